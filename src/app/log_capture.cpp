#include "app/log_capture.h"

#include "base/recent_log.h"

#include <QDateTime>

#include <atomic>
#include <cstdio>

namespace showroom::app {

using namespace Qt::StringLiterals;

namespace {

/// Qt's handler is a plain function, hence the one place where the log can be found from anywhere.
std::atomic<RecentLog *> current = nullptr;

void keep(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QString line = qFormatLogMessage(type, context, message);
    std::fputs(qPrintable(line + u'\n'), stderr);
    if (RecentLog *log = current.load())
        log->add(QDateTime::currentDateTimeUtc().toString(Qt::ISODate) + u' ' + line);
}

} // namespace

LogCapture::LogCapture(RecentLog &log)
{
    current = &log;
    qInstallMessageHandler(keep);
}

LogCapture::~LogCapture()
{
    qInstallMessageHandler(nullptr);
    current = nullptr;
}

} // namespace showroom::app
