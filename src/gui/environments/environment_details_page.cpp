#include "gui/environments/environment_details_page.h"

#include "base/clock.h"
#include "base/when_ready.h"
#include "gui/common/builders.h"
#include "gui/common/pill.h"
#include "gui/common/rights.h"
#include "gui/common/wording.h"
#include "gui/environments/environment_data.h"
#include "gui/environments/environment_history.h"
#include "gui/environments/environment_overview.h"
#include "gui/environments/status_presentation.h"
#include "gui/operations/console_data.h"
#include "gui/sandboxes/corner_watermark.h"
#include "gui/sandboxes/environment_access.h"
#include "gui/sandboxes/sandbox_source.h"
#include "gui/sessions/environment_sessions.h"
#include "gui/shell/window_settings.h"
#include "ui_environment_details_page.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QScrollArea>
#include <QSettings>

namespace showroom::gui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using environments::Environment;
using environments::Status;

namespace {

const auto tabKey = u"environment/tab"_s;

} // namespace

EnvironmentDetailsPage::EnvironmentDetailsPage(const QString &environmentId, const Collaborators &with, QWidget *parent)
    : Page(parent)
    , m_ui(std::make_unique<Ui::EnvironmentDetailsPage>())
    , m_with(with)
    , m_pill(new Pill)
    , m_id(label({}, Type::Mono, QPalette::PlaceholderText))
    , m_export(button(tr("Export…"), u"exportEnvironmentButton"_s, Variant::Secondary, u"package"_s))
    , m_overview(new EnvironmentOverview(with.source, with.clock))
    , m_data(new EnvironmentData(with.source, with.settings))
    , m_history(new EnvironmentHistory(with.source, with.audit, with.clock))
{
    setObjectName(u"environmentDetailsPage"_s);
    m_environment.id = environmentId;
    addHead(); // before the content: what is made first comes first for the keyboard
    addMenu();
    m_ui->setupUi(contentWidget());
    addTabs();
    listen();
    read();
}

EnvironmentDetailsPage::~EnvironmentDetailsPage()
{
    m_with.settings.store().setValue(tabKey, m_ui->tabWidget->currentIndex());
}

void EnvironmentDetailsPage::addHead()
{
    auto *back = button(tr("Environments"), u"backButton"_s, Variant::Link,
                        layoutDirection() == Qt::RightToLeft ? u"arrow-right"_s : u"arrow-left"_s);
    auto *copy = button({}, u"copyIdButton"_s, Variant::Quiet, u"copy"_s, true);
    nameIconButton(*copy, tr("Copy id"));
    setAboveTitle(back);
    addBesideTitle(m_pill);
    addBesideTitle(m_id);
    addBesideTitle(copy);
    addHeadButton(m_export);
    connect(back, &QPushButton::clicked, this, &Page::backRequested);
    connect(copy, &QPushButton::clicked, this, &EnvironmentDetailsPage::copyId);
    connect(m_export, &QPushButton::clicked, this, [this] { emit exportRequested(m_environment); });
}

