// How fast and lean an environment's largest table is on the screen, against QSqlQueryModel over the same rows. Prints
// a JSON array of {name, value, unit, limit}; each model is measured in a process of its own.
//
//     bench_table --data-dir FOLDER --environment ID [--table impact.events]

#include "core/browsing/browse.h"
#include "database/local_server.h"
#include "gui/common/data_table.h"
#include "gui/common/theme.h"
#include "gui/environments/environment_columns.h"
#include "gui/environments/environment_rows_decorator.h"
#include "gui/operations/database_environment_source.h"
#include "gui/operations/database_link.h"
#include "models/paged_rows_model.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QFile>
#include <QMenu>
#include <QProcess>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSettings>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQueryModel>
#include <QTemporaryDir>

#include <unistd.h>

#include <cmath>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace showroom;

namespace {

constexpr int jumps = 300;
constexpr quint32 chance = 20'261'120;

struct Wanted {
    QString dataDirectory;
    QString environment;
    QString table;
};

double residentMegabytes()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').at(1).toDouble() * double(sysconf(_SC_PAGESIZE)) / 1e6;
}

double milliseconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

/// Notes when its viewport was painted, and whether all that is visible was there then.
class PaintWatch final : public QObject {
public:
    explicit PaintWatch(
        QTableView &view, std::function<bool()> isShown = [] { return true; })
        : m_isShown(std::move(isShown))
    {
        view.viewport()->installEventFilter(this);
    }

    int count = 0;
    bool isComplete = false;

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            ++count;
            isComplete = m_isShown();
        }
        return false;
    }

private:
    std::function<bool()> m_isShown;
};

template <class Condition>
void waitUntil(Condition isTrue)
{
    while (!isTrue())
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 1000);
}

/// Fonts, style and the platform are warm then: they belong to no model.
void warmUp()
{
    QSqlQueryModel nothing;
    gui::DataTable view;
    view.setModel(&nothing);
    view.resize(1200, 800);
    PaintWatch watch(view);
    view.show();
    waitUntil([&] { return watch.count > 0; });
}

QJsonObject measureQueryModel(const Wanted &wanted)
{
    const database::ConnectionSettings settings =
        database::LocalServer({.dataDirectory = wanted.dataDirectory}).settings();
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QPSQL"_s);
    database.setHostName(settings.host);
    database.setPort(settings.port);
    database.setUserName(settings.user);
    database.setDatabaseName(settings.database);
    if (!database.open())
        qFatal("%s", qPrintable(database.lastError().text()));
    warmUp();
    const double before = residentMegabytes();
    QElapsedTimer timer;
    timer.start();
    QTableView view;
    view.resize(1200, 800);
    PaintWatch watch(view);
    QSqlQueryModel model;
    const QString view_name = u"showroom_guard."_s + QString(wanted.table).replace(u'.', u"__"_s);
    model.setQuery(u"SELECT * FROM %1 WHERE tenant_id = '%2' ORDER BY id"_s.arg(view_name, wanted.environment),
                   database);
    view.setModel(&model);
    view.show();
    waitUntil([&] { return watch.count > 0; });
    return {{u"firstPaint"_s, milliseconds(timer)}, {u"memory"_s, residentMegabytes() - before}};
}

double percentile(QList<double> values, double share)
{
    std::sort(values.begin(), values.end());
    return values.at(std::min(values.size() - 1, qsizetype(std::ceil(share * double(values.size()))) - 1));
}

/// Every visible row has come.
bool isShown(const gui::DataTable &view, const QAbstractItemModel &model)
{
    const int first = view.rowAt(0);
    const int below = view.rowAt(view.viewport()->height() - 1);
    const int last = below < 0 ? model.rowCount() - 1 : below;
    for (int row = std::max(0, first); row <= last; ++row)
        if (model.index(row, 1).data(gui::PendingCellRole).toBool())
            return false;
    return model.rowCount() > 0;
}

