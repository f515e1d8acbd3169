#include "app/tour_application.h"

#include "gui/tour/tour_runner.h"

#include <QApplication>
#include <QTextStream>

#include <cstdio>

namespace showroom::app {

using namespace Qt::StringLiterals;

namespace {

/// The offscreen platform says of every window that it takes no size hints: nothing that a reader could act on.
void reportAllButSizeHints(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (message != u"This plugin does not support propagateSizeHints()"_s)
        std::fputs(qPrintable(qFormatLogMessage(type, context, message) + u'\n'), stderr);
}

} // namespace

int runTour(const ConsoleOptions &options)
{
    qInstallMessageHandler(reportAllButSizeHints);
    gui::Theme theme;
    gui::TourRunner runner(theme, options.tourDirectory, gui::tourScreens());
    QObject::connect(&runner, &gui::TourRunner::finished, qApp, [&options](int written, const QString &failed) {
        QTextStream out(stderr);
        if (failed.isEmpty())
            out << u"%1 pictures in %2"_s.arg(written).arg(options.tourDirectory) << Qt::endl;
        else
            out << u"%1 could not be written. Is there room, and may you write there?"_s.arg(failed) << Qt::endl;
        QApplication::exit(failed.isEmpty() ? 0 : 1);
    });
    runner.start();
    return QApplication::exec();
}

} // namespace showroom::app
