#include "bench/bench.h"
#include "bench/report.h"
#include "bench/session_stage.h"

#include <QElapsedTimer>

namespace showroom::bench {

using namespace Qt::StringLiterals;
using database::Connection;
using database::SqlStatement;

namespace {

constexpr int group = 6;

struct Question {
    QString name;
    QByteArray text; ///< %1 is a schema, %2 the key of a row
    int times = 1;   ///< a round
};

const QList<Question> &questions()
{
    static const QList<Question> all{
        {u"point read"_s, "SELECT * FROM %1.events WHERE id = '%2'", 50},
        {u"page of 50 by time"_s, "SELECT * FROM %1.events ORDER BY occurred_at DESC LIMIT 50", 30},
        {u"aggregate of all"_s, "SELECT kind, count(*), sum(amount) FROM %1.events GROUP BY kind", 3}};
    return all;
}

/// The median of so many runs of a statement, in milliseconds.
Result<double> median(Connection &connection, const QByteArray &statement, int times)
{
    SHOWROOM_TRY(connection.executeScript("PREPARE question AS " + statement));
    Samples samples;
    for (int n = 0; n < times; ++n) {
        QElapsedTimer timer;
        timer.start();
        SHOWROOM_TRY(connection.query(SqlStatement::fromText("EXECUTE question")));
        samples.add(double(timer.nsecsElapsed()) / 1e6);
    }
    SHOWROOM_TRY(connection.executeScript("DEALLOCATE question"));
    return samples.median();
}

Result<Samples> rounds(Connection &connection, const QByteArray &statement, int times, int count)
{
    Samples samples;
    for (int round = 0; round < count; ++round) {
        const Result<double> milliseconds = median(connection, statement, times);
        if (!milliseconds)
            return milliseconds.error();
        samples.add(*milliseconds);
    }
    return samples;
}

Result<void> benchViews(Connection &connection, int changes, const Options &options, Report &report)
{
    const auto key = connection.scalar(SqlStatement::fromText("SELECT min(id::text) FROM events"));
    if (!key)
        return key.error();
    for (const Question &question : questions()) {
        for (const char *schema : {"impact_live", "impact_dense"}) {
            const QByteArray text = QByteArray(question.text).replace("%1", schema).replace("%2", key->toByteArray());
            const Result<Samples> samples = rounds(connection, text, question.times, options.rounds);
            if (!samples)
                return samples.error();
            report.add(Figure::of(group,
                                  u"%1 changes, %2, %3"_s.arg(changes).arg(question.name, QString::fromLatin1(schema)),
                                  *samples, u"ms"_s, Limit::none()));
        }
    }
    return {};
}

} // namespace

Result<void> benchManyChanges(SessionStage &stage, const Options &options, Report &report)
{
    for (const int changes : {300, 13'000, 26'000}) {
        const auto session =
            stage.openWithChanges("dense" + QByteArray::number(changes), options.isQuick ? changes / 20 : changes);
        if (!session)
            return session.error();
        Result<Connection> connection = stage.enter(session->token);
        if (!connection)
            return connection.error();
        SHOWROOM_TRY(benchViews(*connection, changes, options, report));
        const Result<Samples> entering =
            rounds(*connection, "SELECT showroom.enter(current_setting('showroom.token'))", 50, options.rounds);
        if (!entering)
            return entering.error();
        report.add(Figure::of(group, u"%1 changes, enter"_s.arg(changes), *entering, u"ms"_s, Limit::none()));
    }
    return {};
}

} // namespace showroom::bench
