#include "gui/seeding/seeding_page.h"

#include "base/when_ready.h"
#include "gui/common/builders.h"
#include "gui/common/careful.h"
#include "gui/common/pill.h"
#include "gui/common/rights.h"
#include "gui/common/standing.h"
#include "gui/common/wording.h"
#include "gui/operations/operations.h"
#include "gui/seeding/cancel_question.h"
#include "gui/seeding/seeding_state.h"
#include "gui/shell/job_wording.h"
#include "ui_seeding_page.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>

namespace showroom::gui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using jobs::Job;

namespace {

constexpr int chartPoints = 60;
constexpr int chartHeight = 100;
constexpr int barHeight = 8;

QString clockTime(qint64 milliseconds)
{
    return wording::duration(std::chrono::milliseconds(milliseconds));
}

} // namespace

SeedingPage::SeedingPage(Operations *operations, const Standing &standing, QWidget *parent)
    : Page(parent)
    , m_ui(std::make_unique<Ui::SeedingPage>())
    , m_operations(operations)
    , m_standing(standing)
    , m_pill(new Pill)
{
    setObjectName(u"seedingPage"_s);
    m_ui->setupUi(contentWidget());
    m_ui->totalProgressBar->setFixedHeight(barHeight);
    m_ui->rateChart->setMinimumHeight(em(chartHeight));
    m_ui->logTextEdit->setFont(face(Type::Mono));
    m_ui->logTextEdit->setMinimumHeight(em(chartHeight));
    m_ui->messageBar->setClosable(false);
    m_ui->fingerprintCard->hide();
    addBesideTitle(m_pill);
    addButtons();
    connectButtons();
    m_poll.setInterval(2s); // other programs' jobs announce themselves, yet an owner that died does not
    connect(&m_poll, &QTimer::timeout, this, &SeedingPage::read);
    m_tick.setInterval(500ms);
    connect(&m_tick, &QTimer::timeout, this, &SeedingPage::showTime);
    connect(operations, &Operations::jobChanged, this, &SeedingPage::take);
    connect(&standing, &Standing::changed, this, &SeedingPage::refresh);
}

SeedingPage::~SeedingPage() = default;

void SeedingPage::addButtons()
{
    m_leave = button(tr("Run in background"), u"leaveButton"_s, Variant::Quiet);
    m_pause = button(tr("Pause"), u"pauseJobButton"_s, Variant::Secondary, u"pause"_s);
    m_cancel = button(tr("Cancel…"), u"cancelJobButton"_s, Variant::Secondary, u"x"_s);
    m_cleanUp = button(tr("Clean up"), u"cleanUpButton"_s, Variant::Secondary, u"trash-2"_s);
    m_resume = button(tr("Resume"), u"resumeButton"_s, Variant::Primary, u"circle-play"_s);
    m_export = button(tr("Export…"), u"exportButton"_s, Variant::Primary, u"package"_s);
    for (QPushButton *added : {m_leave, m_pause, m_cancel, m_cleanUp, m_resume, m_export})
        addHeadButton(added);
    auto *copy = button(tr("Copy"), u"copyLogButton"_s, Variant::Quiet, u"copy"_s, true);
    copy->setAccessibleName(tr("Copy the log"));
    m_ui->logCard->addTitleWidget(copy);
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_ui->logTextEdit->toPlainText()); });
}

void SeedingPage::connectButtons()
{
    connect(m_leave, &QPushButton::clicked, this, &SeedingPage::leaveRequested);
    connect(m_pause, &QPushButton::clicked, this, &SeedingPage::pause);
    connect(m_cancel, &QPushButton::clicked, this, &SeedingPage::askCancel);
    connect(m_cleanUp, &QPushButton::clicked, this, &SeedingPage::cleanUp);
    connect(m_resume, &QPushButton::clicked, this, &SeedingPage::resume);
    connect(m_export, &QPushButton::clicked, this, [this] { emit exportRequested(m_job.environmentId); });
    connect(m_ui->copyFingerprintButton, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_ui->fingerprintLabel->text()); });
}

void SeedingPage::showJob(qint64 jobId, const QString &environmentName, bool isGone)
{
    m_job = Job();
    m_job.id = jobId;
    m_environmentName = environmentName;
    m_cleanUpJob = 0;
    m_isGone = isGone;
    m_total = RateHistory();
    m_ui->partRows->clear();
    setTitle(environmentName);
    refresh();
    read();
}

void SeedingPage::read()
{
    whenReady(m_operations->findJob(m_job.id), this, [this, asked = m_job.id](const Result<Job> &job) {
        if (asked != m_job.id)
            return;
        if (job)
            take(*job);
        else
            showRefusal(tr("The job could not be read."), job.error());
    });
}