void EnvironmentDetailsPage::addMenu()
{
    m_more = button({}, u"moreButton"_s, Variant::Secondary, u"ellipsis"_s);
    nameIconButton(*m_more, tr("More actions"));
    auto *menu = new QMenu(m_more);
    menu->setObjectName(u"moreMenu"_s);
    m_progress = menu->addAction(icon(u"activity"_s), tr("Open progress"));
    m_progress->setObjectName(u"actionShowProgress"_s);
    menu->addSeparator();
    const auto add = [&](const QString &glyph, const QString &text, const QString &name, auto signal) {
        QAction *action = menu->addAction(icon(glyph), text);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, [this, signal] { emit(this->*signal)(m_environment); });
        return action;
    };
    m_edit = add(u"pencil"_s, tr("Edit details…"), u"actionEditEnvironment"_s, &EnvironmentDetailsPage::editRequested);
    m_extend =
        add(u"calendar-plus"_s, tr("Extend…"), u"actionExtendEnvironment"_s, &EnvironmentDetailsPage::extendRequested);
    m_duplicate =
        add(u"copy"_s, tr("Duplicate…"), u"actionDuplicateEnvironment"_s, &EnvironmentDetailsPage::duplicateRequested);
    m_print = menu->addAction(icon(u"scroll-text"_s), tr("Print rows…"));
    m_print->setObjectName(u"actionPrintRows"_s);
    m_print->setShortcut(QKeySequence::Print);
    m_print->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(m_print);
    connect(m_data, &EnvironmentData::tableOpened, this, [this] {
        if (m_wantsToPrint)
            printRows();
    });
    connect(m_print, &QAction::triggered, this, &EnvironmentDetailsPage::printRows);
    menu->addSeparator();
    m_tearDown = menu->addAction(icon(u"trash-2"_s, Ink::Danger), tr("Tear down…"));
    m_tearDown->setObjectName(u"actionTearDownEnvironment"_s);
    addHeadButton(m_more);
    connect(m_more, &QPushButton::clicked, menu, [menu, more = m_more] {
        menu->popup(more->mapToGlobal(QPoint(more->width() - menu->sizeHint().width(), more->height() + 4)));
    });
    connect(m_progress, &QAction::triggered, this, [this] { emit progressRequested(m_environment); });
    connect(m_tearDown, &QAction::triggered, this, [this] { emit tearDownRequested(m_environment); });
}

void EnvironmentDetailsPage::addTabs()
{
    QScrollArea *overview = scrolling(m_overview); // the other tabs scroll inside themselves
    overview->setFocusPolicy(Qt::NoFocus);
    m_ui->tabWidget->addTab(overview, tr("Overview"));
    m_ui->tabWidget->addTab(m_data, tr("Data"));
    if (m_with.sessions) {
        m_sessions = new EnvironmentSessions(m_environment.id, *m_with.sessions, m_with.clock, m_with.settings,
                                             m_with.data.standing());
        m_ui->tabWidget->addTab(m_sessions, tr("Sessions"));
    }
    if (m_with.sandboxes)
        addWatermark();
    m_ui->tabWidget->addTab(m_history, tr("History"));
    m_ui->tabWidget->setCurrentIndex(m_with.settings.store().value(tabKey).toInt());
    m_stateResume = m_ui->stateBar->addButton(tr("Resume"), u"stateResumeButton"_s, u"circle-play"_s);
    m_stateProgress = m_ui->stateBar->addButton(tr("Show progress"), u"stateProgressButton"_s, u"activity"_s);
    m_ui->stateBar->setClosable(false);
    auto *leave = button(tr("Back to the environments"), u"leaveGoneButton"_s, Variant::Primary);
    m_ui->goneState->addActionWidget(leave);
    connect(leave, &QPushButton::clicked, this, &Page::backRequested);
    connect(m_stateResume, &QPushButton::clicked, this, [this] { emit resumeRequested(m_environment); });
    connect(m_stateProgress, &QPushButton::clicked, this, [this] { emit progressRequested(m_environment); });
    connect(m_data, &EnvironmentData::progressRequested, this, [this] { emit progressRequested(m_environment); });
    connect(m_history, &EnvironmentHistory::jobOpened, this, &EnvironmentDetailsPage::jobRequested);
    connect(m_history, &EnvironmentHistory::auditRequested, this, &EnvironmentDetailsPage::auditRequested);
}

void EnvironmentDetailsPage::addWatermark()
{
    m_access = new EnvironmentAccess(m_environment.id, *m_with.sandboxes, m_with.clock, m_with.data.standing());
    QScrollArea *access = scrolling(m_access);
    access->setFocusPolicy(Qt::NoFocus);
    m_ui->tabWidget->addTab(access, tr("Access"));
    m_watermark = new CornerWatermark(m_data->rowsView());
    m_ui->bannerBar->setClosable(false);
    m_bannerExtend = m_ui->bannerBar->addButton(tr("Extend…"), u"bannerExtendButton"_s, u"calendar-plus"_s);
    m_bannerExtend->setAccessibleName(tr("Extend its life"));
    connect(m_bannerExtend, &QPushButton::clicked, this, [this] { emit extendRequested(m_environment); });
    m_bannerConvert = m_ui->bannerBar->addButton(tr("Convert…"), u"bannerConvertButton"_s, u"arrow-right"_s);
    m_bannerConvert->setAccessibleName(tr("Convert it to production"));
    connect(m_bannerConvert, &QPushButton::clicked, this, [this] { emit convertRequested(m_environment); });
    connect(m_with.sandboxes, &SandboxSource::changed, this, &EnvironmentDetailsPage::readBanner);
}

