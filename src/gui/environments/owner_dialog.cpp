#include "gui/environments/owner_dialog.h"

#include "base/when_ready.h"
#include "gui/common/field.h"
#include "gui/environments/fleet_source.h"

#include <QComboBox>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace showroom::gui {

using namespace Qt::StringLiterals;

OwnerDialog::OwnerDialog(FleetSource *source, const QList<environments::Environment> &environments, QWidget *parent)
    : FleetDialog(u"pencil"_s, tr("Change owner"), parent)
    , m_source(source)
    , m_environments(environments)
    , m_owner(new QComboBox)
{
    QStringList owners;
    for (const environments::Environment &environment : environments)
        if (!owners.contains(environment.owner))
            owners << environment.owner;
    setObjectName(u"ownerDialog"_s);
    setHeading(tr("Change owner of %1").arg(namesOf(m_environments)));
    setSentence(tr("Now: %1.").arg(QLocale().createSeparatedList(owners)));
    m_owner->setObjectName(u"ownerComboBox"_s);
    m_owner->setPlaceholderText(tr("Choose a login"));
    m_field = new Field(tr("New &owner"), m_owner, tr("A login of this server that has a role of Showroom"));
    body()->addWidget(m_field);
    actButton()->setEnabled(false);
    connect(actButton(), &QPushButton::clicked, this, &OwnerDialog::begin);
    whenReady(m_source->possibleOwners(), this, [this](const Result<QStringList> &logins) {
        if (!logins) {
            refuse(logins.error());
            return;
        }
        m_owner->addItems(*logins);
        m_owner->setCurrentIndex(-1); // who it is to be is for the person to say, not for the alphabet
    });
    connect(m_owner, &QComboBox::currentIndexChanged, this, [this](int index) { actButton()->setEnabled(index >= 0); });
    m_owner->setFocus();
}

void OwnerDialog::refuse(const Error &error)
{
    FleetDialog::refuse(error);
    if (!error.problems.isEmpty())
        m_field->setProblem(error.problems.constFirst().message);
}

void OwnerDialog::begin()
{
    environments::EnvironmentEdit edit;
    edit.owner = environments::TextEdit{std::nullopt, m_owner->currentText()};
    carryOut(m_source->edit(idsOf(m_environments), edit),
             tr("%1 handed over to %2.").arg(namesOf(m_environments), m_owner->currentText()));
}

} // namespace showroom::gui
