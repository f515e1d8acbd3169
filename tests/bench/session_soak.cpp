#include "bench/bench.h"
#include "bench/report.h"
#include "bench/session_stage.h"

#include <QElapsedTimer>
#include <QMap>

#include <future>
#include <random>
#include <vector>

namespace showroom::bench {

using namespace Qt::StringLiterals;
using database::Connection;
using database::SqlStatement;

namespace {

constexpr int group = 6;
constexpr int threads = 8;
constexpr int sessionsPerThread = 25;
/// So many of a thread's clients work in a session of the next thread too: two connections of one person.
constexpr int visitorsPerThread = 5;

/// What one thread did and met.
struct Account {
    Samples milliseconds; ///< of every statement that a user waits for
    qint64 repetitions = 0;
    QMap<QString, qint64> failures; ///< by SQLSTATE, those that a client need not expect
};

/// Some of the rows that everybody works on.
constexpr char someEvent[] = "(SELECT id FROM events ORDER BY occurred_at LIMIT 1 OFFSET %1)";

/// What people do; %1 is a small number, %2 a key that many make at once.
const QByteArrayList work{
    "SELECT * FROM events ORDER BY occurred_at DESC LIMIT 50",
    "SELECT kind, count(*) FROM events GROUP BY kind",
    "UPDATE events SET status = 'cancelled' WHERE id = " + QByteArray(someEvent),
    "UPDATE events SET hours = 1 + %1 WHERE id IN (SELECT id FROM events ORDER BY occurred_at LIMIT 5 OFFSET %1)",
    "DELETE FROM events WHERE id = " + QByteArray(someEvent),
    "INSERT INTO events (id, user_id, kind, occurred_at, title, status) SELECT %2, id, 'volunteer', now(), 'New', "
    "'done' FROM users ORDER BY id LIMIT 1 OFFSET %1",
    "DELETE FROM events WHERE user_id = (SELECT id FROM users ORDER BY id LIMIT 1 OFFSET %1)",
    "DELETE FROM users WHERE id = (SELECT id FROM users u WHERE NOT EXISTS (SELECT FROM events e WHERE e.user_id = "
    "u.id) LIMIT 1)",
    "UPDATE users SET job_title = 'Head of %1' WHERE id = (SELECT id FROM users ORDER BY id LIMIT 1 OFFSET %1)"};

/// States that a client of any database repeats or has to expect: a stale row, a key that is taken, a parent that is
/// gone, somebody at work, nothing to undo.
const QStringList expected{u"40001"_s, u"23505"_s, u"23503"_s, u"SR006"_s, u"SR015"_s, u"SR016"_s};

/// A thread's clients, and what each does next by a fixed seed.
class Crowd final {
public:
    Crowd(const SessionStage &stage, BenchServer &server, const QList<SessionStage::Session> &sessions, int thread)
        : m_stage(stage)
        , m_server(server)
        , m_sessions(sessions)
        , m_thread(thread)
        , m_chance(quint32(1000 + thread))
    {
    }

    Result<Account> run(double minutes);

private:
    Result<void> enter();
    QByteArray statement();
    /// Runs a statement as a user would and notes how long it took; false when the transaction has to be repeated.
    bool take(Connection &connection, const QByteArray &statement);
    void transaction(Connection &client);
    void lifeOf(const SessionStage::Session &session);
    int below(int limit) { return int(m_chance() % quint32(limit)); }

