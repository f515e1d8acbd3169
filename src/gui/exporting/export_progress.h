#pragma once

#include <QWidget>

#include <memory>

namespace Ui {
class ExportProgress;
}
namespace showroom::jobs {
struct Job;
}

namespace showroom::gui {

/// How far an export is.
class ExportProgress final : public QWidget {
    Q_OBJECT

public:
    explicit ExportProgress(QWidget *parent = nullptr);
    ~ExportProgress() override;

    void setDestination(const QString &path);
    void show(const jobs::Job &job);

    using QWidget::show;

private:
    std::unique_ptr<Ui::ExportProgress> m_ui;
};

} // namespace showroom::gui