QJsonObject measurePagedModel(const Wanted &wanted)
{
    gui::DatabaseLink link;
    link.open(database::LocalServer({.dataDirectory = wanted.dataDirectory}).settings());
    gui::DatabaseEnvironmentSource source(link);
    const auto tables = source.readTables(wanted.environment).result();
    if (!tables)
        qFatal("%s", qPrintable(tables.error().message));
    const auto table = std::find_if(tables->begin(), tables->end(),
                                    [&](const browsing::BrowsedTable &one) { return one.name == wanted.table; });
    if (table == tables->end())
        qFatal("there is no such table");
    warmUp();
    const double before = residentMegabytes();
    QElapsedTimer timer;
    timer.start();
    gui::DataTable view;
    view.resize(1200, 800);
    view.setRowHeight(gui::px::rowCompact);
    models::PagedRowsModel model;
    gui::EnvironmentRowsDecorator decorator;
    PaintWatch watch(view, [&] { return isShown(view, decorator); });
    decorator.setSourceModel(&model);
    decorator.setTable(u"impact"_s, *table);
    QMenu menu;
    QTemporaryDir folder;
    QSettings store(folder.filePath(u"bench.ini"_s), QSettings::IniFormat);
    gui::EnvironmentColumns columns(view, menu, store);
    view.setModel(&decorator);
    model.open(source, *table, {wanted.environment, wanted.table, {}, {}}, table->rowCount);
    columns.setTable(*table);
    view.show();
    waitUntil([&] { return watch.count > 0; });
    const double skeleton = milliseconds(timer);
    waitUntil([&] { return watch.isComplete; });
    const double firstRows = milliseconds(timer);
    const double memory = residentMegabytes() - before;
    waitUntil([&] { return model.isCounted(); });
    const double fences = milliseconds(timer);

    QRandomGenerator random(chance);
    QList<double> times;
    for (int i = 0; i < jumps; ++i) {
        QElapsedTimer jump;
        jump.start();
        view.verticalScrollBar()->setValue(int(random.bounded(quint32(view.verticalScrollBar()->maximum()))));
        watch.isComplete = false;
        view.viewport()->update();
        waitUntil([&] { return watch.isComplete; });
        times.append(milliseconds(jump));
    }
    return {{u"skeleton"_s, skeleton},
            {u"firstPaint"_s, firstRows},
            {u"memory"_s, memory},
            {u"memoryAfterJumps"_s, residentMegabytes() - before},
            {u"fences"_s, fences},
            {u"rows"_s, model.rowCount()},
            {u"jumpP50"_s, percentile(times, 0.5)},
            {u"jumpP99"_s, percentile(times, 0.99)},
            {u"jumpMost"_s, percentile(times, 1)}};
}

QJsonObject inOwnProcess(const QString &mode)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), QCoreApplication::arguments().mid(1) << u"--mode"_s << mode);
    process.waitForFinished(-1);
    if (process.exitCode() != 0)
        qFatal("the measurement %s failed", qPrintable(mode));
    return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
}

QJsonObject figure(const QString &name, double value, const QString &unit, const QString &limit = {})
{
    QJsonObject row{{u"name"_s, name}, {u"value"_s, value}, {u"unit"_s, unit}};
    if (!limit.isEmpty())
        row.insert(u"limit"_s, limit);
    return row;
}

QJsonArray compare(const QJsonObject &ours, const QJsonObject &peer)
{
    const auto our = [&](const QString &name) { return ours.value(name).toDouble(); };
    const auto their = [&](const QString &name) { return peer.value(name).toDouble(); };
    return {figure(u"rows"_s, our(u"rows"_s), u"rows"_s),
            figure(u"QSqlQueryModel: first paint"_s, their(u"firstPaint"_s), u"ms"_s),
            figure(u"QSqlQueryModel: memory"_s, their(u"memory"_s), u"MB"_s),
            figure(u"skeleton painted"_s, our(u"skeleton"_s), u"ms"_s),
            figure(u"first rows painted"_s, our(u"firstPaint"_s), u"ms"_s),
            figure(u"first paint, times faster"_s, their(u"firstPaint"_s) / our(u"firstPaint"_s), u"×"_s, u">= 200"_s),
            figure(u"memory"_s, our(u"memory"_s), u"MB"_s),
            figure(u"memory after the jumps"_s, our(u"memoryAfterJumps"_s), u"MB"_s),
            figure(u"memory, times leaner"_s, their(u"memory"_s) / our(u"memory"_s), u"×"_s, u">= 30"_s),
            figure(u"all fences known"_s, our(u"fences"_s), u"ms"_s),
            figure(u"jump, median"_s, our(u"jumpP50"_s), u"ms"_s),
            figure(u"jump, 99 of 100 within"_s, our(u"jumpP99"_s), u"ms"_s, u"<= 20"_s),
            figure(u"jump, longest"_s, our(u"jumpMost"_s), u"ms"_s)};
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"data-dir"_s, u"Folder of the private server."_s, u"folder"_s},
                       {u"environment"_s, u"Whose rows are shown."_s, u"id"_s},
                       {u"table"_s, u"Which table."_s, u"name"_s, u"impact.events"_s},
                       {u"mode"_s, u"Measure one model alone: query or paged."_s, u"mode"_s}});
    parser.process(application);
    const Wanted wanted{parser.value(u"data-dir"_s), parser.value(u"environment"_s), parser.value(u"table"_s)};
    if (const auto running = database::LocalServer({.dataDirectory = wanted.dataDirectory}).ensureRunning(); !running)
        qFatal("%s", qPrintable(running.error().message));
    const gui::Theme theme;
    const QString mode = parser.value(u"mode"_s);
    QJsonDocument result;
    if (mode == u"query")
        result.setObject(measureQueryModel(wanted));
    else if (mode == u"paged")
        result.setObject(measurePagedModel(wanted));
    else
        result.setArray(compare(inOwnProcess(u"paged"_s), inOwnProcess(u"query"_s)));
    std::fputs(result.toJson().constData(), stdout);
    return 0;
}