void SeedingPage::take(const Job &job)
{
    if (m_cleanUpJob != 0 && job.id == m_cleanUpJob) {
        takeCleanUp(job);
        return;
    }
    if (job.id != m_job.id || job.isOlderThan(m_job))
        return;
    const jobs::JobProgress &progress = job.progress;
    // A new owner counts the finished steps anew once it has looked at them.
    if (job.run != m_job.run || progress.resumedAt != m_job.progress.resumedAt || m_total.size() == 0) {
        m_total.goOn(progress.earlierMs, progress.resumedAt);
        m_ui->partRows->goOn(progress.parts, progress.earlierMs);
    }
    m_job = job;
    m_sinceReading.start();
    m_total.add(progress.workedMs(), progress.done);
    refresh();
}

void SeedingPage::refresh()
{
    const SeedingState state = SeedingState::of(m_job, m_operations->isHere(m_job.id));
    const bool isOver = (state.isComplete || m_isGone) && !m_environmentName.isEmpty();
    setTitle(isOver ? m_environmentName : wording::jobTitle(m_job, m_environmentName));
    showSummary();
    showState(state);
    showTotal();
    showTime();
    m_ui->partRows->setParts(m_job.progress.parts, m_job.progress.workedMs(), state.isActive);
    showRate();
    showLog();
}

void SeedingPage::showSummary()
{
    if (m_job.environmentId.isEmpty()) {
        setSummary({});
        return;
    }
    const QString size =
        tr("%1 · %2 rows", "id and size").arg(m_job.environmentId, QLocale().toString(m_job.progress.total));
    const QString phase = wording::jobPhase(m_job);
    setSummary(phase.isEmpty() ? size : size + u" · "_s + phase);
}

void SeedingPage::showState(const SeedingState &state)
{
    const bool offers = !m_isGone && m_cleanUpJob == 0;
    m_pill->set(state.word, state.glyph, state.meaning);
    m_leave->setText(state.isActive ? tr("Run in background") : tr("Back to environments"));
    m_pause->setVisible(state.isActive);
    m_cancel->setVisible(state.isActive);
    showAllowed(state);
    m_cleanUp->setVisible(offers && state.canCleanUp);
    m_resume->setVisible(offers && state.canResume);
    m_export->setVisible(state.isComplete && !m_isGone);
    const QString fingerprint = m_job.outcome.value(u"fingerprint").toString();
    m_ui->fingerprintCard->setVisible(state.isComplete && !fingerprint.isEmpty());
    m_ui->fingerprintLabel->setText(fingerprint);
    if (offers)
        say(state);
    const bool moves = state.isActive && m_job.id != 0;
    if (moves != m_poll.isActive()) {
        moves ? m_poll.start() : m_poll.stop();
        moves ? m_tick.start() : m_tick.stop();
    }
}

void SeedingPage::showAllowed(const SeedingState &state)
{
    const QString why = m_standing.whyNot(Right::Manage);
    for (QPushButton *held : {m_pause, m_cancel, m_cleanUp, m_resume})
        allow(held, why);
    m_pause->setEnabled(why.isEmpty() && state.canPause);
    m_cancel->setEnabled(why.isEmpty() && state.canCancel);
    allow(m_export, m_standing.whyNot(Right::Export));
}

void SeedingPage::say(const SeedingState &state)
{
    if (state.fact.isEmpty())
        m_ui->messageBar->hide();
    else
        m_ui->messageBar->say(state.meaning, state.fact, state.rest);
}

void SeedingPage::showTotal()
{
    const QLocale locale;
    const jobs::JobProgress &progress = m_job.progress;
    qsizetype done = 0;
    for (const jobs::PartProgress &part : progress.parts)
        done += part.state == jobs::PartState::Done ? 1 : 0;
    m_ui->percentLabel->setText(wording::jobPercent(m_job));
    m_ui->totalProgressBar->setValue(int(progress.share() * m_ui->totalProgressBar->maximum()));
    m_ui->rowsLabel->setText(tr("%1 of %2").arg(locale.toString(progress.done), locale.toString(progress.total)));
    m_ui->rateLabel->setText(progress.rate() > 0 ? wording::rowsPerSecond(progress.rate()) : u"—"_s);
    m_ui->partsCard->setNote(tr("%1 of %2 done").arg(locale.toString(done), locale.toString(progress.parts.size())));
}

