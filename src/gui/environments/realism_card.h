#pragma once

#include "core/environments/environment.h"
#include "core/realism/realism_report.h"
#include "gui/common/card.h"

#include <memory>
#include <optional>

namespace Ui {
class RealismPanel;
}

namespace showroom::gui {

class EnvironmentSource;
class Pill;
class RowsModel;

/// How real an environment's rows look: every property with its figure, what is expected, and the verdict; what it
/// means stands in a tooltip and, for the chosen line, below the table.
class RealismCard final : public Card {
    Q_OBJECT

public:
    /// `source` must outlive it.
    explicit RealismCard(EnvironmentSource &source, QWidget *parent = nullptr);
    ~RealismCard() override;

    void setEnvironment(const environments::Environment &environment);
    /// Scores again when that failed.
    void retry();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void read();
    void take(const Result<realism::Report> &report);
    void showReport(const realism::Report &report);
    void explain(int row);
    void showState();

    std::unique_ptr<Ui::RealismPanel> m_ui;
    EnvironmentSource &m_source;
    environments::Environment m_environment;
    RowsModel *m_model;
    Pill *m_pill;
    QList<realism::Score> m_scores; ///< in the order of the table
    std::optional<Error> m_error;
    bool m_hasReport = false;
    bool m_isAsked = false; ///< whether the present data was asked for
    int m_asked = 0;
};

} // namespace showroom::gui
