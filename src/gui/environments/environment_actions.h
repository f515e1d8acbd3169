#pragma once

#include "core/access/rights.h"
#include "core/environments/environment.h"

#include <QList>
#include <QObject>

#include <optional>

class QAction;
class QMenu;
class QPushButton;

namespace showroom::gui {

/// What can be done with the selected environments: the same actions for the bar's buttons and the context menu. Each
/// is off with the reason in its tooltip while it cannot be done.
class EnvironmentActions final : public QObject {
    Q_OBJECT

public:
    explicit EnvironmentActions(QObject *parent = nullptr);

    void setSelection(const QList<environments::Environment> &selection);
    /// What the person may do.
    void setRights(const access::Rights &rights);

    /// Makes a button trigger one of the actions and follow its state; its text and icon are its own.
    static void bind(QPushButton *button, QAction *action);

    QAction *open() const { return m_open; }
    QAction *progress() const { return m_progress; }
    QAction *resume() const { return m_resume; }
    QAction *exportData() const { return m_export; }
    QAction *extend() const { return m_extend; }
    QAction *tearDown() const { return m_tearDown; }
    QAction *copyRows() const { return m_copyRows; }
    /// All of them.
    void fill(QMenu &menu) const;
    /// Those that have no button of their own.
    void fillMore(QMenu &menu) const;

signals:
    void openRequested(const showroom::environments::Environment &environment);
    void progressRequested(const showroom::environments::Environment &environment);
    void resumeRequested(const showroom::environments::Environment &environment);
    void exportRequested(const showroom::environments::Environment &environment);
    void tearDownRequested(const showroom::environments::Environment &environment);
    void duplicateRequested(const showroom::environments::Environment &environment);
    void editRequested(const showroom::environments::Environment &environment);
    void exportManyRequested(const QList<showroom::environments::Environment> &environments);
    void tearDownManyRequested(const QList<showroom::environments::Environment> &environments);
    void extendRequested(const QList<showroom::environments::Environment> &environments);
    void tagsRequested(const QList<showroom::environments::Environment> &environments);
    void ownerRequested(const QList<showroom::environments::Environment> &environments);

private:
    using One = void (EnvironmentActions::*)(const environments::Environment &);
    using Many = void (EnvironmentActions::*)(const QList<environments::Environment> &);

    void holdBack();
    QAction *add(const QString &text, const QString &objectName, const QString &glyph);
    QAction *forOne(const QString &text, const QString &objectName, const QString &glyph, One signal);
    QAction *forMany(const QString &text, const QString &objectName, const QString &glyph, Many signal);
    QAction *forOneOrMany(const QString &text, const QString &objectName, const QString &glyph, One one, Many many);
    void copyId();

    access::Rights m_rights;
    QList<environments::Environment> m_selection;
    QAction *m_open;
    QAction *m_progress;
    QAction *m_resume;
    QAction *m_export;
    QAction *m_extend;
    QAction *m_duplicate;
    QAction *m_edit;
    QAction *m_tags;
    QAction *m_owner;
    QAction *m_copyId;
    QAction *m_copyRows;
    QAction *m_tearDown;
};

} // namespace showroom::gui
