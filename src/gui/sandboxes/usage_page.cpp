#include "gui/sandboxes/usage_page.h"

#include "base/clock.h"
#include "base/when_ready.h"
#include "gui/common/builders.h"
#include "gui/common/flow_layout.h"
#include "gui/common/rows_model.h"
#include "gui/common/wording.h"
#include "gui/sandboxes/sandbox_source.h"
#include "ui_usage_page.h"

#include <QButtonGroup>
#include <QLocale>
#include <QPushButton>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using sandboxes::Usage;
using sandboxes::UsageDay;

namespace {

constexpr int chartHeight = 200;
constexpr int usualDays = 30;
constexpr int mostMarks = 8;

QList<Mark> marksOf(const QList<UsageDay> &days)
{
    QList<Mark> marks;
    const int step = std::max(1, int(days.size()) / mostMarks);
    for (int i = 0; i < int(days.size()); i += step)
        marks.append({i, QLocale().toString(days[i].day, u"d MMM"_s)});
    return marks;
}

QString minutes(double value)
{
    return QLocale().toString(value, 'f', value < 10 ? 1 : 0);
}

} // namespace

UsagePage::UsagePage(SandboxSource &source, const Clock &clock, QWidget *parent)
    : Page(parent)
    , m_ui(std::make_unique<Ui::UsagePage>())
    , m_source(source)
    , m_clock(clock)
    , m_days(new QButtonGroup(this))
    , m_measures(new QButtonGroup(this))
    , m_rows(new RowsModel({{tr("Environment"), Cell::Name},
                            {tr("Sessions"), Cell::Number},
                            {tr("People"), Cell::Number},
                            {tr("Links opened"), Cell::Number},
                            {tr("API calls"), Cell::Number},
                            {tr("Mean session"), Cell::Number},
                            {tr("Last access"), Cell::Time}},
                           this))
{
    setObjectName(u"usagePage"_s);
    setTitle(tr("Usage"));
    setSummary(tr("Of the whole fleet"));
    m_ui->setupUi(contentWidget());
    m_ui->usageChart->setFixedHeight(em(chartHeight));
    m_ui->listCard->setFlush();
    addChoices();
    arrangeTable();
    connect(&m_source, &SandboxSource::changed, this, [this] {
        if (isVisible())
            read();
    });
}

UsagePage::~UsagePage() = default;

void UsagePage::addChoices()
{
    auto *row = new FlowLayout(m_ui->choicesWidget);
    const auto addChip = [](QButtonGroup *group, const QString &text, const QString &name, int id) {
        QPushButton *chip = button(text, name, Variant::Chip);
        group->addButton(chip, id);
        return chip;
    };
    row->addWidget(addChip(m_days, tr("30 days"), u"days30Button"_s, usualDays));
    row->addWidget(addChip(m_days, tr("90 days"), u"days90Button"_s, 90));
    row->addWidget(addChip(m_days, tr("A year"), u"days365Button"_s, 365));
    m_days->button(usualDays)->setChecked(true);
    row->addWidget(m_ui->internalCheckBox);
    m_ui->usageCard->addTitleWidget(addChip(m_measures, tr("Sessions"), u"sessionsMeasureButton"_s, Sessions));
    m_ui->usageCard->addTitleWidget(addChip(m_measures, tr("People"), u"usersMeasureButton"_s, Users));
    m_ui->usageCard->addTitleWidget(addChip(m_measures, tr("API calls"), u"callsMeasureButton"_s, ApiCalls));
    m_measures->button(Sessions)->setChecked(true);
    connect(m_days, &QButtonGroup::idClicked, this, &UsagePage::read);
    connect(m_measures, &QButtonGroup::idClicked, this, &UsagePage::showDays);
    connect(m_ui->internalCheckBox, &QCheckBox::toggled, this, &UsagePage::read);
    connect(m_ui->fleetButton, &QPushButton::clicked, m_ui->usageTable, &QTableView::clearSelection);
}

void UsagePage::arrangeTable()
{
    DataTable *table = m_ui->usageTable;
    table->setModel(m_rows);
    table->setRowHeight(px::rowTall);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setColumns({{Cell::Name, 200, true, 0},
                       {Cell::Number, 88, false, 0},
                       {Cell::Number, 80, false, 0},
                       {Cell::Number, 108, false, 3},
                       {Cell::Number, 96, false, 0},
                       {Cell::Number, 116, false, 2},
                       {Cell::Time, 112, false, 1}});
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this, table] {
        const int row = table->selectionModel()->hasSelection() ? table->currentIndex().row() : -1;
        m_chosen = row >= 0 && row < m_list.size() ? m_list.at(row).environmentId : QString();
        setSummary(m_chosen.isEmpty() ? tr("Of the whole fleet") : tr("Of %1").arg(m_list.at(row).environmentName));
        m_ui->fleetButton->setEnabled(!m_chosen.isEmpty());
        readOne();
    });
}

