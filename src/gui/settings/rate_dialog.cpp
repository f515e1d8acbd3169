#include "gui/settings/rate_dialog.h"

#include "base/clock.h"
#include "gui/common/builders.h"
#include "gui/common/field.h"
#include "gui/settings/settings_source.h"
#include "gui/settings/settings_words.h"

#include <QComboBox>
#include <QDateEdit>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostPerHour = 10'000;
constexpr int usualPerHour = 50;
constexpr int usualDays = 7;

enum Span { ForGood, UntilDay };

} // namespace

RateDialog::RateDialog(SettingsSource &source, const Clock &clock, const std::optional<access::RateUse> &use,
                       QWidget *parent)
    : FleetDialog(u"clock"_s, tr("Make the exception"), parent)
    , m_source(source)
    , m_clock(clock)
    , m_kind(new QComboBox)
    , m_key(new QLineEdit)
    , m_perHour(new QSpinBox)
    , m_span(new QComboBox)
    , m_day(new QDateEdit)
    , m_reason(new QLineEdit)
{
    setObjectName(u"rateDialog"_s);
    setHeading(tr("Make an exception to a limit"));
    setSentence(tr("One address or environment may do more or less than the others. It is kept in the audit log."));
    arrange();
    if (use)
        fill(*use);
    showKind();
    connect(m_kind, &QComboBox::currentIndexChanged, this, &RateDialog::showKind);
    connect(m_span, &QComboBox::currentIndexChanged, this, &RateDialog::showKind);
    connect(m_key, &QLineEdit::textChanged, this, &RateDialog::showKind);
    connect(actButton(), &QPushButton::clicked, this, &RateDialog::begin);
}

void RateDialog::arrange()
{
    m_kind->setObjectName(u"kindComboBox"_s);
    for (const QString &kind : access::rateKinds())
        m_kind->addItem(rateKindText(kind), kind);
    m_key->setObjectName(u"keyLineEdit"_s);
    m_perHour->setObjectName(u"perHourSpinBox"_s);
    m_perHour->setRange(1, mostPerHour);
    m_perHour->setGroupSeparatorShown(true);
    m_perHour->setValue(usualPerHour);
    m_span->setObjectName(u"spanComboBox"_s);
    m_span->addItems({tr("Until it is removed"), tr("Until a day")});
    m_span->setCurrentIndex(UntilDay);
    m_day->setObjectName(u"untilDateEdit"_s);
    m_day->setCalendarPopup(true);
    const QDate today = m_clock.now().toLocalTime().date();
    m_day->setMinimumDate(today);
    m_day->setDate(today.addDays(usualDays));
    m_reason->setObjectName(u"reasonLineEdit"_s);
    m_keyField = new Field(tr("&For whom"), m_key);
    m_perHourField = new Field(tr("&An hour"), m_perHour);
    m_dayField = new Field(tr("Last &day"), m_day);
    body()->setSpacing(px::gap);
    body()->addWidget(new Field(tr("&Limit"), m_kind));
    body()->addWidget(m_keyField);
    body()->addWidget(m_perHourField);
    body()->addWidget(new Field(tr("&How long"), m_span));
    body()->addWidget(m_dayField);
    body()->addWidget(new Field(tr("&Why"), m_reason));
}

void RateDialog::fill(const access::RateUse &use)
{
    m_kind->setCurrentIndex(m_kind->findData(use.kind));
    m_key->setText(use.key);
    if (!use.exception)
        return;
    m_perHour->setValue(int(use.exception->perHour));
    m_reason->setText(use.exception->reason);
    m_span->setCurrentIndex(use.exception->until.isValid() ? UntilDay : ForGood);
    if (use.exception->until.isValid())
        m_day->setDate(use.exception->until.toLocalTime().addSecs(-1).date());
}

void RateDialog::showKind()
{
    m_keyField->setHint(rateKeyHint(m_kind->currentData().toString()));
    m_keyField->setProblem({});
    m_dayField->setVisible(m_span->currentIndex() == UntilDay);
    actButton()->setEnabled(!m_key->text().trimmed().isEmpty());
}

/// The end of the last day, where the person is.
QDateTime RateDialog::until() const
{
    if (m_span->currentIndex() == ForGood)
        return {};
    return m_day->date().addDays(1).startOfDay().toUTC();
}

void RateDialog::begin()
{
    const access::RateException exception{m_kind->currentData().toString(),
                                          m_key->text().trimmed(),
                                          m_perHour->value(),
                                          until(),
                                          m_reason->text().trimmed(),
                                          {}};
    carryOut(m_source.exceptRate(exception), tr("%1 may do %2 an hour.").arg(exception.key).arg(exception.perHour));
}

void RateDialog::refuse(const Error &error)
{
    FleetDialog::refuse(error);
    for (const Problem &problem : error.problems) {
        Field *field = problem.field == u"key"       ? m_keyField
                       : problem.field == u"perHour" ? m_perHourField
                       : problem.field == u"until"   ? m_dayField
                                                     : nullptr;
        if (field)
            field->setProblem(problem.message);
    }
}

} // namespace showroom::gui
