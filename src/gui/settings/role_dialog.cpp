#include "gui/settings/role_dialog.h"

#include "gui/common/builders.h"
#include "gui/common/careful.h"
#include "gui/common/field.h"
#include "gui/common/standing.h"
#include "gui/settings/settings_source.h"
#include "gui/settings/settings_words.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

RoleDialog::RoleDialog(SettingsSource &source, const QStringList &logins, const QList<access::RoleGroup> &groups,
                       const QString &login, QWidget *parent)
    : FleetDialog(u"lock"_s, tr("Give the role"), parent)
    , m_source(source)
    , m_groups(groups)
    , m_login(new QComboBox)
    , m_role(new QComboBox)
    , m_reason(new QLineEdit)
{
    setHeading(tr("Give a role"));
    setSentence(tr("The login itself is made by the database’s owner (CREATE ROLE … LOGIN)."));
    m_login->addItems(logins);
    m_login->setPlaceholderText(tr("Choose a login"));
    m_login->setCurrentIndex(m_login->findText(login));
    for (const access::RoleGroup &group : groups)
        m_role->addItem(group.word);
    arrange();
}

RoleDialog::RoleDialog(SettingsSource &source, const Standing &standing, const access::RoleMember &member,
                       QWidget *parent)
    : FleetDialog(u"lock"_s, tr("Take it away"), parent)
    , m_source(source)
    , m_standing(&standing)
    , m_login(new QComboBox)
    , m_role(new QComboBox)
    , m_reason(new QLineEdit)
{
    setHeading(tr("Take a role away"));
    setSentence(tr("What other roles bring along stays."));
    m_login->addItem(member.login);
    m_login->setEnabled(false);
    m_role->addItems(member.direct);
    arrange();
}

void RoleDialog::arrange()
{
    setObjectName(u"roleDialog"_s);
    m_login->setObjectName(u"loginComboBox"_s);
    m_role->setObjectName(u"roleComboBox"_s);
    m_reason->setObjectName(u"reasonLineEdit"_s);
    m_loginField = new Field(tr("&Login"), m_login);
    m_roleField = new Field(tr("&Role"), m_role);
    body()->setSpacing(px::gap);
    body()->addWidget(m_loginField);
    body()->addWidget(m_roleField);
    body()->addWidget(new Field(tr("&Why"), m_reason));
    connect(m_role, &QComboBox::currentIndexChanged, this, &RoleDialog::showMeaning);
    connect(m_login, &QComboBox::currentIndexChanged, this, &RoleDialog::showMeaning);
    connect(actButton(), &QPushButton::clicked, this, &RoleDialog::begin);
    showMeaning();
}

void RoleDialog::showMeaning()
{
    const auto group = std::find_if(m_groups.begin(), m_groups.end(), [this](const access::RoleGroup &each) {
        return each.word == m_role->currentText();
    });
    m_roleField->setHint(group == m_groups.end() ? QString() : roleMeaning(group->word, group->meaning));
    m_roleField->setProblem({});
    m_loginField->setProblem({});
    actButton()->setEnabled(m_login->currentIndex() >= 0 && m_role->currentIndex() >= 0);
}

void RoleDialog::begin()
{
    const QString login = m_login->currentText();
    const QString role = m_role->currentText();
    const QString reason = m_reason->text().trimmed();
    if (m_standing)
        askTake(login, role, reason);
    else
        carryOut(m_source.grantRole(login, role, reason), tr("%1 has the role %2.").arg(login, role));
}

void RoleDialog::askTake(const QString &login, const QString &role, const QString &reason)
{
    const Deed deed{tr("Take %1 from %2").arg(role, login),
                    tr("What it allows stops with the login’s next connection."), m_standing->place(),
                    tr("Take it away")};
    ifConfirmed(*m_standing, deed, this, [this, login, role, reason] {
        carryOut(m_source.revokeRole(login, role, reason), tr("%1 has the role %2 no longer.").arg(login, role));
    });
}

void RoleDialog::refuse(const Error &error)
{
    FleetDialog::refuse(error);
    for (const Problem &problem : error.problems)
        (problem.field == u"login" ? m_loginField : m_roleField)->setProblem(problem.message);
}

} // namespace showroom::gui
