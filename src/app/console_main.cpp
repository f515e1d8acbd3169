#include "app/console_application.h"
#include "app/console_options.h"
#include "app/tour_application.h"
#include "base/core_dumps.h"
#include "base/translations.h"

#include <QApplication>
#include <QLocale>
#include <QTextStream>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace showroom;

int main(int argc, char **argv)
{
    forbidCoreDumps();
    // A limit on the size of files is an error of the write then, which says what to do, and not the program's end.
    std::signal(SIGXFSZ, SIG_IGN);
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"showroom"_s);
    QApplication::setApplicationDisplayName(u"Showroom"_s);
    QApplication::setApplicationVersion(QStringLiteral(SHOWROOM_VERSION));
    const auto options = app::readConsoleOptions(QApplication::arguments());
    if (!options) {
        QTextStream(stderr) << options.error().message << Qt::endl << options.error().hint << Qt::endl;
        return exitCode(options.error().code);
    }
    if (options->help || options->version) {
        QTextStream(stdout) << (options->help ? app::consoleHelp()
                                              : u"showroom "_s + QApplication::applicationVersion())
                            << Qt::endl;
        return 0;
    }
    if (!options->locale.isEmpty())
        QLocale::setDefault(QLocale(options->locale));
    QApplication::setLayoutDirection(QLocale().textDirection());
    const Translations translations(application, QLocale());
    if (!options->tourDirectory.isEmpty())
        return app::runTour(*options);
    return app::ConsoleApplication(*options).run();
}
