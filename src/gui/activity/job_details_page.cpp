#include "gui/activity/job_details_page.h"

#include "base/clock.h"
#include "base/when_ready.h"
#include "gui/activity/job_facts.h"
#include "gui/activity/job_history.h"
#include "gui/activity/job_presentation.h"
#include "gui/common/blueprint_words.h"
#include "gui/common/builders.h"
#include "gui/common/pill.h"
#include "gui/common/rights.h"
#include "gui/common/rows_model.h"
#include "gui/common/standing.h"
#include "gui/common/wording.h"
#include "gui/operations/operations.h"
#include "gui/shell/job_wording.h"
#include "ui_job_details_page.h"

#include <QLocale>

namespace showroom::gui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using jobs::Job;

namespace {

constexpr int lowestList = 140;
const QList<JobActions::Action> offered{JobActions::Pause, JobActions::Cancel, JobActions::CleanUp, JobActions::Retry,
                                        JobActions::Resume};

bool isPrimary(JobActions::Action action)
{
    return action == JobActions::Resume || action == JobActions::Retry;
}

/// A job that knows its tables by their names in the database alone (a teardown) leaves the words to the blueprint.
QList<jobs::PartProgress> labelled(QList<jobs::PartProgress> parts)
{
    for (jobs::PartProgress &part : parts)
        if (part.label == part.name && part.name.contains(u'.'))
            part.label = tableLabel(part.name.section(u'.', 0, 0), part.name);
    return parts;
}

} // namespace

JobDetailsPage::JobDetailsPage(const Collaborators &with, const QString &environmentName, QWidget *parent)
    : Page(parent)
    , m_ui(std::make_unique<Ui::JobDetailsPage>())
    , m_with(with)
    , m_environmentName(environmentName)
    , m_pill(new Pill)
    , m_actions(new JobActions(with.operations, with.standing, this))
    , m_steps(new RowsModel({{tr("Step"), Cell::Text}, {tr("Rows"), Cell::Number}, {tr("Finished"), Cell::Time}}, this))
{
    setObjectName(u"jobDetailsPage"_s);
    m_ui->setupUi(contentWidget());
    m_ui->messageBar->setClosable(false);
    m_ui->logTextEdit->setFont(face(Type::Mono));
    m_ui->logTextEdit->setMinimumHeight(em(lowestList));
    m_ui->stepsTable->setMinimumHeight(em(lowestList));
    m_ui->stepsTable->setModel(m_steps);
    m_ui->stepsTable->setColumns(
        {{Cell::Text, 160, true, 0}, {Cell::Number, 96, false, 0}, {Cell::Time, 116, false, 1}});
    addHead();
    m_poll.setInterval(2s); // an owner that died announces nothing
    connect(&m_poll, &QTimer::timeout, this, &JobDetailsPage::read);
    connect(&with.operations, &Operations::jobChanged, this, &JobDetailsPage::take);
    connect(&with.standing, &Standing::changed, this, &JobDetailsPage::refresh);
    connect(m_actions, &JobActions::refused, this, &JobDetailsPage::showRefusal);
    connect(m_actions, &JobActions::started, this, [this](qint64 jobId) {
        m_job = Job();
        m_job.id = jobId;
        m_ui->partRows->clear();
        read();
    });
}

JobDetailsPage::~JobDetailsPage() = default;

void JobDetailsPage::addHead()
{
    auto *back = button(tr("Back"), u"backButton"_s, Variant::Link,
                        layoutDirection() == Qt::RightToLeft ? u"arrow-right"_s : u"arrow-left"_s);
    setAboveTitle(back);
    addBesideTitle(m_pill);
    connect(back, &QPushButton::clicked, this, &Page::backRequested);
    for (const JobActions::Action action : offered) {
        auto *added = button(JobActions::text(action), u"job%1Button"_s.arg(int(action)),
                             isPrimary(action) ? Variant::Primary : Variant::Secondary, JobActions::glyph(action));
        m_buttons.insert(action, added);
        addHeadButton(added);
        connect(added, &QPushButton::clicked, this, [this, action] { m_actions->run(m_job, action, title()); });
    }
}

void JobDetailsPage::showJob(const Job &job)
{
    m_job = job;
    refresh();
    read();
}

void JobDetailsPage::read()
{
    whenReady(m_with.operations.findJob(m_job.id), this, [this](const Result<Job> &job) {
        if (job)
            take(*job);
        else
            showRefusal(tr("The job could not be read."), job.error());
    });
}

void JobDetailsPage::take(const Job &job)
{
    if (job.id != m_job.id || job.isOlderThan(m_job))
        return;
    const bool news = job.state != m_job.state || job.progress.done != m_job.progress.done || m_steps->rowCount() == 0;
    m_job = job;
    refresh();
    if (news)
        readSteps();
}

void JobDetailsPage::refresh()
{
    const JobLook look = jobLook(m_job);
    setTitle(wording::jobTitle(m_job, m_environmentName));
    setSummary(u"#%1 · %2"_s.arg(QString::number(m_job.id), m_job.environmentId));
    m_pill->set(look.text, look.glyph, look.meaning);
    for (const JobActions::Action action : offered) {
        m_buttons.value(action)->setVisible(m_actions->isOffered(m_job, action, std::nullopt));
        allow(m_buttons.value(action), m_actions->whyNot(m_job));
    }
    m_ui->jobFactList->setFacts(jobFacts(m_job, m_with.clock.now()));
    const auto outcome = outcomeFacts(m_job);
    m_ui->outcomeFactList->setFacts(outcome);
    m_ui->outcomeCard->setVisible(!outcome.isEmpty() && !m_job.isActive()); // an export announces its file before
    const bool moves = m_job.isActive() && !m_job.isOrphaned;
    m_ui->partsCard->setVisible(!m_job.progress.parts.isEmpty());
    m_ui->partRows->setParts(labelled(m_job.progress.parts), m_job.progress.workedMs(), moves);
    const QString log = m_job.progress.log.join(u'\n');
    m_ui->logCard->setVisible(!log.isEmpty());
    if (m_ui->logTextEdit->toPlainText() != log)
        m_ui->logTextEdit->setPlainText(log);
    say();
    moves ? m_poll.start() : m_poll.stop();
}

void JobDetailsPage::say()
{
    if (m_job.isOrphaned)
        m_ui->messageBar->say(Meaning::Warning, tr("Interrupted"),
                              tr("The program that worked on it is gone. Resume does it from here; Cancel leaves it."));
    else if (m_job.error && m_job.error->code != ErrorCode::Cancelled)
        showRefusal(jobLook(m_job).text, *m_job.error);
    else
        m_ui->messageBar->hide();
}

void JobDetailsPage::readSteps()
{
    whenReady(m_with.history.steps(m_job.id), this,
              [this, asked = m_job.id](const Result<QList<jobs::JobStep>> &steps) {
                  if (steps && asked == m_job.id)
                      showSteps(*steps);
              });
}

void JobDetailsPage::showSteps(const QList<jobs::JobStep> &steps)
{
    const QLocale locale;
    QList<RowsModel::Row> rows;
    for (const jobs::JobStep &step : steps)
        rows.append({{step.name}, {locale.toString(step.rows)}, {wording::ago(step.finishedAt, m_with.clock.now())}});
    m_steps->setRows(rows);
    m_ui->stepsCard->setVisible(!rows.isEmpty());
}

void JobDetailsPage::showRefusal(const QString &fact, const Error &error)
{
    m_ui->messageBar->say(Meaning::Danger, fact, QStringList{error.message, error.hint}.join(u' ').trimmed());
}

} // namespace showroom::gui