sandboxes::UsageRange UsagePage::range() const
{
    sandboxes::UsageRange range;
    range.until = m_clock.now().toUTC().date();
    range.from = range.until.addDays(1 - m_days->checkedId());
    range.withInternal = m_ui->internalCheckBox->isChecked();
    return range;
}

void UsagePage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    read();
}

void UsagePage::read()
{
    whenReady(m_source.usageByEnvironment(range()), this, [this](const Result<QList<Usage>> &list) {
        if (list)
            showList(*list);
        else
            tell(list.error());
    });
    readOne();
}

/// Figures and chart: of the chosen environment, or of all.
void UsagePage::readOne()
{
    const int asked = ++m_asked;
    sandboxes::UsageRange wanted = range();
    wanted.environmentId = m_chosen;
    whenReady(m_source.usageOf(wanted), this, [this, asked](const Result<Usage> &usage) {
        if (asked != m_asked)
            return;
        if (usage)
            showFigures(*usage);
        else
            tell(usage.error());
    });
    whenReady(m_source.usageByDay(wanted), this, [this, asked](const Result<QList<UsageDay>> &days) {
        if (asked != m_asked || !days)
            return;
        m_byDay = *days;
        showDays();
    });
}

/// The selection stays on the environment that it stood on.
void UsagePage::showList(const QList<Usage> &list)
{
    const QLocale locale;
    const QString chosen = m_chosen;
    m_list = list;
    QList<RowsModel::Row> rows;
    for (const Usage &usage : list)
        rows.append({{usage.environmentName.isEmpty() ? usage.environmentId : usage.environmentName,
                      usage.isThere ? usage.environmentId : tr("%1 · deleted").arg(usage.environmentId)},
                     {locale.toString(usage.sessions)},
                     {locale.toString(usage.uniqueUsers)},
                     {locale.toString(usage.linkUses)},
                     {locale.toString(usage.apiCalls)},
                     {tr("%1 min").arg(minutes(usage.meanSessionMinutes))},
                     {wording::ago(usage.lastAccessAt, m_clock.now())}});
    m_rows->setRows(rows);
    m_ui->statesStackedWidget->setCurrentWidget(rows.isEmpty() ? m_ui->emptyPage : m_ui->tablePage);
    for (qsizetype row = 0; !chosen.isEmpty() && row < list.size(); ++row)
        if (list.at(row).environmentId == chosen)
            m_ui->usageTable->selectRow(int(row));
}

void UsagePage::showFigures(const Usage &usage)
{
    const QLocale locale;
    m_ui->problemBar->hide();
    m_ui->sessionsTile->setFigure(locale.toString(usage.sessions), {});
    m_ui->sessionsTile->setFootnote(usage.sessions > 0 ? tr("%1 min on average").arg(minutes(usage.meanSessionMinutes))
                                                       : tr("None in these days"));
    m_ui->usersTile->setFigure(locale.toString(usage.uniqueUsers), {});
    m_ui->usersTile->setFootnote(tr("%n link(s) opened", nullptr, int(usage.linkUses)));
    m_ui->callsTile->setFigure(locale.toString(usage.apiCalls), {});
    m_ui->callsTile->setFootnote(tr("Last access: %1").arg(wording::ago(usage.lastAccessAt, m_clock.now())));
    m_ui->conversionTile->setFigure(locale.toString(usage.conversionRate() * 100, 'f', 0), u"%"_s);
    m_ui->conversionTile->setFootnote(tr("%1 of %2 sandboxes", "converted and created")
                                          .arg(locale.toString(usage.converted), locale.toString(usage.created)));
}

void UsagePage::showDays()
{
    const auto measure = Measure(m_measures->checkedId());
    Series series{m_measures->checkedButton()->text(), {}};
    for (const UsageDay &day : std::as_const(m_byDay))
        series.values << qreal(measure == Sessions ? day.sessions : measure == Users ? day.uniqueUsers : day.apiCalls);
    m_ui->usageChart->setData({series}, marksOf(m_byDay));
}

void UsagePage::tell(const Error &error)
{
    m_ui->problemBar->say(error);
}

} // namespace showroom::gui
