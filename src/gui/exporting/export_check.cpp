#include "gui/exporting/export_check.h"

#include "base/when_ready.h"
#include "gui/operations/operations.h"

#include <QDir>
#include <QtConcurrentRun>

namespace showroom::gui {

using namespace std::chrono_literals;
using exporting::ExportRequest;

namespace {

/// By its text: a path may still be anything.
bool liesIn(const QString &folder, const QString &path)
{
    return path.section(u'/', 0, -2) == folder;
}

QList<Problem> problemsOf(const ExportRequest &request, const QString &folder)
{
    QList<Problem> problems = exporting::validate(request);
    if (liesIn(folder, request.path))
        problems.removeIf([](const Problem &problem) { return problem.code == u"no-folder"; });
    return problems;
}

} // namespace

ExportCheck::ExportCheck(Operations *operations, const QString &folder, QObject *parent)
    : QObject(parent)
    , m_operations(operations)
    , m_folder(folder)
{
    m_pool.setMaxThreadCount(1);
    m_delay.setSingleShot(true);
    m_delay.setInterval(150ms);
    connect(&m_delay, &QTimer::timeout, this, &ExportCheck::start);
}

ExportCheck::~ExportCheck()
{
    m_pool.waitForDone();
}

void ExportCheck::setRequest(const ExportRequest &request)
{
    m_request = request;
    ++m_serial;
    m_delay.start();
}

QFuture<void> ExportCheck::prepare(const QString &path)
{
    return QtConcurrent::run(&m_pool, [path, folder = m_folder] {
        if (liesIn(folder, path))
            QDir().mkpath(folder);
    });
}

void ExportCheck::start()
{
    const auto look = [request = m_request, folder = m_folder] { return problemsOf(request, folder); };
    whenReady(QtConcurrent::run(&m_pool, look), this, [this, serial = m_serial](const QList<Problem> &problems) {
        if (serial == m_serial)
            emit problemsFound(problems);
    });
    whenReady(m_operations->estimateExport(m_request), this,
              [this, serial = m_serial](const Result<exporting::ExportEstimate> &estimate) {
                  if (serial == m_serial && estimate)
                      emit estimated(*estimate);
              });
}

} // namespace showroom::gui
