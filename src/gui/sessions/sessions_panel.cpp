#include "gui/sessions/sessions_panel.h"

#include "base/clock.h"
#include "gui/common/builders.h"
#include "gui/common/rights.h"
#include "gui/common/table_columns.h"
#include "gui/sessions/archives_decorator.h"
#include "gui/sessions/session_actions.h"
#include "gui/sessions/session_outcome.h"
#include "gui/sessions/session_preview.h"
#include "gui/sessions/session_source.h"
#include "gui/sessions/session_wording.h"
#include "gui/sessions/sessions_decorator.h"
#include "gui/sessions/sessions_reader.h"
#include "gui/shell/window_settings.h"
#include "ui_sessions_panel.h"

#include <QAction>
#include <QLocale>
#include <QSettings>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using models::ArchivesModel;
using models::SessionsModel;
using sessions::Archive;
using sessions::Session;

namespace {

const auto splitterKey = u"sessions/splitter"_s;

const QList<Column> sessionColumns{{Cell::Person, 140, true, 0}, {Cell::Number, 74, false, 0},
                                   {Cell::Number, 66, false, 0}, {Cell::Number, 72, false, 0},
                                   {Cell::Time, 108, false, 2},  {Cell::Status, 96, false, 1}};
const QStringList columnKeys{u"person"_s, u"created"_s, u"edited"_s, u"deleted"_s, u"activity"_s, u"state"_s};

} // namespace

SessionsPanel::SessionsPanel(const QString &environmentId, const Collaborators &with, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::SessionsPanel>())
    , m_environmentId(environmentId)
    , m_with(with)
    , m_sessionRows(new SessionsDecorator(with.clock, !environmentId.isEmpty(), this))
    , m_archiveRows(new ArchivesDecorator(with.clock, this))
    , m_preview(new SessionPreview(with.source, with.clock))
    , m_reader(new SessionsReader(
          environmentId, with.source, {m_sessions, m_archives}, [this] { return isVisible(); }, this))
{
    setObjectName(u"sessionsPanel"_s);
    m_ui->setupUi(this);
    arrangeTables();
    arrangeBars();
    connectParts();
    connectActions();
    showState();
}

SessionsPanel::~SessionsPanel()
{
    m_columns->save();
    m_with.settings.store().setValue(splitterKey, m_ui->sessionsSplitter->saveState());
}

void SessionsPanel::arrangeTables()
{
    m_sessionRows->setSourceModel(&m_sessions);
    DataTable *table = m_ui->sessionsTable;
    table->setModel(m_sessionRows);
    table->setRowHeight(px::rowTall);
    table->setColumns(sessionColumns);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setSortingEnabled(true);
    table->sortByColumn(SessionsModel::LastActivity, Qt::DescendingOrder);
    m_columns = new TableColumns(table, columnKeys, m_with.settings.store(),
                                 m_environmentId.isEmpty() ? u"sessions"_s : u"environmentSessions"_s);
    m_archiveRows->setSourceModel(&m_archives);
    DataTable *archives = m_ui->archivesTable;
    archives->setModel(m_archiveRows);
    archives->setRowHeight(px::rowTall);
    archives->setSelectionMode(QAbstractItemView::SingleSelection);
    archives->setColumns({{Cell::Person, 140, true, 0},
                          {Cell::Text, 72, false, 1},
                          {Cell::Number, 80, false, 0},
                          {Cell::Time, 108, false, 2},
                          {Cell::Due, 108, false, 0}});
    m_ui->sessionsSplitter->addWidget(m_preview);
    m_preview->setMinimumWidth(em(420));
    m_ui->listCard->setMinimumWidth(em(384));
    m_ui->sessionsSplitter->setStretchFactor(0, 9);
    m_ui->sessionsSplitter->setStretchFactor(1, 13);
    m_ui->sessionsSplitter->setSizes({em(450), em(650)});
    m_ui->sessionsSplitter->restoreState(m_with.settings.store().value(splitterKey).toByteArray());
    m_preview->setMenu(m_with.actions.menu());
}

void SessionsPanel::arrangeBars()
{
    m_ui->listCard->setFlush();
    m_ui->listLine->setBackgroundRole(QPalette::Midlight);
    m_ui->emptyListState->setTextWidth(280);
    auto *enter = button(tr("Enter session…"), u"emptyEnterButton"_s, Variant::Secondary, u"plus"_s);
    m_ui->emptyListState->addActionWidget(enter);
    connect(enter, &QPushButton::clicked, this, &SessionsPanel::enterRequested);
    if (auto *clear = m_ui->sessionSearchLineEdit->findChild<QAction *>(u"_q_qlineeditclearaction"_s))
        clear->setText(tr("Clear the search")); // Qt leaves its button without a name
    m_ui->sessionSearchLineEdit->addAction(icon(u"search"_s, Ink::Muted), QLineEdit::LeadingPosition)
        ->setText(tr("Search"));
    auto *retry = m_ui->problemBar->addButton(tr("Retry"), u"retryButton"_s, u"refresh-cw"_s);
    m_ui->problemBar->setClosable(false);
    connect(retry, &QPushButton::clicked, this, &SessionsPanel::refresh);
    new SessionOutcome(m_ui->outcomeBar, m_with.actions, m_with.clock, this);
}

void SessionsPanel::connectParts()
{
    connect(m_ui->sessionsTable->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &SessionsPanel::showSelection);
    connect(m_ui->archivesTable->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &SessionsPanel::showSelection);
    connect(m_ui->activeButton, &QPushButton::toggled, this, [this] {
        showState();
        showSelection();
    });
    connect(m_ui->sessionSearchLineEdit, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_sessionRows->setSearch(text);
        showState();
    });
    connect(m_reader, &SessionsReader::ended, this, &SessionsPanel::takeNews);
    connect(m_reader, &SessionsReader::ticked, m_archiveRows, &ArchivesDecorator::tick);
}

