#pragma once

#include "core/environments/environment.h"
#include "core/exporting/export_request.h"

#include <QWidget>

#include <memory>

namespace Ui {
class ExportManyForm;
}

namespace showroom::gui {

/// What several exports have in common: format, contents, folder and reason. Each file is named by the usual pattern.
class ExportManyForm final : public QWidget {
    Q_OBJECT

public:
    ExportManyForm(const QString &folder, const Clock &clock, QWidget *parent = nullptr);
    ~ExportManyForm() override;

    /// Calls the rows beside people as these environments' blueprints do: events, records, or both.
    void nameRows(const QList<environments::Environment> &environments);
    /// Without a slash at its end.
    QString folder() const;
    exporting::ExportRequest requestFor(const environments::Environment &environment) const;
    /// Shows those problems that all the exports have in common; an empty list takes them away.
    void setProblems(const QList<Problem> &problems);

signals:
    void changed();

private:
    void fill();
    void browse();
    void update();
    exporting::Format format() const;
    exporting::Compression compression() const;

    std::unique_ptr<Ui::ExportManyForm> m_ui;
    const Clock &m_clock;
};

} // namespace showroom::gui
