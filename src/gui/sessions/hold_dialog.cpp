#include "gui/sessions/hold_dialog.h"

#include "base/clock.h"
#include "gui/common/builders.h"
#include "gui/common/field.h"
#include "gui/common/flow_layout.h"
#include "gui/sessions/session_source.h"
#include "gui/sessions/session_wording.h"

#include <QButtonGroup>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int usualHours = 2;
constexpr int longestReason = 200;

} // namespace

HoldDialog::HoldDialog(SessionSource *source, const sessions::Session &session, const Clock &clock, QWidget *parent)
    : FleetDialog(u"lock"_s, tr("Hold"), parent)
    , m_source(source)
    , m_session(session)
    , m_clock(clock)
    , m_hours(new QButtonGroup(this))
    , m_end(muted({}))
    , m_reason(new QLineEdit)
{
    setObjectName(u"holdDialog"_s);
    setHeading(tr("Hold the session of %1").arg(personText(session.person)));
    setSentence(tr("Everybody sees that it is in use. Nobody else resets it, and no refresh or clean-up touches it."));
    auto *choices = new QWidget;
    auto *row = new FlowLayout(choices);
    for (const int hours : {1, 2, 4, 8}) {
        QPushButton *chip = button(tr("%n hour(s)", nullptr, hours), u"hold%1Button"_s.arg(hours), Variant::Chip);
        m_hours->addButton(chip, hours);
        row->addWidget(chip);
    }
    m_hours->button(usualHours)->setChecked(true);
    m_reason->setObjectName(u"holdReasonLineEdit"_s);
    m_reason->setMaxLength(longestReason);
    body()->addWidget(choices);
    body()->addWidget(m_end);
    body()->addWidget(new Field(tr("&Why (optional)"), m_reason));
    connect(m_hours, &QButtonGroup::idClicked, this, &HoldDialog::showEnd);
    connect(actButton(), &QPushButton::clicked, this, &HoldDialog::begin);
    showEnd();
}

QDateTime HoldDialog::until() const
{
    constexpr qint64 hourSeconds = 3600;
    return m_clock.now().addSecs(m_hours->checkedId() * hourSeconds);
}

void HoldDialog::showEnd()
{
    m_end->setText(tr("In use until %1").arg(untilText(until(), m_clock.now())));
}

void HoldDialog::begin()
{
    carryOut(m_source->holdSession(m_session.id, until(), m_reason->text().trimmed()),
             tr("Held until %1.").arg(untilText(until(), m_clock.now())));
}

} // namespace showroom::gui
