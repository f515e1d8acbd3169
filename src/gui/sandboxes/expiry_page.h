#pragma once

#include "base/result.h"
#include "core/sandboxes/sweep.h"
#include "gui/common/page.h"
#include "gui/sandboxes/expiry_plan.h"

#include <QFuture>
#include <QTimer>

#include <array>
#include <memory>

class QPushButton;

namespace Ui {
class ExpiryPage;
}
namespace showroom {
class Clock;
}

namespace showroom::gui {

class ChoiceCard;
class ConsoleData;
class RowsModel;
class SandboxSource;

/// What expires when: a timeline, buckets, actions on several at once, upcoming resets and tonight's clean-up.
class ExpiryPage final : public Page {
    Q_OBJECT

public:
    /// All must outlive the page.
    ExpiryPage(ConsoleData &console, SandboxSource &source, const Clock &clock, QWidget *parent = nullptr);
    ~ExpiryPage() override;

signals:
    void openRequested(const showroom::environments::Environment &environment);
    void extendRequested(const QList<showroom::environments::Environment> &environments);
    void convertRequested(const showroom::environments::Environment &sandbox);
    void deleteRequested(const QList<showroom::environments::Environment> &environments);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void addBuckets();
    void arrangeTable();
    void addActions();
    void listen();
    void read();
    void readTonight();
    void readNight();
    void showPlan();
    void showCounts();
    void showRows();
    void showSelection();
    void chooseBucket(Bucket bucket);
    void setProtection();
    void expireNow();
    void showAllowed();
    void settle(const QFuture<Result<void>> &answer, const QString &fact, const QString &rest);
    void openSweep(bool isTonight);
    QList<environments::Environment> selected() const;

    std::unique_ptr<Ui::ExpiryPage> m_ui;
    ConsoleData &m_data;
    SandboxSource &m_source;
    const Clock &m_clock;
    ExpiryPlan m_plan;
    QList<environments::Environment> m_shown;
    std::array<ChoiceCard *, bucketCount> m_cards{};
    std::optional<Bucket> m_bucket; ///< none: the first one with something in it
    RowsModel *m_rows;
    QPushButton *m_preview;
    QPushButton *m_run;
    sandboxes::SweepTimes m_times;
    QTimer m_delay;
};

} // namespace showroom::gui
