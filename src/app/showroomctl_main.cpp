#include "base/clock.h"
#include "base/core_dumps.h"
#include "base/translations.h"
#include "cli/command_line.h"
#include "cli/other_server.h"
#include "cli/private_server.h"
#include "cli/profile_passwords.h"
#include "cli/server_choice.h"
#include "cli/terminal.h"
#include "core/profiles/profile_store.h"
#include "core/profiles/system_keychain.h"

#include <QCoreApplication>
#include <QFile>
#include <QTextStream>

#include <sys/ioctl.h>
#include <unistd.h>

#include <clocale>
#include <csignal>
#include <langinfo.h>
#include <string_view>

using namespace showroom;

namespace {

/// Qt replaces a locale that is not UTF-8 and says so on stderr, where scripts expect our errors alone.
void preferUtf8()
{
    std::setlocale(LC_ALL, "");
    if (std::string_view(nl_langinfo(CODESET)) != "UTF-8")
        qputenv("LC_ALL", "C.UTF-8");
}

int terminalWidth(int descriptor)
{
    winsize size = {};
    return ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

} // namespace

int main(int argc, char *argv[])
{
    preferUtf8();
    forbidCoreDumps();
    // A limit on the size of files is an error of the write then, which says what to do, and not the program's end.
    std::signal(SIGXFSZ, SIG_IGN);
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("showroom"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SHOWROOM_VERSION));

    // Scripts read these texts: English, whatever the locale.
    const Translations translations(application, QLocale::c());
    QFile output;
    if (!output.open(STDOUT_FILENO, QIODevice::WriteOnly | QIODevice::Unbuffered))
        return 1;
    QTextStream in(stdin);
    QTextStream out(&output);
    QTextStream err(stderr);
    cli::Terminal terminal(
        {in, out, err, isatty(STDIN_FILENO) != 0, isatty(STDERR_FILENO) != 0, terminalWidth(STDERR_FILENO)});
    cli::PrivateServer server(database::LocalServer(), QProcessEnvironment::systemEnvironment(), terminal);
    const SystemClock clock;
    const profiles::ProfileStore profiles;
    profiles::SystemKeychain keychain;
    const auto makeServer = [&terminal, &keychain](const cli::ServerChoice &choice) -> std::unique_ptr<cli::Backend> {
        const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        if (choice.isLocal)
            return std::make_unique<cli::PrivateServer>(database::LocalServer({.role = choice.role}), environment,
                                                        terminal, choice.saltFile);
        return std::make_unique<cli::OtherServer>(choice, environment, cli::passwordsOf(keychain), &keychain);
    };
    return cli::CommandLine({terminal, clock, server}, &profiles, makeServer)
        .run(QCoreApplication::arguments().sliced(1));
}
