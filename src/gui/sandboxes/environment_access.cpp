#include "gui/sandboxes/environment_access.h"

#include "base/clock.h"
#include "base/when_ready.h"
#include "gui/common/builders.h"
#include "gui/common/careful.h"
#include "gui/common/rights.h"
#include "gui/common/rows_model.h"
#include "gui/common/standing.h"
#include "gui/environments/fleet_dialog.h"
#include "gui/sandboxes/link_dialog.h"
#include "gui/sandboxes/password_dialog.h"
#include "gui/sandboxes/sandbox_rows.h"
#include "gui/sandboxes/sandbox_source.h"
#include "gui/sandboxes/terms_dialog.h"
#include "ui_environment_access.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using sandboxes::AccessLink;
using sandboxes::LinkState;
using sandboxes::Persona;
using sandboxes::Sandbox;
using sandboxes::User;

namespace {

constexpr int rightWidth = 344;

void setUp(DataTable &table, RowsModel *rows, const QList<Column> &columns)
{
    table.setModel(rows);
    table.setRowHeight(px::rowTall);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setColumns(columns);
}

/// A table without rows gives its room to what is said in its place.
void fill(DataTable &table, QWidget &note, RowsModel &model, const QList<RowsModel::Row> &rows)
{
    model.setRows(rows);
    table.setVisible(!rows.isEmpty());
    note.setVisible(rows.isEmpty());
    table.fitHeight();
}

int selectedRow(const DataTable &table, qsizetype rows)
{
    const int row = table.selectionModel()->hasSelection() ? table.currentIndex().row() : -1;
    return row < rows ? row : -1;
}

} // namespace

EnvironmentAccess::EnvironmentAccess(const QString &environmentId, SandboxSource &source, const Clock &clock,
                                     const Standing &standing, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::EnvironmentAccess>())
    , m_source(source)
    , m_clock(clock)
    , m_standing(standing)
    , m_linkRows(new RowsModel(linkHeadings(), this))
    , m_personaRows(new RowsModel(personaHeadings(), this))
    , m_userRows(new RowsModel(userHeadings(), this))
    , m_newLink(button(tr("New link…"), u"newLinkButton"_s, Variant::Secondary, u"plus"_s, true))
    , m_revoke(button(tr("Revoke"), u"revokeLinkButton"_s, Variant::DangerQuiet, u"x"_s, true))
    , m_password(button(tr("Set password…"), u"setPasswordButton"_s, Variant::Quiet, u"lock"_s, true))
    , m_copyPersonas(button(tr("Copy list"), u"copyPersonasButton"_s, Variant::Quiet, u"copy"_s, true))
    , m_dismiss(button(tr("Take out"), u"dismissUserButton"_s, Variant::Quiet, u"minus"_s, true))
    , m_terms(button(tr("Change…"), u"changeTermsButton"_s, Variant::Quiet, u"pencil"_s, true))
    , m_protect(button(tr("Protect"), u"protectButton"_s, Variant::Quiet, u"lock"_s, true))
    , m_copyAddress(button({}, u"copyAddressButton"_s, Variant::Quiet, u"copy"_s, true))
{
    m_environment.id = environmentId;
    m_ui->setupUi(this);
    setObjectName(u"environmentAccess"_s);
    m_ui->rightWidget->setFixedWidth(em(rightWidth));
    m_ui->columnsLayout->setStretch(0, 1);
    m_ui->termsCard->hide();
    addTools();
    addTables();
    connectTools();
    showSelection();
}

EnvironmentAccess::~EnvironmentAccess() = default;

void EnvironmentAccess::addTools()
{
    m_ui->linksCard->addTitleWidget(m_revoke);
    m_ui->linksCard->addTitleWidget(m_newLink);
    m_ui->personasCard->addTitleWidget(m_password);
    m_ui->personasCard->addTitleWidget(m_copyPersonas);
    m_ui->usersCard->addTitleWidget(m_dismiss);
    m_ui->termsCard->addTitleWidget(m_terms);
    m_ui->lifeCard->addTitleWidget(m_protect);
    m_ui->addressCard->addTitleWidget(m_copyAddress);
    m_copyPersonas->setAccessibleName(tr("Copy the list of personas"));
    nameIconButton(*m_copyAddress, tr("Copy address"));
    m_terms->setAccessibleName(tr("Change what it allows"));
}

void EnvironmentAccess::addTables()
{
    setUp(*m_ui->linksTable, m_linkRows,
          {{Cell::Person, 180, true, 0},
           {Cell::Number, 84, false, 0},
           {Cell::Time, 104, false, 2},
           {Cell::Time, 104, false, 1},
           {Cell::Status, 108, false, 0}});
    setUp(*m_ui->personasTable, m_personaRows,
          {{Cell::Person, 220, true, 0}, {Cell::Text, 128, false, 0}, {Cell::Text, 128, false, 1}});
    setUp(*m_ui->usersTable, m_userRows,
          {{Cell::Text, 220, true, 0}, {Cell::Time, 120, false, 0}, {Cell::Time, 120, false, 0}});
    showLinks({});
    showPersonas({});
    showUsers({});
    for (QWidget *note : {m_ui->noLinksLabel, m_ui->noPersonasLabel, m_ui->noUsersLabel})
        note->hide(); // nobody has looked yet
}