void EnvironmentDetailsPage::readBanner()
{
    if (!m_with.sandboxes || m_environment.kind != environments::Kind::Sandbox)
        return;
    whenReady(
        m_with.sandboxes->banner(m_environment.id), this,
        [this](const Result<std::optional<sandboxes::Banner>> &banner) { showBanner(banner.value_or(std::nullopt)); });
}

void EnvironmentDetailsPage::showBanner(const std::optional<sandboxes::Banner> &banner)
{
    m_watermark->setBanner(banner);
    if (!banner) {
        m_ui->bannerBar->hide();
        return;
    }
    const Meaning due = banner->isCounted ? dueMeaning(m_environment, m_with.clock.now()) : Meaning::Neutral;
    m_ui->bannerBar->say(due == Meaning::Neutral ? Meaning::Accent : due, banner->title, banner->message);
}

void EnvironmentDetailsPage::listen()
{
    models::EnvironmentsModel &environments = m_with.data.environments();
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&environments, signal, this, &EnvironmentDetailsPage::read);
    connect(&environments, &QAbstractItemModel::dataChanged, this, &EnvironmentDetailsPage::read);
    // A running job tells its progress many times a second.
    m_jobsChanged.setSingleShot(true);
    m_jobsChanged.setInterval(1s);
    connect(&m_jobsChanged, &QTimer::timeout, m_history, &EnvironmentHistory::refresh);
    connect(&m_with.data.jobs(), &QAbstractItemModel::dataChanged, this, &EnvironmentDetailsPage::followJobs);
    connect(&m_with.data.jobs(), &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) {
                const auto &jobs = m_with.data.jobs();
                followJobs(jobs.index(first, 0), jobs.index(last, 0));
            });
    connect(&m_with.data, &ConsoleData::stateChanged, this, [this] {
        if (m_with.data.error())
            return;
        m_overview->retry();
        m_data->retry();
        read();
    });
}

void EnvironmentDetailsPage::followJobs(const QModelIndex &first, const QModelIndex &last)
{
    for (int row = first.row(); row <= last.row(); ++row)
        if (m_with.data.jobs().jobs().at(row).environmentId == m_environment.id && !m_jobsChanged.isActive())
            m_jobsChanged.start();
}

void EnvironmentDetailsPage::read()
{
    const auto environment = m_with.data.environments().find(m_environment.id);
    if (environment)
        showEnvironment(*environment);
    else if (m_with.data.isLoaded())
        showGone();
}

void EnvironmentDetailsPage::showEnvironment(const Environment &environment)
{
    m_environment = environment;
    const StatusLook look = statusLook(environment, m_with.clock.now());
    setTitle(environment.name);
    setSummary(kindText(environment) + u" · "_s + dataText(environment));
    m_pill->set(look.text, look.glyph, look.meaning);
    m_id->setText(environment.id);
    m_overview->setEnvironment(environment);
    m_data->setEnvironment(environment);
    if (m_sessions)
        m_sessions->setEnvironment(environment);
    if (m_access)
        m_access->setEnvironment(environment);
    readBanner();
    m_history->setEnvironment(environment);
    showState(environment);
    m_more->setEnabled(true);
    m_progress->setEnabled(environment.jobId.has_value());
    showAllowed(environment);
    m_ui->pageStackedWidget->setCurrentWidget(m_ui->tabsPage);
}