void SessionsPanel::connectActions()
{
    SessionActions &actions = m_with.actions;
    connect(&actions, &SessionActions::changed, this, &SessionsPanel::refresh);
    connect(&actions, &SessionActions::opened, this, [this](const Session &session) { select(session.id); });
    connect(m_preview, &SessionPreview::resetRequested, this,
            [this](const Session &session) { m_with.actions.reset(session, m_preview->summary()); });
    connect(m_preview, &SessionPreview::undoRequested, &actions, &SessionActions::undo);
}

void SessionsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void SessionsPanel::refresh()
{
    m_reader->refresh();
}

bool SessionsPanel::isLoaded() const
{
    return m_reader->isLoaded();
}

bool SessionsPanel::hasFailed() const
{
    return m_reader->error().has_value();
}

const sessions::Rights &SessionsPanel::rights() const
{
    return m_reader->rights();
}

void SessionsPanel::takeNews()
{
    m_with.actions.setRights(rights());
    m_preview->setRights(rights());
    showState();
    selectWanted();
    showSelection();
    emit stateChanged();
}

bool SessionsPanel::showsArchives() const
{
    return m_ui->archivesButton->isChecked();
}

void SessionsPanel::showState()
{
    const auto &error = m_reader->error();
    if (error)
        m_ui->problemBar->say(Meaning::Danger, error->message, error->hint);
    else
        m_ui->problemBar->hide();
    const QLocale locale;
    m_ui->activeButton->setText(tr("Active %1", "sessions").arg(locale.toString(m_sessions.rowCount())));
    m_ui->archivesButton->setText(tr("Archives %1").arg(locale.toString(m_archives.rowCount())));
    m_ui->sessionSearchLineEdit->setVisible(!showsArchives());
    const QAbstractItemModel *rows = showsArchives() ? static_cast<QAbstractItemModel *>(m_archiveRows) : m_sessionRows;
    if (!isLoaded() && !error) {
        m_ui->listStackedWidget->setCurrentWidget(m_ui->loadingPage);
    } else if (rows->rowCount() == 0) {
        showEmpty();
        m_ui->listStackedWidget->setCurrentWidget(m_ui->emptyListPage);
    } else {
        m_ui->listStackedWidget->setCurrentWidget(showsArchives() ? m_ui->archivesTablePage : m_ui->sessionsTablePage);
    }
}

void SessionsPanel::showEmpty()
{
    EmptyState *state = m_ui->emptyListState;
    auto *enter = state->findChild<QPushButton *>(u"emptyEnterButton"_s);
    const bool isSearch = !showsArchives() && m_sessions.rowCount() > 0;
    enter->setVisible(!showsArchives() && !isSearch && isLoaded());
    allow(enter, whyNot(rights(), sessions::Right::Work));
    if (!isLoaded()) {
        state->setHeading(tr("No answer from the database"));
        state->setText(tr("Sessions appear here as soon as it answers."));
    } else if (isSearch) {
        state->setHeading(tr("No session matches"));
        state->setText(tr("None has these words in its person, name or environment."));
    } else if (showsArchives()) {
        state->setHeading(tr("No archives"));
        state->setText(tr("What a reset takes away waits here for 24 hours and can be brought back."));
    } else {
        state->setHeading(tr("No sessions yet"));
        state->setText(tr("Each person who enters an environment gets a private layer of changes over its data. "
                          "Others see nothing of it, and it can be reset at any time."));
    }
}

std::optional<Session> SessionsPanel::selectedSession() const
{
    const QModelIndexList rows = m_ui->sessionsTable->selectionModel()->selectedRows();
    return rows.size() == 1 ? std::optional(rows.first().data(SessionsModel::SessionRole).value<Session>())
                            : std::nullopt;
}

std::optional<Archive> SessionsPanel::selectedArchive() const
{
    const QModelIndexList rows = m_ui->archivesTable->selectionModel()->selectedRows();
    return rows.size() == 1 ? std::optional(rows.first().data(ArchivesModel::ArchiveRole).value<Archive>())
                            : std::nullopt;
}

void SessionsPanel::select(const QString &sessionId)
{
    m_wanted = sessionId;
    m_ui->activeButton->setChecked(true);
    selectWanted();
}

/// The one that was asked for; without a wish or a selection the first.
void SessionsPanel::selectWanted()
{
    DataTable *table = m_ui->sessionsTable;
    for (int row = 0; row < m_sessionRows->rowCount() && !m_wanted.isEmpty(); ++row) {
        if (m_sessionRows->index(row, 0).data(SessionsModel::SessionRole).value<Session>().id != m_wanted)
            continue;
        table->setCurrentIndex(m_sessionRows->index(row, 0));
        m_wanted.clear();
    }
    if (!selectedSession() && m_sessionRows->rowCount() > 0)
        table->setCurrentIndex(m_sessionRows->index(0, 0)); // selectRow() fails mirrored, before the first layout
    if (!selectedArchive() && m_archiveRows->rowCount() > 0)
        m_ui->archivesTable->setCurrentIndex(m_archiveRows->index(0, 0));
}

void SessionsPanel::showSelection()
{
    const auto session = showsArchives() ? std::nullopt : selectedSession();
    const auto archive = showsArchives() ? selectedArchive() : std::nullopt;
    m_with.actions.setSession(session);
    if (session)
        m_preview->showSession(*session);
    else if (archive)
        m_preview->showArchive(*archive);
    else
        m_preview->showNothing();
}

} // namespace showroom::gui
