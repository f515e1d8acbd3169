#pragma once

#include "core/sandboxes/usage.h"
#include "gui/common/page.h"

#include <memory>

class QButtonGroup;

namespace Ui {
class UsagePage;
}
namespace showroom {
class Clock;
}

namespace showroom::gui {

class RowsModel;
class SandboxSource;

/// How much the fleet and each of its environments are used, deleted ones too: figures, a chart by day, a list.
class UsagePage final : public Page {
    Q_OBJECT

public:
    /// Both must outlive the page.
    UsagePage(SandboxSource &source, const Clock &clock, QWidget *parent = nullptr);
    ~UsagePage() override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    enum Measure { Sessions, Users, ApiCalls };

    void addChoices();
    void arrangeTable();
    sandboxes::UsageRange range() const;
    void read();
    void readOne();
    void showList(const QList<sandboxes::Usage> &list);
    void showFigures(const sandboxes::Usage &usage);
    void showDays();
    void tell(const Error &error);

    std::unique_ptr<Ui::UsagePage> m_ui;
    SandboxSource &m_source;
    const Clock &m_clock;
    QButtonGroup *m_days;
    QButtonGroup *m_measures;
    RowsModel *m_rows;
    QList<sandboxes::Usage> m_list;
    QList<sandboxes::UsageDay> m_byDay;
    QString m_chosen; ///< environment; empty: the fleet
    int m_asked = 0;  ///< counts the questions, so that only the latest one's answers are shown
};

} // namespace showroom::gui
