#include "gui/wizard/place_step.h"

#include "gui/common/builders.h"
#include "gui/common/flow_layout.h"
#include "gui/wizard/tenant_draft.h"
#include "ui_place_step.h"

#include <QLocale>

namespace showroom::gui {

using namespace Qt::StringLiterals;

PlaceStep::PlaceStep(TenantDraft *draft, QWidget *parent)
    : WizardStep(draft, {u"regions"_s, u"vertical"_s, u"months"_s, u"seed"_s, u"asOf"_s}, parent)
    , m_ui(std::make_unique<Ui::PlaceStep>())
{
    m_ui->setupUi(this);
    limitWidth(*m_ui->fieldsWidget);
    for (QLayout *column : {m_ui->monthsLayout, m_ui->seedLayout})
        m_ui->pairLayout->setAlignment(column, Qt::AlignTop); // a form cannot say it of a layout
    m_regionsRow = new FlowLayout(m_ui->regionsWidget);
    build();
    m_ui->monthsSpinBox->setRange(generation::minMonths, generation::maxMonths);
    problems().bind(u"regions"_s, m_ui->regionsHint, m_ui->regionsWidget);
    problems().bind(u"vertical"_s, m_ui->verticalHint, m_ui->verticalComboBox);
    problems().bind(u"months"_s, m_ui->monthsHint, m_ui->monthsSpinBox);
    problems().bind(u"seed"_s, m_ui->seedHint, m_ui->seedLineEdit);
    m_ui->seasonalityHint->setInput(m_ui->seasonalityCheckBox);
    connect(m_ui->verticalComboBox, &QComboBox::currentIndexChanged, this, &PlaceStep::editVertical);
    connect(m_ui->monthsSpinBox, &QSpinBox::valueChanged, this, [this](int months) {
        this->draft().change(u"months"_s, [months](auto &request) { request.months = months; });
    });
    connect(m_ui->seasonalityCheckBox, &QCheckBox::toggled, this, [this](bool on) {
        this->draft().change(u"seasonality"_s, [on](auto &request) { request.seasonality = on; });
    });
    connect(m_ui->seedLineEdit, &QLineEdit::textEdited, this, &PlaceStep::editSeed);
    connect(draft, &TenantDraft::changed, this, &PlaceStep::showHints);
    connect(draft, &TenantDraft::blueprintChanged, this, &PlaceStep::build);
    load();
    showHints();
}

PlaceStep::~PlaceStep() = default;

void PlaceStep::load()
{
    const environments::CreateTenant &request = draft().request();
    for (QPushButton *chip : std::as_const(m_regions)) {
        const QSignalBlocker blocker(chip);
        chip->setChecked(request.regions.contains(chip->text()));
    }
    const QSignalBlocker vertical(m_ui->verticalComboBox);
    m_ui->verticalComboBox->setCurrentIndex(m_ui->verticalComboBox->findData(request.vertical));
    const QSignalBlocker months(m_ui->monthsSpinBox);
    m_ui->monthsSpinBox->setValue(request.months);
    m_ui->seedLineEdit->setText(request.seed ? QString::number(*request.seed) : QString());
    const QSignalBlocker seasonality(m_ui->seasonalityCheckBox);
    m_ui->seasonalityCheckBox->setChecked(request.seasonality);
}

/// What the blueprint decides: its regions and verticals.
void PlaceStep::build()
{
    qDeleteAll(m_regions);
    m_regions.clear();
    addRegionChips();
    addVerticals();
    QList<QWidget *> order(m_regions.begin(), m_regions.end());
    order << m_ui->verticalComboBox << m_ui->monthsSpinBox << m_ui->seedLineEdit << m_ui->seasonalityCheckBox;
    tabInOrder(order);
    m_ui->regionsWidget->setFocusProxy(m_regions.constFirst());
}

void PlaceStep::addRegionChips()
{
    for (const generation::RegionInfo &region : draft().blueprint().regions()) {
        QPushButton *chip = button(region.name, region.name.toLower() + u"RegionButton"_s, Variant::Chip);
        chip->setAccessibleName(region.label);
        chip->setToolTip(region.description);
        m_regionsRow->addWidget(chip);
        m_regions.append(chip);
        connect(chip, &QPushButton::toggled, this, &PlaceStep::editRegions);
    }
}

void PlaceStep::addVerticals()
{
    const QSignalBlocker blocker(m_ui->verticalComboBox);
    m_ui->verticalComboBox->clear();
    for (const generation::VerticalInfo &vertical : draft().blueprint().verticals())
        m_ui->verticalComboBox->addItem(vertical.label, vertical.name);
}

void PlaceStep::editRegions()
{
    QStringList regions;
    for (const QPushButton *chip : std::as_const(m_regions))
        if (chip->isChecked())
            regions << chip->text();
    draft().change(u"regions"_s, [&regions](auto &request) { request.regions = regions; });
}

void PlaceStep::editVertical(int index)
{
    const QString vertical = m_ui->verticalComboBox->itemData(index).toString();
    draft().change(u"vertical"_s, [&vertical](auto &request) { request.vertical = vertical; });
}

void PlaceStep::editSeed(const QString &text)
{
    bool isNumber = false;
    const quint64 seed = text.trimmed().toULongLong(&isNumber);
    draft().change(u"seed"_s, [&](auto &request) { request.seed = isNumber ? std::optional(seed) : std::nullopt; });
    if (!isNumber && !text.isEmpty())
        draft().setProblem(u"seed"_s, tr("A seed is a whole number, for example %1.").arg(7301554120));
}

void PlaceStep::showHints()
{
    m_ui->regionsHint->setHint(regionsHint());
    m_ui->verticalHint->setHint(verticalHint());
    m_ui->monthsSpinBox->setSuffix(tr(" month(s)", nullptr, m_ui->monthsSpinBox->value()));
    m_ui->monthsHint->setHint(tr("Up to %1").arg(QLocale().toString(draft().historyEnd(), QLocale::LongFormat)));
    const QString id = draft().id();
    m_ui->seedLineEdit->setPlaceholderText(id.isEmpty() ? QString() : QString::number(generation::defaultSeed(id)));
}

/// One region explains itself; several are only named, or the line would grow to a paragraph.
QString PlaceStep::regionsHint() const
{
    const QStringList &chosen = draft().request().regions;
    const generation::Blueprint &blueprint = draft().blueprint();
    if (chosen.size() == 1 && blueprint.region(chosen.constFirst()))
        return blueprint.region(chosen.constFirst())->description;
    QStringList words;
    for (const QString &name : chosen)
        if (const auto *region = blueprint.region(name))
            words << tr("%1 (%2)", "region and its currency").arg(region->label, region->currency);
    return QLocale().createSeparatedList(words);
}

QString PlaceStep::verticalHint() const
{
    const auto *vertical = draft().blueprint().vertical(draft().request().vertical);
    if (!vertical)
        return {};
    QStringList shifts;
    for (const auto &[kind, percent] : vertical->multipliers.asKeyValueRange())
        if (const auto *info = draft().blueprint().kind(kind))
            shifts << tr("%1 × %2", "kind of event and factor").arg(info->label, QLocale().toString(percent / 100.0));
    return shifts.isEmpty() ? vertical->description
                            : vertical->description + u' ' + QLocale().createSeparatedList(shifts) + u'.';
}

} // namespace showroom::gui
