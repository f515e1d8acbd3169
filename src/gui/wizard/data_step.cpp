#include "gui/wizard/data_step.h"

#include "base/when_ready.h"
#include "core/seeding/seed_job.h"
#include "gui/common/blueprint_words.h"
#include "gui/common/builders.h"
#include "gui/common/choice_card.h"
#include "gui/common/wording.h"
#include "gui/operations/operations.h"
#include "gui/wizard/tenant_draft.h"
#include "ui_data_step.h"

#include <QLocale>
#include <QSignalBlocker>
#include <QSpinBox>

namespace showroom::gui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const auto customSize = u"custom"_s;

QSpinBox *countInput(const QString &objectName, qint64 highest)
{
    auto *input = new QSpinBox;
    input->setObjectName(objectName);
    input->setRange(0, int(highest));
    input->setGroupSeparatorShown(true);
    input->setAlignment(Qt::AlignRight);
    input->setSingleStep(100);
    return input;
}

} // namespace

DataStep::DataStep(TenantDraft *draft, Operations *operations, QWidget *parent)
    : WizardStep(draft, {u"blueprint"_s, u"size"_s, u"count"_s, u"users"_s}, parent)
    , m_ui(std::make_unique<Ui::DataStep>())
    , m_operations(operations)
{
    m_ui->setupUi(this);
    limitWidth(*m_ui->fieldsWidget);
    m_ui->usersSpinBox->setRange(0, int(generation::maxUsers));
    m_ui->usersSpinBox->setGroupSeparatorShown(true);
    addBlueprints();
    build();
    problems().bind(u"blueprint"_s, m_ui->blueprintHint, m_ui->blueprintComboBox);
    problems().bind(u"size"_s, m_ui->sizeHint, m_ui->sizesWidget);
    problems().bind(u"users"_s, m_ui->usersHint, m_ui->usersSpinBox);
    problems().bind(u"count"_s, m_ui->countHint, m_ui->countsWidget);
    m_delay.setSingleShot(true);
    m_delay.setInterval(200ms);
    connect(&m_delay, &QTimer::timeout, this, &DataStep::askEstimate);
    connect(m_ui->usersSpinBox, &QSpinBox::valueChanged, this, &DataStep::editCounts);
    connect(draft, &TenantDraft::changed, this, &DataStep::showRows);
    connect(draft, &TenantDraft::blueprintChanged, this, &DataStep::build);
    load();
    showRows();
}

DataStep::~DataStep() = default;

void DataStep::addBlueprints()
{
    for (const QString &name : generation::builtInBlueprints()) {
        if (const auto blueprint = generation::loadBuiltIn(name))
            m_ui->blueprintComboBox->addItem((*blueprint)->label(), name);
    }
    connect(m_ui->blueprintComboBox, &QComboBox::currentIndexChanged, this,
            [this] { draft().chooseBlueprint(m_ui->blueprintComboBox->currentData().toString()); });
}

