#include "gui/sandboxes/terms_fields.h"

#include "gui/common/builders.h"
#include "ui_terms_fields.h"

#include <QCheckBox>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using sandboxes::RestrictionInfo;
using sandboxes::Terms;

namespace {

void setUp(QSpinBox &input, int lowest, int highest)
{
    input.setRange(lowest, highest);
    input.setGroupSeparatorShown(true);
    input.setAlignment(Qt::AlignRight);
}

void setValue(QSpinBox &input, int value)
{
    const QSignalBlocker blocker(&input);
    input.setValue(value);
}

std::optional<int> ifOther(const QSpinBox &input, int usual)
{
    return input.value() == usual ? std::nullopt : std::optional(input.value());
}

} // namespace

QStringList peopleOf(const QString &text)
{
    QStringList people;
    for (const QString &person : text.split(u',', Qt::SkipEmptyParts))
        if (!person.trimmed().isEmpty())
            people << person.trimmed();
    return people;
}

TermsFields::TermsFields(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::TermsFields>())
{
    m_ui->setupUi(this);
    for (QLayout *column : {m_ui->maxUsersLayout, m_ui->maxApiCallsLayout})
        m_ui->limitsLayout->setAlignment(column, Qt::AlignTop);
    for (QLayout *column : {m_ui->apiRateLayout, m_ui->autoResetLayout})
        m_ui->ratesLayout->setAlignment(column, Qt::AlignTop);
    setUp(*m_ui->maxUsersSpinBox, 1, sandboxes::maxUsersOfSandbox);
    setUp(*m_ui->maxApiCallsSpinBox, 1, sandboxes::maxApiCallsOfSandbox);
    setUp(*m_ui->apiRateSpinBox, 0, sandboxes::maxApiRate);
    setUp(*m_ui->autoResetSpinBox, 0, sandboxes::maxAutoResetHours);
    m_ui->maxApiCallsSpinBox->setSingleStep(1000);
    m_ui->apiRateSpinBox->setSpecialValueText(tr("As usual"));
    m_ui->apiRateHint->setHint(tr("As usual: 60, unless an administrator set another rate"));
    m_ui->autoResetSpinBox->setSpecialValueText(tr("Never"));
    m_ui->autoResetSpinBox->setSingleStep(24);
    addRestrictions();
    const auto tell = [this](QSpinBox *input, const QString &field) {
        connect(input, &QSpinBox::valueChanged, this, [this, field] {
            showUnits();
            emit edited(field);
        });
    };
    tell(m_ui->maxUsersSpinBox, u"maxUsers"_s);
    tell(m_ui->maxApiCallsSpinBox, u"maxApiCalls"_s);
    tell(m_ui->apiRateSpinBox, u"apiRate"_s);
    tell(m_ui->autoResetSpinBox, u"autoResetHours"_s);
    connect(m_ui->accessibleByLineEdit, &QLineEdit::textEdited, this, [this] { emit edited(u"accessibleBy"_s); });
}

TermsFields::~TermsFields() = default;

void TermsFields::addRestrictions()
{
    for (const RestrictionInfo &info : sandboxes::restrictions()) {
        auto *box = new QCheckBox(info.label);
        box->setObjectName(info.name + u"CheckBox"_s);
        box->setChecked(true);
        box->setEnabled(info.canBeLifted);
        if (!info.canBeLifted)
            box->setToolTip(tr("Nothing leaves an environment, whatever somebody chooses"));
        const int place = int(m_restrictions.size());
        m_ui->restrictionsGridLayout->addWidget(box, place / 3, place % 3);
        m_restrictions.append(box);
        connect(box, &QCheckBox::clicked, this, [this] { emit edited(u"restrictions"_s); });
    }
}

void TermsFields::show(sandboxes::Type type, const Terms &terms)
{
    m_type = type;
    const sandboxes::TypeInfo &info = sandboxes::infoOf(type);
    setValue(*m_ui->maxUsersSpinBox, terms.maxUsers.value_or(info.maxUsers));
    setValue(*m_ui->maxApiCallsSpinBox, terms.maxApiCalls.value_or(info.maxApiCalls));
    setValue(*m_ui->apiRateSpinBox, terms.apiRate.value_or(0));
    setValue(*m_ui->autoResetSpinBox, terms.autoResetHours.value_or(0));
    for (qsizetype i = 0; i < m_restrictions.size(); ++i)
        m_restrictions[i]->setChecked(!terms.lifted.contains(sandboxes::restrictions()[i].name));
    if (peopleOf(m_ui->accessibleByLineEdit->text()) != terms.accessibleBy)
        m_ui->accessibleByLineEdit->setText(terms.accessibleBy.join(u", "_s));
    showUnits();
}

Terms TermsFields::terms() const
{
    const sandboxes::TypeInfo &info = sandboxes::infoOf(m_type);
    Terms terms;
    terms.maxUsers = ifOther(*m_ui->maxUsersSpinBox, info.maxUsers);
    terms.maxApiCalls = ifOther(*m_ui->maxApiCallsSpinBox, info.maxApiCalls);
    terms.apiRate = ifOther(*m_ui->apiRateSpinBox, 0);
    terms.autoResetHours = ifOther(*m_ui->autoResetSpinBox, 0);
    for (qsizetype i = 0; i < m_restrictions.size(); ++i)
        if (!m_restrictions[i]->isChecked())
            terms.lifted << sandboxes::restrictions()[i].name;
    terms.accessibleBy = peopleOf(m_ui->accessibleByLineEdit->text());
    return terms;
}

QList<TermsFields::Input> TermsFields::inputs() const
{
    return {{u"maxUsers"_s, m_ui->maxUsersHint, m_ui->maxUsersSpinBox},
            {u"maxApiCalls"_s, m_ui->maxApiCallsHint, m_ui->maxApiCallsSpinBox},
            {u"apiRate"_s, m_ui->apiRateHint, m_ui->apiRateSpinBox},
            {u"autoResetHours"_s, m_ui->autoResetHint, m_ui->autoResetSpinBox},
            {u"restrictions"_s, m_ui->restrictionsHint, m_ui->restrictionsWidget},
            {u"accessibleBy"_s, m_ui->accessibleByHint, m_ui->accessibleByLineEdit}};
}

QList<QWidget *> TermsFields::inTabOrder() const
{
    QList<QWidget *> order{m_ui->maxUsersSpinBox, m_ui->maxApiCallsSpinBox, m_ui->apiRateSpinBox,
                           m_ui->autoResetSpinBox};
    for (QCheckBox *box : m_restrictions)
        order << box;
    return order << m_ui->accessibleByLineEdit;
}

void TermsFields::showUnits()
{
    m_ui->autoResetSpinBox->setSuffix(tr(" hour(s)", nullptr, m_ui->autoResetSpinBox->value()));
}

} // namespace showroom::gui