    const SessionStage &m_stage;
    BenchServer &m_server;
    const QList<SessionStage::Session> &m_sessions;
    int m_thread;
    std::mt19937 m_chance;
    std::vector<Connection> m_clients;
    Account m_account;
};

Result<void> Crowd::enter()
{
    const int first = m_thread * sessionsPerThread;
    for (int n = 0; n < sessionsPerThread + visitorsPerThread; ++n) {
        Result<Connection> client = m_stage.enter(m_sessions[(first + n) % m_sessions.size()].token);
        if (!client)
            return client.error();
        m_clients.push_back(std::move(*client));
    }
    return {};
}

QByteArray Crowd::statement()
{
    const QByteArray number = QByteArray::number(below(12));
    const QByteArray key = "md5('" + QByteArray::number(below(40)) + "')::uuid";
    return QByteArray(work[below(int(work.size()))]).replace("%1", number).replace("%2", key);
}

bool Crowd::take(Connection &connection, const QByteArray &text)
{
    QElapsedTimer timer;
    timer.start();
    const auto done = connection.query(SqlStatement::fromText(text));
    m_account.milliseconds.add(double(timer.nsecsElapsed()) / 1e6);
    if (done)
        return true;
    const QString state = done.error().detail.left(5);
    if (expected.contains(state))
        ++m_account.repetitions;
    else
        ++m_account.failures[state];
    return false;
}

/// One to four statements; whatever fails ends it, as a client that repeats it later would.
void Crowd::transaction(Connection &client)
{
    (void)client.executeScript("BEGIN");
    bool goesOn = true;
    for (int left = 1 + below(4); left > 0 && goesOn; --left)
        goesOn = take(client, statement());
    (void)client.executeScript(goesOn ? "COMMIT" : "ROLLBACK");
}

/// What somebody at a console does with a session while people work in it.
void Crowd::lifeOf(const SessionStage::Session &session)
{
    static const QByteArrayList calls{"session_preview(%1)", "session_reset(%1, 'CONFIRM_RESET')",
                                      "session_undo(%1, NULL, 'archived')", "session_undo(%1, NULL, 'current')",
                                      "session_statistics(%1)"};
    Result<Connection> console = m_server.connectSuperuser();
    QByteArray call = calls[below(int(calls.size()))];
    call.replace("%1", QByteArray("'" + session.id + "'"));
    if (console)
        (void)take(*console, "SELECT * FROM showroom." + call);
    else
        ++m_account.failures[console.error().message];
}

Result<Account> Crowd::run(double minutes)
{
    SHOWROOM_TRY(enter());
    QElapsedTimer timer;
    timer.start();
    while (double(timer.elapsed()) < minutes * 60'000) {
        transaction(m_clients[size_t(below(int(m_clients.size())))]);
        if (below(20) == 0)
            lifeOf(m_sessions[below(int(m_sessions.size()))]);
    }
    return m_account;
}

Samples single(double value)
{
    Samples samples;
    samples.add(value);
    return samples;
}

void reportAccounts(const QList<Account> &accounts, double minutes, Report &report)
{
    Samples milliseconds;
    qint64 repetitions = 0;
    qint64 deadlocks = 0;
    qint64 others = 0;
    for (const Account &account : accounts) {
        for (qsizetype n = 0; n < account.milliseconds.size(); ++n)
            milliseconds.add(account.milliseconds.at(n));
        repetitions += account.repetitions;
        for (auto failure = account.failures.begin(); failure != account.failures.end(); ++failure)
            (failure.key() == u"40P01" ? deadlocks : others) += *failure;
    }
    const double count = double(milliseconds.size());
    const auto add = [&report](const QString &name, double value, const QString &unit, Limit limit = Limit::none()) {
        report.add(Figure::of(group, name, single(value), unit, limit));
    };
    add(u"200 sessions at once: minutes"_s, minutes, {});
    add(u"statements a second"_s, count / (minutes * 60), {});
    add(u"a statement, median"_s, milliseconds.median(), u"ms"_s);
    add(u"a statement, p99"_s, milliseconds.percentile(99), u"ms"_s);
    add(u"statements to repeat, of a thousand"_s, count > 0 ? 1000 * double(repetitions) / count : 0, {});
    add(u"deadlocks that reached a user"_s, double(deadlocks), {}, Limit::atMost(0));
    add(u"other failures"_s, double(others), {}, Limit::atMost(0));
}

} // namespace

Result<void> soakSessions(const Options &options, Report &report)
{
    report.beginGroup(group, u"Sessions: two hundred at once"_s);
    const auto server = BenchServer::start(options.folder, report.noise());
    if (!server)
        return server.error();
    SessionStage stage(**server);
    SHOWROOM_TRY(stage.fill(options.isQuick ? u"small"_s : u"medium"_s));
    QList<SessionStage::Session> sessions;
    for (int person = 0; person < threads * sessionsPerThread; ++person) {
        const auto session = stage.open("person" + QByteArray::number(person));
        if (!session)
            return session.error();
        sessions << *session;
    }
    std::vector<std::future<Result<Account>>> crowds;
    for (int thread = 0; thread < threads; ++thread)
        crowds.push_back(std::async(std::launch::async, [&, thread] {
            return Crowd(stage, **server, sessions, thread).run(options.soakMinutes);
        }));
    QList<Account> accounts;
    std::optional<Error> failure;
    for (auto &crowd : crowds) {
        const Result<Account> account = crowd.get();
        if (account)
            accounts << *account;
        else
            failure = account.error();
    }
    if (failure)
        return *failure;
    Result<Connection> connection = (*server)->connectSuperuser();
    if (!connection)
        return connection.error();
    const auto changed = connection->scalar(SqlStatement::fromText(
        "SELECT count(*) FILTER (WHERE NOT is_intact) FROM showroom.verify_base('demo-sessions')"));
    if (!changed)
        return changed.error();
    reportAccounts(accounts, options.soakMinutes, report);
    report.add(Figure::of(group, u"tables whose base fingerprint differs"_s, single(changed->toDouble()), {},
                          Limit::atMost(0)));
    return {};
}

} // namespace showroom::bench