void EnvironmentAccess::connectTools()
{
    connect(&m_source, &SandboxSource::changed, this, &EnvironmentAccess::refresh);
    connect(&m_standing, &Standing::changed, this, &EnvironmentAccess::showSelection);
    connect(m_newLink, &QPushButton::clicked, this, &EnvironmentAccess::createLink);
    connect(m_revoke, &QPushButton::clicked, this, &EnvironmentAccess::revokeLink);
    connect(m_password, &QPushButton::clicked, this, &EnvironmentAccess::setPassword);
    connect(m_copyPersonas, &QPushButton::clicked, this, &EnvironmentAccess::copyPersonas);
    connect(m_dismiss, &QPushButton::clicked, this, &EnvironmentAccess::dismissUser);
    connect(m_terms, &QPushButton::clicked, this, &EnvironmentAccess::editTerms);
    connect(m_protect, &QPushButton::clicked, this, &EnvironmentAccess::toggleProtection);
    connect(m_copyAddress, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_address); });
    for (const DataTable *table : {m_ui->linksTable, m_ui->personasTable, m_ui->usersTable})
        connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
                &EnvironmentAccess::showSelection);
}

void EnvironmentAccess::setEnvironment(const environments::Environment &environment)
{
    m_environment = environment;
    showLife();
    refresh();
}

void EnvironmentAccess::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        refresh();
}

/// Nobody looks at a hidden tab; it is read when it is shown.
void EnvironmentAccess::refresh()
{
    m_isStale = !isVisible();
    if (m_isStale)
        return;
    const QString &id = m_environment.id;
    whenReady(m_source.listLinks(id), this,
              [this](const Result<QList<AccessLink>> &links) { links ? showLinks(*links) : tell(links.error()); });
    whenReady(m_source.personas(id), this, [this](const Result<QList<Persona>> &personas) {
        personas ? showPersonas(*personas) : tell(personas.error());
    });
    whenReady(m_source.users(id), this,
              [this](const Result<QList<User>> &users) { users ? showUsers(*users) : tell(users.error()); });
    readAddress();
    readSandbox();
}

void EnvironmentAccess::readSandbox()
{
    if (m_environment.kind != environments::Kind::Sandbox)
        return;
    whenReady(m_source.find(m_environment.id), this,
              [this](const Result<Sandbox> &sandbox) { sandbox ? showSandbox(*sandbox) : tell(sandbox.error()); });
}

void EnvironmentAccess::readAddress()
{
    whenReady(m_source.environmentUrl(m_environment.id, {}), this, [this](const Result<QString> &url) {
        m_address = url.value_or(QString());
        m_ui->addressLabel->setText(m_address);
        m_copyAddress->setEnabled(!m_address.isEmpty());
    });
}

void EnvironmentAccess::showLinks(const QList<AccessLink> &links)
{
    m_links = links;
    QList<RowsModel::Row> rows;
    for (const AccessLink &link : links)
        rows.append(linkRow(link, m_clock.now()));
    fill(*m_ui->linksTable, *m_ui->noLinksLabel, *m_linkRows, rows);
    showSelection();
}

void EnvironmentAccess::showPersonas(const QList<Persona> &personas)
{
    m_personas = personas;
    QList<RowsModel::Row> rows;
    for (const Persona &persona : personas)
        rows.append(personaRow(persona, m_clock.now()));
    fill(*m_ui->personasTable, *m_ui->noPersonasLabel, *m_personaRows, rows);
    m_copyPersonas->setEnabled(!personas.isEmpty());
    showSelection();
}

void EnvironmentAccess::showUsers(const QList<User> &users)
{
    m_users = users;
    QList<RowsModel::Row> rows;
    for (const User &user : users)
        rows.append(userRow(user, m_clock.now()));
    fill(*m_ui->usersTable, *m_ui->noUsersLabel, *m_userRows, rows);
    showSelection();
}

void EnvironmentAccess::showSandbox(const Sandbox &sandbox)
{
    m_sandbox = sandbox;
    m_ui->termsList->setFacts(termFacts(sandbox, m_clock.now()));
    m_ui->termsCard->show();
}

void EnvironmentAccess::showLife()
{
    m_ui->lifeList->setFacts(lifeFacts(m_environment, m_clock.now()));
    m_protect->setText(m_environment.isProtected ? tr("Lift protection") : tr("Protect"));
}

