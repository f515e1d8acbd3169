#include "bench/bench.h"
#include "bench/bench_server.h"
#include "bench/report.h"
#include "bench/rounds.h"
#include "bench/session_stage.h"

#include <QElapsedTimer>

#include <optional>

namespace showroom::bench {

using namespace Qt::StringLiterals;
using database::Connection;
using database::SqlStatement;

namespace {

constexpr int group = 6;

SqlStatement sql(const QByteArray &text)
{
    return SqlStatement::fromText(text);
}

/// A question that is asked of the table and of the session's view, each planned once.
struct Question {
    QString name;
    QByteArray text;       ///< %1 is the relation
    QByteArray parameters; ///< types of those that EXECUTE gives, in parentheses, or nothing
    int times = 1;         ///< a round
    double ratio = 0;      ///< at most so many times the table's
    double milliseconds = 0;
};

/// Reading through a session, and taking its changes away and back, beside others at work in the same environment.
class SessionBench final {
public:
    SessionBench(BenchServer &server, const Options &options)
        : m_server(server)
        , m_options(options)
        , m_stage(server)
    {
    }

    SessionStage &stage() { return m_stage; }
    Result<void> run();
    void report(Report &report) const;

private:
    Result<void> fill();
    Result<void> ask(qsizetype question, bool inSession, Samples &samples);
    Result<double> call(const QByteArray &statement);
    Result<void> roundOfLife();

