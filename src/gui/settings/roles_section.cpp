#include "gui/settings/roles_section.h"

#include "base/when_ready.h"
#include "gui/common/builders.h"
#include "gui/common/rights.h"
#include "gui/common/rows_model.h"
#include "gui/common/standing.h"
#include "gui/settings/role_dialog.h"
#include "gui/settings/settings_source.h"
#include "gui/settings/settings_words.h"
#include "ui_roles_section.h"

#include <QAction>
#include <QLocale>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using access::RoleGroup;
using access::RoleMember;

RolesSection::RolesSection(SettingsSource &source, const Standing &standing, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::RolesSection>())
    , m_source(source)
    , m_standing(standing)
    , m_model(new RowsModel({{tr("Login"), Cell::Name}, {tr("Roles")}, {tr("With them")}}, this))
    , m_groupsModel(new RowsModel({{tr("Role")}, {tr("What it adds")}}, this))
{
    m_ui->setupUi(this);
    m_ui->rolesBar->setClosable(false);
    m_ui->loginSearchLineEdit->addAction(icon(u"search"_s, Ink::Muted), QLineEdit::LeadingPosition)
        ->setText(tr("Search"));
    arrangeTables();
    connect(m_ui->loginSearchLineEdit, &QLineEdit::textChanged, this, &RolesSection::showMembers);
    connect(m_ui->giveRoleButton, &QPushButton::clicked, this, [this] { openDialog(true); });
    connect(m_ui->takeRoleButton, &QPushButton::clicked, this, [this] { openDialog(false); });
    connect(&m_source, &SettingsSource::changed, this, [this] {
        if (isVisible())
            read();
    });
    connect(&m_standing, &Standing::changed, this, &RolesSection::showSelection);
    showSelection();
}

RolesSection::~RolesSection() = default;

void RolesSection::arrangeTables()
{
    m_ui->loginsCard->setFlush();
    m_ui->groupsCard->setFlush();
    DataTable *table = m_ui->loginsTable;
    table->setModel(m_model);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setColumns({{Cell::Name, 200, true, 0}, {Cell::Text, 184, false, 0}, {Cell::Text, 216, false, 1}});
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RolesSection::showSelection);
    m_ui->groupsTable->setModel(m_groupsModel);
    m_ui->groupsTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_ui->groupsTable->setColumns({{Cell::Text, 96, false, 0}, {Cell::Text, 320, true, 0}});
}

void RolesSection::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    read();
}

void RolesSection::read()
{
    whenReady(m_source.roleMembers(), this, [this](const Result<QList<RoleMember>> &members) {
        if (!members) {
            m_ui->rolesBar->say(members.error());
            return;
        }
        m_ui->rolesBar->hide();
        m_members = *members;
        showMembers();
    });
    whenReady(m_source.roleGroups(), this, [this](const Result<QList<RoleGroup>> &groups) {
        if (groups)
            showGroups(*groups);
    });
    whenReady(m_source.logins(), this, [this](const Result<QList<access::Login>> &logins) {
        m_logins = logins.value_or(QList<access::Login>());
        showSuperusers();
    });
}

void RolesSection::showGroups(const QList<RoleGroup> &groups)
{
    m_groups = groups;
    QList<RowsModel::Row> rows;
    for (const RoleGroup &group : groups) {
        const QString meaning = roleMeaning(group.word, group.meaning);
        rows.append({{group.word}, {.text = meaning, .toolTip = meaning}});
    }
    m_groupsModel->setRows(rows);
    m_ui->groupsTable->fitHeight();
}

void RolesSection::showMembers()
{
    const auto was = selected();
    const QString words = m_ui->loginSearchLineEdit->text().trimmed();
    m_shown.clear();
    QList<RowsModel::Row> rows;
    for (const RoleMember &member : std::as_const(m_members)) {
        const QString roles = member.direct.join(u", "_s);
        if (!words.isEmpty() && !member.login.contains(words, Qt::CaseInsensitive) &&
            !roles.contains(words, Qt::CaseInsensitive))
            continue;
        m_shown.append(member);
        rows.append({{member.login}, {roles}, {member.inherited.isEmpty() ? u"—"_s : member.inherited.join(u", "_s)}});
    }
    m_model->setRows(rows);
    m_ui->loginsStackedWidget->setCurrentWidget(rows.isEmpty() ? m_ui->noLoginsPage : m_ui->loginsPage);
    for (int row = 0; was && row < m_shown.size(); ++row)
        if (m_shown[row].login == was->login)
            m_ui->loginsTable->selectRow(row);
    showSelection();
}

void RolesSection::showSuperusers()
{
    QStringList names;
    for (const access::Login &login : std::as_const(m_logins))
        if (login.isSuperuser)
            names.append(login.name);
    m_ui->superusersLabel->setVisible(!names.isEmpty());
    m_ui->superusersLabel->setText(tr("Superusers of the server may do everything, and no role binds them: %1.")
                                       .arg(QLocale().createSeparatedList(names)));
}

std::optional<RoleMember> RolesSection::selected() const
{
    const QModelIndexList rows = m_ui->loginsTable->selectionModel()->selectedRows();
    const int row = rows.isEmpty() ? -1 : rows.first().row();
    return row < 0 || row >= m_shown.size() ? std::nullopt : std::optional(m_shown.at(row));
}

void RolesSection::showSelection()
{
    const QString why = m_standing.whyNot(Right::Administer);
    const auto member = selected();
    allow(m_ui->giveRoleButton, why);
    allow(m_ui->takeRoleButton, !why.isEmpty()             ? why
                                : !member                  ? tr("Choose a login first")
                                : member->direct.isEmpty() ? tr("It has its roles by other groups of the server alone")
                                                           : QString());
}

void RolesSection::openDialog(bool gives)
{
    const auto member = selected();
    QStringList logins;
    for (const access::Login &login : std::as_const(m_logins))
        if (!login.isSuperuser)
            logins.append(login.name);
    auto *dialog = gives ? new RoleDialog(m_source, logins, m_groups, member ? member->login : QString(), this)
                         : new RoleDialog(m_source, m_standing, *member, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RoleDialog::done, this, [this](const QString &fact) {
        m_ui->doneBar->say(Meaning::Success, fact, tr("A login notices with its next connection."));
        read();
    });
    dialog->open();
}

} // namespace showroom::gui