int EnvironmentAccess::selectedLink() const
{
    return selectedRow(*m_ui->linksTable, m_links.size());
}

int EnvironmentAccess::selectedUser() const
{
    return selectedRow(*m_ui->usersTable, m_users.size());
}

int EnvironmentAccess::selectedPersona() const
{
    return selectedRow(*m_ui->personasTable, m_personas.size());
}

void EnvironmentAccess::showSelection()
{
    const int persona = selectedPersona();
    const bool isReady = m_environment.status == environments::Status::Ready;
    const bool takesPassword = persona >= 0 && m_personas.at(persona).takesPassword;
    m_password->setEnabled(takesPassword && isReady);
    if (persona < 0)
        m_password->setToolTip(tr("Select a persona"));
    else if (!takesPassword)
        m_password->setToolTip(tr("The product keeps no passwords; personas enter by links"));
    else
        m_password->setToolTip(isReady ? QString() : tr("Nobody logs in while it is not ready"));
    const int link = selectedLink();
    const bool isOpen = link >= 0 && m_links.at(link).state == LinkState::Active;
    m_revoke->setEnabled(isOpen);
    m_revoke->setToolTip(isOpen ? QString() : tr("Select a link that still opens"));
    m_dismiss->setEnabled(selectedUser() >= 0);
    m_dismiss->setToolTip(m_dismiss->isEnabled() ? tr("Makes room for somebody else") : tr("Select a user"));
    showAllowed();
}

/// What the person may not do stays off, whatever is selected.
void EnvironmentAccess::showAllowed()
{
    const QString whyNoLink = m_standing.whyNot(Right::Link);
    allow(m_newLink, whyNoLink);
    for (QPushButton *button : {m_revoke, m_password})
        if (!whyNoLink.isEmpty())
            allow(button, whyNoLink);
    const QString whyNoChange = m_standing.whyNot(Right::Manage);
    allow(m_terms, whyNoChange);
    allow(m_protect, whyNoChange);
    if (!whyNoChange.isEmpty())
        allow(m_dismiss, whyNoChange);
}

void EnvironmentAccess::openDialog(FleetDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void EnvironmentAccess::createLink()
{
    openDialog(new LinkDialog(&m_source, m_environment, m_clock, this));
}

void EnvironmentAccess::setPassword()
{
    const int row = selectedPersona();
    if (row < 0)
        return;
    const Persona persona = m_personas.at(row);
    ifConfirmed(m_standing,
                {tr("Set another password of %1").arg(persona.name),
                 tr("The one that is in use logs nobody in any more; it does not come back."), m_environment.id,
                 tr("Go on")},
                this, [this, persona] { openDialog(new PasswordDialog(&m_source, m_environment.id, persona, this)); });
}

void EnvironmentAccess::editTerms()
{
    if (m_sandbox)
        openDialog(new TermsDialog(&m_source, *m_sandbox, this));
}

void EnvironmentAccess::settle(const QFuture<Result<void>> &answer, const QString &fact)
{
    whenReady(answer, this, [this, fact](const Result<void> &result) {
        if (result)
            m_ui->messageBar->say(Meaning::Success, fact, {});
        else
            tell(result.error());
    });
}

void EnvironmentAccess::revokeLink()
{
    const int row = selectedLink();
    if (row < 0)
        return;
    ifConfirmed(m_standing,
                {tr("Revoke the link"), tr("Nobody enters by it any more; it does not come back."), m_environment.id,
                 tr("Revoke")},
                this, [this, link = m_links.at(row).id] {
                    settle(m_source.revokeLink(link), tr("The link is revoked; nobody enters by it any more."));
                });
}

void EnvironmentAccess::dismissUser()
{
    const int row = selectedUser();
    if (row < 0)
        return;
    const QString person = m_users.at(row).person;
    ifConfirmed(
        m_standing,
        {tr("Take out %1").arg(person), tr("Somebody else can come in that place."), m_environment.id, tr("Take out")},
        this, [this, person] {
            settle(m_source.dismissUser(m_environment.id, person),
                   tr("%1 is taken out; somebody else can come.").arg(person));
        });
}

void EnvironmentAccess::toggleProtection()
{
    const bool isProtected = !m_environment.isProtected;
    settle(m_source.setProtected({m_environment.id}, isProtected),
           isProtected ? tr("Protected from expiry, sweeps and teardown.") : tr("No longer protected."));
}

/// As a spreadsheet takes it.
void EnvironmentAccess::copyPersonas()
{
    QStringList lines;
    for (const Persona &persona : std::as_const(m_personas))
        lines << QStringList{persona.name, persona.email, persona.role}.join(u'\t');
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
    m_ui->messageBar->say(Meaning::Success, tr("Copied %n persona(s).", nullptr, int(m_personas.size())), {});
}

void EnvironmentAccess::tell(const Error &error)
{
    m_ui->messageBar->say(error);
}

} // namespace showroom::gui
