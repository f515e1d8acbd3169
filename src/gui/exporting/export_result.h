#pragma once

#include <QWidget>

#include <memory>

namespace Ui {
class ExportResult;
}
namespace showroom::jobs {
struct Job;
}

namespace showroom::gui {

/// The finished file: where it is, how large, and its checksum.
class ExportResult final : public QWidget {
    Q_OBJECT

public:
    explicit ExportResult(QWidget *parent = nullptr);
    ~ExportResult() override;

    void show(const jobs::Job &job);
    QString path() const;

    using QWidget::show;

private:
    std::unique_ptr<Ui::ExportResult> m_ui;
};

} // namespace showroom::gui
