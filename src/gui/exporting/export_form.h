#pragma once

#include "core/environments/environment.h"
#include "core/exporting/export_request.h"

#include <QSet>
#include <QWidget>

#include <memory>

class QPushButton;
class QRadioButton;

namespace Ui {
class ExportForm;
}

namespace showroom {
struct Error;
}

namespace showroom::gui {

/// What to export, in which format, from when to when, and where to.
class ExportForm final : public QWidget {
    Q_OBJECT

public:
    /// `folder` is where exports go unless the person says otherwise.
    ExportForm(const environments::Environment &environment, const QString &folder, const Clock &clock,
               QWidget *parent = nullptr);
    ~ExportForm() override;

    exporting::ExportRequest request() const;
    /// Fills the fields as an earlier export had them.
    void setRequest(const exporting::ExportRequest &request);
    /// Shows each problem at its field, in place of those shown before.
    void setProblems(const QList<Problem> &problems);
    /// Puts the focus where the first problem is.
    void focusFirstProblem();
    /// Why the server did not begin.
    void showRefusal(const Error &error);
    void clearRefusal();

signals:
    void changed();

private:
    void addKinds();
    void addCompressions();
    void addDates();
    void connectInputs();
    void chooseDates();
    void chooseFormat();
    void browse();
    void update();
    exporting::Format format() const;
    exporting::Compression compression() const;
    QString formatAdvice(const exporting::ExportRequest &wanted) const;

    std::unique_ptr<Ui::ExportForm> m_ui;
    environments::Environment m_environment;
    QList<QPushButton *> m_kinds;
    QList<std::pair<exporting::Format, QRadioButton *>> m_formats;
    QWidget *m_firstProblem = nullptr;
};

} // namespace showroom::gui
