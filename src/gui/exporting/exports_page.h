#pragma once

#include "core/exporting/export_record.h"
#include "gui/common/page.h"
#include "models/exports_model.h"

#include <QThreadPool>
#include <QTimer>

#include <memory>
#include <optional>

namespace Ui {
class ExportsPage;
}
namespace showroom {
class Clock;
}

namespace showroom::gui {

class ExportSource;
class Standing;
class TableColumns;
class WindowSettings;

/// The list of past exports: who took which file, when and why; search, and actions on the selected one.
class ExportsPage final : public Page {
    Q_OBJECT

public:
    /// Rows read at once; the table asks for the next ones when it is scrolled to its end.
    static constexpr int pageSize = 100;

    /// All must outlive the page.
    ExportsPage(ExportSource &source, const Clock &clock, WindowSettings &settings, const Standing &standing,
                QWidget *parent = nullptr);
    ~ExportsPage() override;

signals:
    /// The person looks for something to export.
    void environmentsRequested();
    /// The same choices once more, for the environment of the record.
    void exportAgainRequested(const showroom::exporting::ExportRequest &request);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void arrangeTable();
    void arrangeStates();
    void connectActions();
    void read();
    void readMore();
    void showState();
    void showSelection();
    void lookForFile(const exporting::ExportRecord &record);
    std::optional<exporting::ExportRecord> selected() const;

    std::unique_ptr<Ui::ExportsPage> m_ui;
    ExportSource &m_source;
    const Clock &m_clock;
    WindowSettings &m_settings;
    const Standing &m_standing;
    models::ExportsModel m_model;
    TableColumns *m_columns = nullptr;
    QTimer m_searchDelay;
    QThreadPool m_disk;
    std::optional<Error> m_error;
    bool m_isLoaded = false;
    int m_reading = 0; ///< counts the reads, so that only the latest one's answer is shown
    int m_looking = 0;
};

} // namespace showroom::gui
