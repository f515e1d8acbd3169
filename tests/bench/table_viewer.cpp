#include "bench/table_viewer.h"

#include "bench/processor_time.h"

#include "core/browsing/browsed_table.h"
#include "database/connection.h"
#include "database/local_server.h"
#include "gui/common/data_table.h"
#include "gui/common/metrics.h"
#include "gui/environments/environment_rows_decorator.h"
#include "gui/environments/environment_values.h"
#include "gui/operations/database_environment_source.h"
#include "gui/operations/database_link.h"
#include "models/paged_rows_model.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlQueryModel>
#include <QStandardItemModel>
#include <QTableView>
#include <QTimer>

#include <algorithm>
#include <functional>
#include <unistd.h>

namespace showroom::bench {

using namespace Qt::StringLiterals;

namespace {

const auto eventsTable = u"impact.events"_s;
constexpr int mostMilliseconds = 300'000;

double millisecondsOf(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

/// Watches a view's viewport until it has painted rows that are really there.
class Screen final : public QObject {
public:
    /// `isThere` says whether what the view shows now has come.
    Screen(QTableView &view, std::function<bool()> isThere)
        : m_view(view)
        , m_isThere(std::move(isThere))
    {
        view.resize(1200, 800);
        view.viewport()->installEventFilter(this);
        view.show();
    }

    /// Lets the program work until then; false after minutes.
    bool waitForRows()
    {
        m_hasPainted = false;
        m_view.viewport()->update();
        return waitUntil([this] { return m_hasPainted; });
    }

    static bool waitUntil(const std::function<bool()> &isReached)
    {
        // With a time limit processEvents() would not wait, but take the processor from those who are waited for.
        QTimer patience;
        patience.setSingleShot(true);
        patience.start(mostMilliseconds);
        while (!isReached() && patience.isActive())
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        return isReached();
    }

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            m_hasPainted = m_isThere();
        return false;
    }

private:
    QTableView &m_view;
    std::function<bool()> m_isThere;
    bool m_hasPainted = false;
};

/// Of an environment's table: whether every row that is visible has come.
bool isThere(const QTableView &view)
{
    const QAbstractItemModel &model = *view.model();
    const int below = view.rowAt(view.viewport()->height() - 1);
    const int last = below < 0 ? model.rowCount() - 1 : below;
    for (int row = std::max(0, view.rowAt(0)); row <= last; ++row) {
        if (model.index(row, 1).data(gui::PendingCellRole).toBool())
            return false;
    }
    return model.rowCount() > 0;
}

/// Fonts and style are loaded by whoever paints first: not by what is measured.
void warmUp()
{
    QStandardItemModel model(10, 10);
    gui::DataTable view;
    view.setModel(&model);
    Screen(view, [] { return true; }).waitForRows();
}

/// As an environment's page shows them.
QList<gui::Column> columnsOf(const browsing::BrowsedTable &table)
{
    QList<gui::Column> columns;
    for (const browsing::BrowsedColumn &column : table.columns)
        columns.append({gui::cellOf(column.kind), gui::usualWidth(column)});
    return columns;
}

Error tookTooLong()
{
    return fail(ErrorCode::Internal, u"The table never showed its rows."_s);
}

QJsonArray jump(const QTableView &view, Screen &screen, int jumps)
{
    QRandomGenerator places(1);
    QJsonArray milliseconds;
    for (int i = 0; i < jumps; ++i) {
        QElapsedTimer timer;
        timer.start();
        view.verticalScrollBar()->setValue(int(places.bounded(view.verticalScrollBar()->maximum())));
        if (screen.waitForRows())
            milliseconds.append(millisecondsOf(timer));
    }
    return milliseconds;
}

Result<QJsonObject> viewPaged(const QString &environment, int jumps)
{
    const database::ConnectionSettings settings = database::LocalServer().settings();
    warmUp();
    // The console is connected and knows the tables before it shows one, as the other way knows its statement.
    gui::DatabaseLink link;
    link.open(settings);
    gui::DatabaseEnvironmentSource source(link);
    const Result<QList<browsing::BrowsedTable>> tables = source.readTables(environment).result();
    if (!tables)
        return tables.error();
    const auto events = std::find_if(tables->cbegin(), tables->cend(),
                                     [](const browsing::BrowsedTable &table) { return table.name == eventsTable; });
    if (events == tables->cend())
        return fail(ErrorCode::Internal, u"“%1” has no events."_s.arg(environment));
    gui::EnvironmentRowsDecorator decorator;
    decorator.setTable(u"impact"_s, *events);
    const double before = ownMegabytes();
    QElapsedTimer timer;
    timer.start();
    models::PagedRowsModel model;
    decorator.setSourceModel(&model);
    gui::DataTable view;
    view.setRowHeight(gui::px::rowCompact);
    view.setModel(&decorator);
    Screen screen(view, [&view] { return isThere(view); });
    model.open(source, *events, events->range(environment), events->rowCount);
    view.setColumns(columnsOf(*events));
    if (!screen.waitForRows())
        return tookTooLong();
    const double firstPaint = millisecondsOf(timer);
    if (!Screen::waitUntil([&model] { return model.isCounted(); }))
        return tookTooLong();
    const double counted = millisecondsOf(timer);
    const double growth =
        peakMegabytes(getpid()) - before; // with the view's room for every row, which comes after the paint
    const QJsonArray milliseconds = jump(view, screen, jumps);
    return QJsonObject{{u"firstPaintMs"_s, firstPaint}, {u"countedMs"_s, counted},
                       {u"rows"_s, model.rowCount()},   {u"jumpsMs"_s, milliseconds},
                       {u"growthMegabytes"_s, growth},  {u"laterGrowthMegabytes"_s, peakMegabytes(getpid()) - before}};
}

Result<QString> queryOf(const QString &environment)
{
    auto connection = database::Connection::open(database::LocalServer().settings());
    if (!connection)
        return connection.error();
    const auto guard = connection->queryOne(
        database::SqlStatement::fromText("SELECT guard_view, key_column FROM showroom.environment_guard(:id, :table)"),
        {{"id", environment}, {"table", eventsTable}});
    if (!guard)
        return guard.error();
    return u"SELECT * FROM %1 WHERE %2 = '%3' ORDER BY id"_s.arg(guard->text("guard_view"), guard->text("key_column"),
                                                                 environment);
}

Result<QJsonObject> viewQuery(const QString &environment)
{
    const database::ConnectionSettings settings = database::LocalServer().settings();
    const Result<QString> statement = queryOf(environment);
    if (!statement)
        return statement.error();
    warmUp();
    QSqlDatabase connection = QSqlDatabase::addDatabase(u"QPSQL"_s);
    connection.setHostName(settings.host);
    connection.setUserName(settings.user);
    connection.setDatabaseName(settings.database);
    if (!connection.open())
        return fail(ErrorCode::DatabaseUnreachable, connection.lastError().text());
    const double before = ownMegabytes();
    QElapsedTimer timer;
    timer.start();
    QSqlQueryModel model;
    model.setQuery(*statement, connection);
    if (model.lastError().isValid())
        return fail(ErrorCode::DatabaseFailure, model.lastError().text());
    QTableView view;
    view.setModel(&model);
    if (!Screen(view, [] { return true; }).waitForRows())
        return tookTooLong();
    return QJsonObject{{u"firstPaintMs"_s, millisecondsOf(timer)},
                       {u"rows"_s, model.rowCount()},
                       {u"growthMegabytes"_s, peakMegabytes(getpid()) - before}};
}

} // namespace

Result<QJsonObject> viewTable(const QString &model, const QString &environment, int jumps)
{
    return model == u"paged" ? viewPaged(environment, jumps) : viewQuery(environment);
}

} // namespace showroom::bench
