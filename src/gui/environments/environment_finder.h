#pragma once

#include "base/error.h"
#include "core/browsing/browsed_table.h"

#include <QObject>

class QLineEdit;
class QMenu;

namespace showroom::gui {

class EnvironmentSource;

/// Finds a row of an environment from a line of text: Return looks it up, several rows are offered in a menu.
class EnvironmentFinder final : public QObject {
    Q_OBJECT

public:
    /// Both must outlive it.
    EnvironmentFinder(QLineEdit &line, EnvironmentSource &source, QObject *parent = nullptr);

    void setEnvironment(const QString &environmentId, const QString &blueprint);

signals:
    void found(const showroom::browsing::FoundRow &row);
    void nothingFound(const QString &text);
    void failed(const showroom::Error &error);

private:
    void look();
    void take(const QString &text, const QList<browsing::FoundRow> &rows);
    void offer(const QList<browsing::FoundRow> &rows);

    QLineEdit &m_line;
    EnvironmentSource &m_source;
    QMenu *m_menu;
    QString m_environmentId;
    QString m_blueprint;
    int m_asked = 0;
};

} // namespace showroom::gui
