#include "gui/environments/extend_dialog.h"

#include "base/clock.h"
#include "core/environments/create_tenant.h"
#include "core/environments/environment.h"
#include "gui/common/builders.h"
#include "gui/common/card.h"
#include "gui/common/fact_list.h"
#include "gui/common/field_hint.h"
#include "gui/common/flow_layout.h"
#include "gui/common/reason_line.h"
#include "gui/environments/fleet_source.h"

#include <QButtonGroup>
#include <QDateEdit>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using environments::Environment;

namespace {

constexpr int untilADay = 0; ///< the choice that is no number of days
constexpr int firstChoice = 14;
constexpr int mostLines = 6; ///< more environments scroll

} // namespace

ExtendDialog::ExtendDialog(FleetSource *source, const QList<Environment> &environments, const Clock &clock,
                           QWidget *parent)
    : FleetDialog(u"calendar-plus"_s, tr("Extend"), parent)
    , m_source(source)
    , m_environments(environments)
    , m_clock(clock)
    , m_choices(new QButtonGroup(this))
    , m_day(new QDateEdit)
    , m_problem(new FieldHint)
    , m_reason(new ReasonLine)
    , m_ends(new FactList({}, 28))
{
    setObjectName(u"extendDialog"_s);
    setHeading(tr("Extend %1").arg(namesOf(environments)));
    setSentence(tr("What had expired can be used again. The data stays as it is."));
    addChoices();
    auto *card = new Card(tr("Expires then"));
    m_ends->setObjectName(u"endsList"_s);
    m_ends->setAccessibleName(tr("Expires then"));
    QScrollArea *area = scrolling(m_ends);
    area->setFixedHeight(em(28) * std::clamp(int(environments.size()), 1, mostLines) + 2);
    card->body()->addWidget(area);
    body()->addWidget(card);
    body()->addWidget(m_reason);
    connect(actButton(), &QPushButton::clicked, this, &ExtendDialog::begin);
    showEnds();
}

void ExtendDialog::addChoices()
{
    auto *choices = new QWidget;
    auto *row = new FlowLayout(choices);
    const auto add = [&](int days, const QString &text, const QString &objectName) {
        QPushButton *chip = button(text, objectName, Variant::Chip);
        m_choices->addButton(chip, days);
        row->addWidget(chip);
    };
    add(7, tr("7 days more"), u"extend7Button"_s);
    add(14, tr("14 days more"), u"extend14Button"_s);
    add(30, tr("30 days more"), u"extend30Button"_s);
    add(untilADay, tr("Until a day"), u"extendUntilButton"_s);
    m_choices->button(firstChoice)->setChecked(true);
    const QDate today = m_clock.now().toLocalTime().date();
    m_day->setObjectName(u"untilDateEdit"_s);
    m_day->setAccessibleName(tr("Last day"));
    m_day->setCalendarPopup(true);
    m_day->setDateRange(today.addDays(1), today.addDays(environments::maxLifeDays));
    m_day->setDate(endOf(m_environments.value(0)).toLocalTime().date());
    m_day->setEnabled(false);
    row->addWidget(m_day);
    m_problem->setInput(m_day);
    body()->addWidget(choices);
    body()->addWidget(m_problem);
    connect(m_choices, &QButtonGroup::idClicked, this, &ExtendDialog::showEnds);
    connect(m_day, &QDateEdit::dateChanged, this, &ExtendDialog::showEnds);
}

environments::Extension ExtendDialog::extension() const
{
    if (const int days = m_choices->checkedId(); days != untilADay)
        return {days, std::nullopt, m_reason->reason()};
    return {std::nullopt, QDateTime(m_day->date(), QTime(23, 59, 59)).toUTC(), m_reason->reason()};
}

QDateTime ExtendDialog::endOf(const Environment &environment) const
{
    const environments::Extension wanted = extension();
    if (wanted.until)
        return *wanted.until;
    const QDateTime from = environment.expiresAt.isValid() ? environment.expiresAt : m_clock.now();
    return std::max(from, m_clock.now()).addDays(*wanted.days);
}

void ExtendDialog::showEnds()
{
    const QLocale locale;
    QList<FactList::Fact> facts;
    QStringList longer;
    for (const Environment &environment : std::as_const(m_environments)) {
        const QDateTime end = endOf(environment);
        const bool isShorter = end <= environment.expiresAt;
        if (isShorter)
            longer << environment.name;
        facts.append({environment.name, locale.toString(end.toLocalTime().date(), QLocale::LongFormat),
                      isShorter ? Meaning::Danger : Meaning::Neutral, isShorter ? u"circle-x"_s : QString()});
    }
    m_ends->setFacts(facts);
    m_day->setEnabled(m_choices->checkedId() == untilADay);
    m_problem->setProblem(longer.isEmpty() ? QString()
                                           : tr("%1 would live shorter than now; choose a later day.")
                                                 .arg(QLocale().createSeparatedList(longer.mid(0, 3))));
    actButton()->setEnabled(longer.isEmpty());
}

void ExtendDialog::begin()
{
    carryOut(m_source->extend(idsOf(m_environments), extension()), tr("%1 extended.").arg(namesOf(m_environments)));
}

} // namespace showroom::gui
