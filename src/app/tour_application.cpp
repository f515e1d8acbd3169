#include "app/tour_application.h"

#include "gui/tour/tour_runner.h"

#include <QApplication>
#include <QTextStream>

namespace showroom::app {

using namespace Qt::StringLiterals;

int runTour(const ConsoleOptions &options)
{
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