/// What the blueprint decides: its sizes, and a count for each of its kinds.
void DataStep::build()
{
    qDeleteAll(m_ui->sizesWidget->findChildren<ChoiceCard *>());
    delete m_ui->sizesWidget->layout();
    qDeleteAll(m_ui->countsWidget->findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    m_counts.clear();
    addSizeCards();
    addCountInputs();
    QList<QWidget *> order{m_ui->blueprintComboBox};
    for (ChoiceCard *card : m_ui->sizesWidget->findChildren<ChoiceCard *>())
        order << card;
    order << m_ui->usersSpinBox;
    for (const generation::KindInfo &kind : draft().blueprint().kinds())
        order << m_counts.value(kind.name);
    tabInOrder(order);
    m_ui->countsWidget->setFocusProxy(m_counts.value(draft().blueprint().kinds().constFirst().name));
}

void DataStep::load()
{
    const environments::CreateTenant &request = draft().request();
    const QSignalBlocker blueprint(m_ui->blueprintComboBox);
    m_ui->blueprintComboBox->setCurrentIndex(m_ui->blueprintComboBox->findData(request.blueprint));
    m_ui->blueprintHint->setHint(draft().blueprint().description());
    for (ChoiceCard *card : m_ui->sizesWidget->findChildren<ChoiceCard *>())
        card->setChecked(card->objectName() == request.size + u"SizeRadioButton"_s);
    m_ui->customWidget->setVisible(request.size == customSize);
    const QSignalBlocker users(m_ui->usersSpinBox);
    m_ui->usersSpinBox->setValue(int(request.users.value_or(0)));
    for (const auto &[kind, input] : m_counts.asKeyValueRange()) {
        const QSignalBlocker blocker(input);
        input->setValue(int(request.counts.value(kind)));
    }
}

void DataStep::addSizeCards()
{
    const QLocale locale;
    auto *column = new QVBoxLayout(m_ui->sizesWidget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px::unit);
    const auto add = [&](const QString &name, const QString &title, const QString &explanation) {
        auto *card = new ChoiceCard(u"database"_s, title, explanation);
        card->setObjectName(name + u"SizeRadioButton"_s);
        card->setAccessibleName(title);
        card->setChecked(name == draft().request().size);
        column->addWidget(card);
        connect(card, &QRadioButton::clicked, this, [this, name] { choose(name); });
    };
    for (const generation::SizeInfo &size : draft().blueprint().sizes()) {
        const QString figures = volumeWords(draft().blueprint(), size.users, size.events());
        add(size.name, size.label, figures + u". "_s + size.description);
    }
    add(customSize, tr("Custom"), tr("Counts of your own, up to %1 rows.").arg(locale.toString(generation::maxEvents)));
}

void DataStep::addCountInputs()
{
    int place = 0;
    for (const generation::KindInfo &kind : draft().blueprint().kinds()) {
        QSpinBox *input = countInput(kind.name + u"CountSpinBox"_s, generation::maxEvents);
        auto *caption = secondary(kind.label);
        caption->setBuddy(input);
        caption->setToolTip(kind.description);
        m_ui->countsLayout->addWidget(caption, place / 2, place % 2 * 2);
        m_ui->countsLayout->addWidget(input, place / 2, place % 2 * 2 + 1);
        m_counts.insert(kind.name, input);
        connect(input, &QSpinBox::valueChanged, this, &DataStep::editCounts);
        ++place;
    }
    m_ui->countsLayout->setColumnStretch(1, 1);
    m_ui->countsLayout->setColumnStretch(3, 1);
}

void DataStep::choose(const QString &size)
{
    if (size == customSize)
        takeOverCounts();
    m_ui->customWidget->setVisible(size == customSize);
    draft().change(u"size"_s, [&](auto &request) {
        request.size = size;
        request.counts.clear();
        request.users.reset();
    });
    if (size == customSize)
        editCounts();
}

/// Custom starts from what the chosen size would have made.
void DataStep::takeOverCounts()
{
    const auto counts = draft().counts();
    if (!counts || draft().request().size == customSize)
        return;
    const QSignalBlocker users(m_ui->usersSpinBox);
    m_ui->usersSpinBox->setValue(int(counts->users));
    for (const auto &[kind, count] : counts->events.asKeyValueRange()) {
        const QSignalBlocker blocker(m_counts.value(kind));
        m_counts.value(kind)->setValue(int(count));
    }
}

void DataStep::editCounts()
{
    if (draft().request().size != customSize)
        return;
    draft().change(u"users"_s, [this](auto &request) { request.users = m_ui->usersSpinBox->value(); });
    draft().change(u"count"_s, [this](auto &request) {
        for (const auto &[kind, input] : m_counts.asKeyValueRange())
            request.counts.insert(kind, input->value());
    });
}

void DataStep::showRows()
{
    const auto counts = draft().counts();
    const qint64 rows = counts ? counts->users + counts->eventsTotal : 0;
    if (rows == m_rows)
        return;
    m_rows = rows;
    const QString text = counts ? QLocale().toString(rows) : u"—"_s;
    m_ui->estimateList->setFacts({{tr("Rows"), text}, {tr("Time"), u"…"_s}, {tr("Room on the server"), u"…"_s}});
    m_delay.start();
}

void DataStep::askEstimate()
{
    whenReady(m_operations->estimateSeed(m_rows), this,
              [this, rows = m_rows](const Result<seeding::SeedEstimate> &answer) {
                  if (rows == m_rows && answer)
                      showEstimate(rows, *answer);
              });
}

void DataStep::showEstimate(qint64 rows, const seeding::SeedEstimate &estimate)
{
    m_ui->estimateList->setFacts({
        {tr("Rows"), QLocale().toString(rows)},
        {estimate.isMeasured ? tr("Time, as measured on this server") : tr("Time on a typical server"),
         wording::roughly(std::chrono::milliseconds(estimate.milliseconds))},
        {tr("Room on the server"), tr("about %1").arg(wording::dataSize(estimate.bytes, 0))},
    });
}

} // namespace showroom::gui
