#include "gui/wizard/tenant_preview_panel.h"

#include "core/browsing/overview_columns.h"
#include "gui/common/blueprint_words.h"
#include "gui/common/builders.h"
#include "gui/common/flow_layout.h"
#include "gui/wizard/sample_table.h"
#include "ui_tenant_preview_panel.h"

#include <QButtonGroup>
#include <QLocale>

#include <numeric>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int chartHeight = 156;
constexpr int mostSeries = 5; ///< the palette's; what is left goes into the last one
constexpr int mostMarks = 6;
constexpr int mostInTitle = 3; ///< tables; more of them have rows of their own

/// Series in the blueprint's order of the kinds that its charts are about, the smallest ones together when there are
/// too many.
QList<Series> seriesOf(const generation::Blueprint &blueprint, const QList<generation::MonthlyVolume> &volumes)
{
    QList<Series> series;
    for (const QString &kind : browsing::chartedKinds(blueprint)) {
        Series one{blueprint.kind(kind)->label, {}};
        for (const generation::MonthlyVolume &volume : volumes)
            one.values << qreal(volume.events.value(kind));
        series << one;
    }
    const auto sum = [](const Series &one) { return std::accumulate(one.values.begin(), one.values.end(), qreal(0)); };
    if (series.size() <= mostSeries)
        return series;
    Series others{TenantPreviewPanel::tr("Other"), QList<qreal>(volumes.size(), 0)};
    while (series.size() >= mostSeries) {
        const auto smallest =
            std::min_element(series.begin(), series.end(),
                             [&](const Series &left, const Series &right) { return sum(left) < sum(right); });
        for (qsizetype month = 0; month < volumes.size(); ++month)
            others.values[month] += smallest->values[month];
        series.erase(smallest);
    }
    return series << others;
}

QList<Mark> marksOf(const QList<generation::MonthlyVolume> &volumes)
{
    QList<Mark> marks;
    const int step = std::max(1, int(volumes.size() + mostMarks - 1) / mostMarks);
    int year = 0;
    for (int i = 0; i < int(volumes.size()); i += step) {
        const QDate month = volumes[i].month;
        marks.append({i, QLocale().toString(month, month.year() == year ? u"MMM"_s : u"MMM yy"_s)});
        year = month.year();
    }
    return marks;
}

} // namespace

TenantPreviewPanel::TenantPreviewPanel(const generation::BlueprintPtr &blueprint, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::TenantPreviewPanel>())
    , m_blueprint(blueprint)
    , m_group(new QButtonGroup(this))
{
    m_ui->setupUi(this);
    m_ui->emptyState->setTextWidth(320);
    m_ui->volumesChart->setFixedHeight(em(chartHeight));
    auto *choices = new QWidget;
    choices->setContentsMargins(px::gap, 0, px::gap, px::unit);
    m_choicesRow = new FlowLayout(choices);
    m_ui->sampleLayout->insertWidget(0, choices);
    connect(m_group, &QButtonGroup::idClicked, this, &TenantPreviewPanel::chooseTable);
    addTables();
}

TenantPreviewPanel::~TenantPreviewPanel() = default;

void TenantPreviewPanel::setBlueprint(const generation::BlueprintPtr &blueprint)
{
    m_blueprint = blueprint;
    qDeleteAll(m_choices);
    qDeleteAll(m_tables);
    m_choices.clear();
    m_tables.clear();
    addTables();
}

void TenantPreviewPanel::addTables()
{
    const bool hasRoom = m_blueprint->tables().size() <= mostInTitle;
    m_choicesRow->parentWidget()->setVisible(!hasRoom);
    for (const generation::TableInfo &table : m_blueprint->tables()) {
        QPushButton *choice = button(table.label, table.name + u"SampleButton"_s, Variant::Chip, {}, true);
        choice->setAccessibleName(tr("Sample of %1", "a table").arg(table.label));
        auto *view = new DataTable;
        view->setObjectName(table.name + u"SampleTable"_s);
        view->setAccessibleName(tr("Sample rows of %1", "a table").arg(table.label));
        view->setSelectionMode(QAbstractItemView::SingleSelection);
        m_ui->tablesStackedWidget->addWidget(view);
        if (hasRoom)
            m_ui->sampleCard->addTitleWidget(choice);
        else
            m_choicesRow->addWidget(choice);
        m_group->addButton(choice, int(m_tables.size()));
        m_choices.append(choice);
        m_tables.append(view);
    }
    tabInOrder(QList<QWidget *>(m_choices.begin(), m_choices.end()) +
               QList<QWidget *>(m_tables.begin(), m_tables.end()));
    m_choices.constFirst()->setChecked(true);
}

void TenantPreviewPanel::show(const TenantPreview &preview)
{
    m_ui->summaryLabel->setText(
        tr("real engine, %1", "figures of the preview").arg(volumeWords(*m_blueprint, preview.people, preview.events)));
    showVolumes(preview.volumes);
    for (int table = 0; table < std::min(preview.samples.size(), m_tables.size()); ++table)
        showSample(table, preview.samples[table]);
    chooseTable(m_ui->tablesStackedWidget->currentIndex());
    m_ui->stateStackedWidget->setCurrentWidget(m_ui->dataPage);
}

void TenantPreviewPanel::explain(const QString &heading, const QString &text)
{
    m_ui->summaryLabel->clear();
    m_ui->emptyState->setHeading(heading);
    m_ui->emptyState->setText(text);
    m_ui->stateStackedWidget->setCurrentWidget(m_ui->emptyPage);
}

void TenantPreviewPanel::showVolumes(const QList<generation::MonthlyVolume> &volumes)
{
    const QList<Series> series = seriesOf(*m_blueprint, volumes);
    QStringList names;
    for (const Series &one : series)
        names << one.name;
    m_ui->volumesChart->setData(series, marksOf(volumes));
    m_ui->legend->setNames(names);
}

void TenantPreviewPanel::showSample(int table, const TenantPreview::Sample &sample)
{
    const SampleTable shown = SampleTable::of(sample);
    DataTable *view = m_tables[table];
    auto *model = qobject_cast<RowsModel *>(view->model());
    if (!model) {
        model = new RowsModel(shown.headings, view);
        view->setModel(model);
        view->setRowHeight(px::rowTall);
        view->setColumns(shown.columns);
    }
    model->setRows(shown.rows);
    m_choices[table]->setProperty("rows", shown.rows.size());
    m_choices[table]->setProperty("total", sample.table.rowCount);
}

void TenantPreviewPanel::chooseTable(int table)
{
    const QLocale locale;
    m_ui->tablesStackedWidget->setCurrentIndex(table);
    m_ui->sampleCard->setTitle(tr("Sample"));
    m_ui->sampleCard->setNote(tr("%1 of %2", "rows shown and rows in all")
                                  .arg(locale.toString(m_choices[table]->property("rows").toLongLong()),
                                       locale.toString(m_choices[table]->property("total").toLongLong())));
}

} // namespace showroom::gui
