#pragma once

#include "core/environments/environment.h"
#include "core/jobs/job.h"
#include "gui/common/page.h"
#include "gui/overview/attention.h"

#include <QTimer>

#include <memory>

namespace Ui {
class OverviewPage;
}
namespace showroom {
class Clock;
}

namespace showroom::gui {

class ConsoleData;
class OverviewSource;
class RowsModel;
class StatTile;
struct TileText;

/// What we have got, what is happening, what needs somebody: the first page of the console.
class OverviewPage final : public Page {
    Q_OBJECT

public:
    /// All of them must outlive the page.
    OverviewPage(ConsoleData &known, OverviewSource &source, const Clock &clock, QWidget *parent = nullptr);
    ~OverviewPage() override;

signals:
    void newRequested();
    void openRequested(const showroom::environments::Environment &environment);
    void resumeRequested(const showroom::environments::Environment &environment);
    void tearDownRequested(const showroom::environments::Environment &environment);
    void extendRequested(const showroom::environments::Environment &environment);
    void jobRequested(const showroom::jobs::Job &job);
    void environmentsRequested();
    void activityRequested();
    void retryRequested();

private:
    void arrangeHead();
    void arrangeCards();
    void arrangeStates();
    void orderForTheKeyboard();
    void showState();
    void showCards(bool visible);
    void showFigures();
    void showActivity();
    void showSummary(qsizetype waiting);
    void help(const Attention &item);
    void readVolumesIfChanged();
    void readSessions();

    std::unique_ptr<Ui::OverviewPage> m_ui;
    ConsoleData &m_data;
    OverviewSource &m_source;
    const Clock &m_clock;
    RowsModel *m_activity;
    QList<qint64> m_shownJobs;
    QStringList m_activityWords;
    QList<QWidget *> m_headButtons;
    QList<QPushButton *> m_creators;
    QWidget *m_showEnvironments = nullptr;
    QWidget *m_showActivity = nullptr;
    QTimer m_minute; ///< times on the page are relative
    QString m_volumesOf;
    int m_askedSessions = 0; ///< counts the questions, so that only the latest one's answer is shown
};

} // namespace showroom::gui