void EnvironmentDetailsPage::showAllowed(const Environment &environment)
{
    const auto reason = [this](Right right, const QString &otherwise) {
        const QString why = m_with.data.standing().whyNot(right);
        return why.isEmpty() ? otherwise : why;
    };
    const QString going = environment.status == Status::Deleting ? tr("It is being torn down") : QString();
    const QString incomplete =
        environments::canExport(environment) ? QString() : tr("Only a complete environment can be exported");
    const QString kept = environments::canTearDown(environment) ? QString() : tr("It is protected, or gone already");
    allow(m_export, reason(Right::Export, incomplete));
    allow(m_print, reason(Right::Export, incomplete));
    allow(m_edit, reason(Right::Manage, going));
    allow(m_extend, reason(Right::Manage, going));
    allow(m_duplicate, reason(Right::Manage, {}));
    allow(m_tearDown, reason(Right::Manage, kept));
    allow(m_stateResume, reason(Right::Manage, {}));
    if (!m_bannerExtend)
        return;
    allow(m_bannerExtend, reason(Right::Manage, going));
    allow(m_bannerConvert, reason(Right::Convert, {}));
}

void EnvironmentDetailsPage::showState(const Environment &environment)
{
    MessageBar *bar = m_ui->stateBar;
    m_stateProgress->setEnabled(environment.jobId.has_value());
    const bool hasStopped = environment.isPaused || hasFailed(environment);
    m_stateResume->setVisible(hasStopped && environments::canResume(environment));
    if (environment.isPaused)
        bar->say(Meaning::Info, tr("Filling this environment is paused."), tr("It goes on where it stopped."));
    else if (environment.isInterrupted && environment.status != Status::Deleting)
        bar->say(Meaning::Warning, tr("Filling this environment was interrupted."),
                 tr("The program that filled it is gone. What it wrote is kept."));
    else if (environment.isInterrupted)
        bar->say(Meaning::Danger, tr("Tearing this environment down was interrupted."),
                 tr("A part of its rows is left; tear it down again."));
    else if (environment.status == Status::Seeding || environment.status == Status::Queued)
        bar->say(Meaning::Info, tr("This environment is being filled."), tr("Its rows come as soon as all are made."));
    else if (environment.status == Status::Failed || environment.status == Status::Cancelled)
        bar->say(Meaning::Warning, tr("This environment is not complete."), tr("Resume its filling, or tear it down."));
    else if (environment.status == Status::Deleting)
        bar->say(Meaning::Warning, tr("This environment is being torn down."), {});
    else
        bar->hide();
}

/// Somebody tore it down; what stood here is no longer true.
void EnvironmentDetailsPage::showGone()
{
    if (m_ui->pageStackedWidget->currentWidget() == m_ui->gonePage)
        return;
    m_pill->set(tr("Gone"), u"circle-x"_s, Meaning::Neutral);
    m_ui->goneState->setHeading(
        tr("“%1” is no longer there").arg(m_environment.name.isEmpty() ? m_environment.id : m_environment.name));
    m_ui->pageStackedWidget->setCurrentWidget(m_ui->gonePage);
    if (m_with.sandboxes && m_environment.id.startsWith(u"sandbox-"))
        whenReady(m_with.sandboxes->conversionOf(m_environment.id), this,
                  [this](const Result<std::optional<sandboxes::Conversion>> &conversion) {
                      if (conversion && *conversion)
                          showConversion(**conversion);
                  });
    m_ui->stateBar->hide();
    m_ui->bannerBar->hide();
    m_export->setEnabled(false);
    m_more->setEnabled(false);
}

void EnvironmentDetailsPage::showConversion(const sandboxes::Conversion &conversion)
{
    const QString name = m_environment.name.isEmpty() ? m_environment.id : m_environment.name;
    m_pill->set(tr("Converted"), u"circle-check"_s, Meaning::Success);
    m_ui->goneState->setHeading(tr("“%1” is the production tenant %2 now").arg(name, conversion.target));
    m_ui->goneState->setText(
        tr("Converted on %1 by %2, with the plan %3 in %4. Its history and its usage are kept.")
            .arg(wording::exact(conversion.convertedAt), conversion.convertedBy, conversion.plan, conversion.region));
}

/// The rows that the Data tab shows; from elsewhere that tab is opened first, so that it is seen what is printed.
void EnvironmentDetailsPage::printRows()
{
    m_ui->tabWidget->setCurrentWidget(m_data);
    const auto wish = m_data->shownRows();
    m_wantsToPrint = !wish;
    if (wish)
        emit printRequested(*wish);
}

void EnvironmentDetailsPage::copyId() const
{
    QGuiApplication::clipboard()->setText(m_environment.id);
}

} // namespace showroom::gui