    BenchServer &m_server;
    const Options &m_options;
    SessionStage m_stage;
    QList<Question> m_questions;
    QList<Samples> m_bare;
    QList<Samples> m_inSession;
    QByteArrayList m_ids;
    QByteArray m_few;  ///< the session of some 300 changes
    QByteArray m_many; ///< the session of 13,000
    QString m_token;   ///< of the session of few
    std::optional<Connection> m_console;
    Samples m_reset;
    Samples m_undo;
    Samples m_preview;
};

Result<void> SessionBench::fill()
{
    SHOWROOM_TRY(m_stage.fill(m_options.isQuick ? u"small"_s : u"large"_s));
    const auto many = m_stage.openWithChanges("many", m_options.isQuick ? 600 : 13'000);
    if (!many)
        return many.error();
    m_many = many->id;
    for (int person = 0; person < (m_options.isQuick ? 3 : 50); ++person) {
        const auto opened = m_stage.openWithChanges("person" + QByteArray::number(person), 300);
        if (!opened)
            return opened.error();
        m_few = opened->id;
        m_token = opened->token;
    }
    Result<Connection> connection = m_server.connectSuperuser();
    if (!connection)
        return connection.error();
    const auto ids =
        connection->query(sql("SELECT id::text AS id FROM impact.events WHERE tenant_id = '" +
                              QByteArray(SessionStage::environment) + "' ORDER BY md5(id::text) LIMIT 300"));
    if (!ids)
        return ids.error();
    for (const database::Row &row : *ids)
        m_ids << row.text("id").toUtf8();
    return connection->executeScript("VACUUM ANALYZE");
}

/// Milliseconds of each of a question's repetitions, as the product asks it: prepared, without parallel workers.
Result<void> SessionBench::ask(qsizetype index, bool inSession, Samples &samples)
{
    const Question &question = m_questions[index];
    Result<Connection> connection = inSession ? m_stage.enter(m_token) : m_server.connectSuperuser();
    if (!connection)
        return connection.error();
    SHOWROOM_TRY(connection->executeScript("SET max_parallel_workers_per_gather = 0"));
    const QByteArray relation = inSession ? "impact_live.events" : "impact.events";
    SHOWROOM_TRY(connection->executeScript("PREPARE question" + question.parameters + " AS " +
                                           QByteArray(question.text).replace("%1", relation)));
    Samples times;
    for (int n = 0; n < question.times; ++n) {
        const QByteArray id = question.parameters.isEmpty() ? QByteArray() : "('" + m_ids[n % m_ids.size()] + "')";
        QElapsedTimer timer;
        timer.start();
        SHOWROOM_TRY(connection->query(sql("EXECUTE question" + id)));
        times.add(double(timer.nsecsElapsed()) / 1e6);
    }
    samples.add(times.median());
    return {};
}

/// Milliseconds of a call, over a connection that did the like before, as a console's or a service's has.
Result<double> SessionBench::call(const QByteArray &statement)
{
    if (!m_console) {
        Result<Connection> connection = m_server.connectSuperuser();
        if (!connection)
            return connection.error();
        m_console.emplace(std::move(*connection));
    }
    QElapsedTimer timer;
    timer.start();
    SHOWROOM_TRY(m_console->query(sql(statement)));
    return double(timer.nsecsElapsed()) / 1e6;
}

Result<void> SessionBench::roundOfLife()
{
    const std::initializer_list<std::pair<QByteArray, Samples *>> calls{
        {"SELECT showroom.session_reset('" + m_many + "', 'CONFIRM_RESET')", &m_reset},
        {"SELECT showroom.session_undo('" + m_many + "')", &m_undo},
        {"SELECT * FROM showroom.session_preview('" + m_few + "')", &m_preview}};
    for (const auto &[statement, samples] : calls) {
        const Result<double> milliseconds = call(statement);
        if (!milliseconds)
            return milliseconds.error();
        samples->add(*milliseconds);
    }
    return {};
}

Result<void> SessionBench::run()
{
    const QByteArray of = " FROM %1 WHERE tenant_id = '" + QByteArray(SessionStage::environment) + "'";
    m_questions = {
        {u"point read"_s, "SELECT *" + of + " AND id = $1", "(uuid)", 300, 8, 0.3},
        {u"page of 50 by time"_s, "SELECT *" + of + " ORDER BY occurred_at DESC LIMIT 50", {}, 100, 5, 1},
        {u"aggregate of all"_s, "SELECT kind, count(*), sum(amount)" + of + " GROUP BY kind", {}, 5, 1.6, 0},
    };
    m_bare.resize(m_questions.size());
    m_inSession.resize(m_questions.size());
    SHOWROOM_TRY(fill());
    SHOWROOM_TRY(roundOfLife());
    m_reset = m_undo = m_preview = Samples();
    for (int round = 0; round < m_options.rounds; ++round) {
        for (qsizetype n = 0; n < m_questions.size(); ++n)
            SHOWROOM_TRY(alternate(
                1, {[&](int) { return ask(n, round % 2 == 0, round % 2 == 0 ? m_inSession[n] : m_bare[n]); },
                    [&](int) { return ask(n, round % 2 != 0, round % 2 != 0 ? m_inSession[n] : m_bare[n]); }}));
        SHOWROOM_TRY(roundOfLife());
    }
    return {};
}

void SessionBench::report(Report &report) const
{
    for (qsizetype n = 0; n < m_questions.size(); ++n) {
        const Question &question = m_questions[n];
        report.add(Figure::of(group, question.name + u": in a session ÷ the table"_s,
                              m_inSession[n].dividedBy(m_bare[n]), u"×"_s, Limit::atMost(question.ratio)));
        report.add(Figure::of(group, question.name + u": in a session"_s, m_inSession[n], u"ms"_s,
                              question.milliseconds > 0 ? Limit::atMost(question.milliseconds) : Limit::none()));
    }
    report.add(Figure::of(group, u"reset of 13,000 changes"_s, m_reset, u"ms"_s, Limit::atMost(20)));
    report.add(Figure::of(group, u"undo of it"_s, m_undo, u"ms"_s, Limit::atMost(20)));
    report.add(Figure::of(group, u"preview of 300 changes"_s, m_preview, u"ms"_s, Limit::atMost(50)));
}

} // namespace

Result<void> benchSessions(const Options &options, Report &report)
{
    if (options.soakMinutes > 0)
        return soakSessions(options, report);
    report.beginGroup(group, u"Sessions: reads, reset, undo, preview"_s);
    const auto server = BenchServer::start(options.folder, report.noise());
    if (!server)
        return server.error();
    SessionBench bench(**server, options);
    SHOWROOM_TRY(bench.run());
    bench.report(report);
    return benchManyChanges(bench.stage(), options, report);
}

} // namespace showroom::bench
