#include "bench/child_process.h"

#include "bench/processor_time.h"

#include <QElapsedTimer>
#include <QTemporaryFile>

#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <vector>

namespace showroom::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int memoryInterval = 5; // milliseconds

/// Texts as the null-terminated array that exec wants.
class Words final {
public:
    explicit Words(const QStringList &texts)
    {
        for (const QString &text : texts)
            m_bytes.append(QFile::encodeName(text));
        for (QByteArray &bytes : m_bytes)
            m_pointers.push_back(bytes.data());
        m_pointers.push_back(nullptr);
    }
    Q_DISABLE_COPY_MOVE(Words)

    char *const *data() const { return m_pointers.data(); }

private:
    QByteArrayList m_bytes;
    std::vector<char *> m_pointers;
};

/// Where the child's three streams go.
class Streams final {
public:
    Streams(int output, int errors)
    {
        posix_spawn_file_actions_init(&m_actions);
        posix_spawn_file_actions_addopen(&m_actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_adddup2(&m_actions, output, STDOUT_FILENO);
        posix_spawn_file_actions_adddup2(&m_actions, errors, STDERR_FILENO);
    }
    ~Streams() { posix_spawn_file_actions_destroy(&m_actions); }
    Q_DISABLE_COPY_MOVE(Streams)

    const posix_spawn_file_actions_t *actions() const { return &m_actions; }

private:
    posix_spawn_file_actions_t m_actions;
};

QByteArray everything(QTemporaryFile &file)
{
    file.seek(0);
    return file.readAll();
}

sigset_t interrupts()
{
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGINT);
    sigaddset(&ending, SIGTERM);
    return ending;
}

/// The children end by these ending as usual.
class Attributes final {
public:
    Attributes()
    {
        sigset_t none;
        sigemptyset(&none);
        posix_spawnattr_init(&m_attributes);
        posix_spawnattr_setsigmask(&m_attributes, &none);
        posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSIGMASK);
    }
    ~Attributes() { posix_spawnattr_destroy(&m_attributes); }
    Q_DISABLE_COPY_MOVE(Attributes)

    const posix_spawnattr_t *data() const { return &m_attributes; }

private:
    posix_spawnattr_t m_attributes;
};

/// Waits for the end; the most memory that was seen on the way.
double watchMemory(pid_t child)
{
    pollfd end{int(syscall(SYS_pidfd_open, child, 0)), POLLIN, 0};
    double peak = 0;
    while (end.fd >= 0 && poll(&end, 1, memoryInterval) == 0) {
        peak = std::max(peak, peakMegabytes(child));
        if (!checkInterrupts())
            kill(child, SIGTERM);
    }
    if (end.fd >= 0)
        close(end.fd);
    return peak;
}

} // namespace

void holdInterrupts()
{
    const sigset_t ending = interrupts();
    sigprocmask(SIG_BLOCK, &ending, nullptr);
}

Result<void> checkInterrupts()
{
    sigset_t pending;
    sigpending(&pending);
    if (sigismember(&pending, SIGINT) == 1 || sigismember(&pending, SIGTERM) == 1)
        return fail(ErrorCode::Cancelled, u"Interrupted."_s);
    return {};
}

Result<ChildRun> runChild(const QString &program, const QStringList &arguments, const QProcessEnvironment &environment)
{
    QTemporaryFile output;
    QTemporaryFile errors;
    if (!output.open() || !errors.open())
        return fail(ErrorCode::FileFailure, u"No temporary file can be made."_s);
    const Words words(QStringList{program} + arguments);
    const Words variables(environment.toStringList());
    const Streams streams(output.handle(), errors.handle());
    const Attributes attributes;

    QElapsedTimer timer;
    timer.start();
    pid_t child = 0;
    if (posix_spawn(&child, words.data()[0], streams.actions(), attributes.data(), words.data(), variables.data()) != 0)
        return fail(ErrorCode::NotFound, u"“%1” cannot be started."_s.arg(program));
    ChildRun run;
    run.peakMegabytes = watchMemory(child);
    int status = 0;
    rusage usage{};
    wait4(child, &status, 0, &usage);
    run.seconds = double(timer.nsecsElapsed()) / 1e9;
    run.processorSeconds = double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                           double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
    run.output = everything(output);
    SHOWROOM_TRY(checkInterrupts());
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return fail(ErrorCode::Internal, u"“%1 %2” failed."_s.arg(program, arguments.value(0)), {},
                    QString::fromUtf8(everything(errors) + run.output));
    return run;
}

} // namespace showroom::bench