/// Between two readings the time goes on; the rows do not.
void SeedingPage::showTime()
{
    const bool runs = m_job.state == jobs::JobState::Running && !m_job.isOrphaned;
    const qint64 since = runs && m_sinceReading.isValid() ? m_sinceReading.elapsed() : 0;
    const auto left = m_job.progress.remainingMs();
    m_ui->elapsedLabel->setText(clockTime(m_job.progress.workedMs() + since));
    m_ui->leftLabel->setText(runs && left ? clockTime(std::max<qint64>(0, *left - since)) : u"—"_s);
}

void SeedingPage::showRate()
{
    const QList<qreal> course = m_total.course(chartPoints);
    if (course.isEmpty())
        return;
    const qint64 from = m_total.sinceMs();
    const qint64 to = m_total.workedMs();
    m_ui->rateChart->setData(
        course,
        {{0, clockTime(from)}, {chartPoints / 2, clockTime((from + to) / 2)}, {chartPoints - 1, clockTime(to)}});
}

void SeedingPage::showLog()
{
    const QString text = m_job.progress.log.join(u'\n');
    if (m_ui->logTextEdit->toPlainText() == text)
        return;
    m_ui->logTextEdit->setPlainText(text);
    m_ui->logTextEdit->moveCursor(QTextCursor::End);
    m_ui->logTextEdit->moveCursor(QTextCursor::StartOfLine); // a long line must not scroll the times away
}

void SeedingPage::pause()
{
    m_pause->setEnabled(false);
    whenReady(m_operations->pauseJob(m_job.id), this, [this](const Result<void> &asked) {
        if (!asked)
            showRefusal(tr("Not paused."), asked.error());
    });
}

void SeedingPage::cancel(qint64 jobId)
{
    m_cancel->setEnabled(false);
    whenReady(m_operations->cancelJob(jobId), this, [this](const Result<void> &asked) {
        if (!asked)
            showRefusal(tr("Not cancelled."), asked.error());
    });
}

void SeedingPage::askCancel()
{
    if (m_standing.isCareful()) {
        ifConfirmed(m_standing,
                    {tr("Cancel “%1”").arg(title()), tr("Finished steps stay; resume later, or clean up."),
                     m_job.environmentId, tr("Cancel the job")},
                    this, [this, job = m_job.id] { cancel(job); });
        return;
    }
    auto *question = new CancelQuestion(title(), this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &QDialog::accepted, this, [this, job = m_job.id] { cancel(job); });
    question->open();
}

void SeedingPage::resume()
{
    m_resume->setEnabled(false);
    m_cleanUp->setEnabled(false);
    whenReady(m_operations->resume(m_job.environmentId), this, [this](const Result<qint64> &job) {
        m_resume->setEnabled(true);
        m_cleanUp->setEnabled(true);
        if (!job)
            showRefusal(tr("Not resumed."), job.error());
        else if (*job != m_job.id)
            showJob(*job, m_environmentName);
        else
            read();
    });
}

/// What never became usable goes without typing its name, unless the connection is a careful one: nobody can have
/// relied on it.
void SeedingPage::cleanUp()
{
    ifConfirmed(m_standing,
                {tr("Clean up “%1”").arg(m_job.environmentId),
                 tr("Every row that this job wrote is removed. It was never complete."), m_job.environmentId,
                 tr("Clean up")},
                this, [this] { startCleanUp(); });
}

void SeedingPage::startCleanUp()
{
    m_resume->setEnabled(false);
    m_cleanUp->setEnabled(false);
    whenReady(m_operations->cleanUp(m_job.id), this, [this](const Result<qint64> &job) {
        m_resume->setEnabled(true);
        m_cleanUp->setEnabled(true);
        if (!job) {
            showRefusal(tr("Not cleaned up."), job.error());
            return;
        }
        m_cleanUpJob = *job;
        refresh();
        m_ui->messageBar->say(Meaning::Info, tr("Cleaning up"), tr("Every row of this environment is being removed."));
    });
}

void SeedingPage::takeCleanUp(const Job &job)
{
    if (job.isActive())
        return;
    m_cleanUpJob = 0;
    if (job.state != jobs::JobState::Done) {
        refresh();
        showRefusal(tr("Not cleaned up."), job.error.value_or(Error{}));
        return;
    }
    m_isGone = true;
    refresh();
    m_ui->messageBar->say(Meaning::Success, tr("Cleaned up"),
                          tr("%n row(s) left in any table.", nullptr, job.outcome.value(u"remainingRows").toInt()));
}

void SeedingPage::showRefusal(const QString &fact, const Error &error)
{
    m_ui->messageBar->say(Meaning::Danger, fact, QStringList{error.message, error.hint}.join(u' ').trimmed());
}

} // namespace showroom::gui
