#include "gui/tour/tour_sessions.h"

#include "core/sessions/change_reading.h"
#include "gui/tour/tour_fixture.h"

namespace showroom::gui {

using namespace Qt::StringLiterals;

using sessions::Archive;
using sessions::ChangeCounts;
using sessions::ChangePage;
using sessions::ChangeRange;
using sessions::ChangeSet;
using sessions::ChangeSummary;
using sessions::Conflict;
using sessions::Decision;
using sessions::OpenedSession;
using sessions::OpenRequest;
using sessions::Operation;
using sessions::ResetOutcome;
using sessions::ResetRequest;
using sessions::RowChange;
using sessions::Session;
using sessions::SessionToken;
using sessions::TableVerification;

namespace {

const auto people = u"impact.users"_s;
const auto events = u"impact.events"_s;
const auto token = u"srs_Tq0hW3dJr5uYx8vK1nB7mZs4cGf9eLpA2oRiQwXyVbE"_s;

struct Sketch {
    const char *person;
    const char *environment;
    const char *name;
    ChangeCounts changes;
    int minutesAgo;
};

QList<Session> sketchedSessions()
{
    constexpr int day = 24 * 60;
    const QList<Sketch> sketches{
        {"Ingrid Solheim", "acme-robotics", "Acme Robotics", {12, 23, 7}, 4},
        {"Jonas Weber", "northwind-health", "Northwind Health", {3, 8, 0}, 0},
        {"Priya Raman", "contoso-academy", "Contoso Academy", {41, 6, 2}, 12},
        {"Amelia Hart", "ethics-showcase", "Ethics Showcase", {0, 17, 0}, 26},
        {"Marcus Bell", "acme-robotics", "Acme Robotics", {2, 1, 0}, 38},
        {"Sofía Duarte", "lumen-energy", "Lumen Energy", {118, 64, 9}, 65},
        {"Kenji Mori", "solstice-bank", "Solstice Bank", {5, 0, 5}, 130},
        {"Lena Fischer", "northwind-health", "Northwind Health", {0, 4, 0}, 190},
        {"Tom Okafor", "contoso-academy", "Contoso Academy", {9, 12, 1}, 310},
        {"Elise Martin", "acme-robotics", "Acme Robotics", {1, 0, 0}, day + 60},
        {"Hugo Lindqvist", "solstice-bank", "Solstice Bank", {6, 3, 0}, 8 * day},
        {"Nora Vance", "fjord-foundation", "Fjord Foundation", {22, 31, 4}, 9 * day},
    };
    QList<Session> sessions;
    for (const Sketch &sketch : sketches) {
        Session session;
        session.id = u"session-%1"_s.arg(sessions.size() + 1);
        session.person = QString::fromUtf8(sketch.person);
        session.environmentId = u"demo-"_s + QString::fromUtf8(sketch.environment);
        session.environmentName = QString::fromUtf8(sketch.name);
        session.changes = sketch.changes;
        session.tokens = 1;
        session.lastActivity = tourTime().addSecs(-60 * sketch.minutesAgo);
        session.createdAt = session.lastActivity.addDays(-2);
        session.isStale = sketch.minutesAgo > sessions::staleDays * day;
        sessions.append(session);
    }
    sessions[2].isKept = true;
    sessions[6].hold = {u"kenji.mori"_s, u"Call with the bank"_s, tourTime().addSecs(50 * 60), false};
    sessions[3].name = u"Partner day"_s;
    return sessions;
}

QList<Archive> sketchedArchives(const QList<Session> &sessions)
{
    struct Past {
        int session;
        const char *reason;
        qint64 changes;
        int minutesAgo;
    };
    QList<Archive> archives;
    for (const Past &past : {Past{11, "reset", 18, 7}, Past{3, "undo", 5, 240}, Past{7, "reset", 61, 1'120},
                             Past{8, "closed", 240, 1'404}}) {
        const Session &session = sessions[past.session];
        const QDateTime at = tourTime().addSecs(-60 * past.minutesAgo);
        archives.append({archives.size() + 1, session.id, session.environmentId, session.environmentName,
                         session.person, session.name, QString::fromUtf8(past.reason), true, past.changes, at,
                         at.addDays(1)});
    }
    return archives;
}

QList<RowChange> sketchedRows()
{
    const QString none;
    return {
        {people,
         u"0f3a6c1e-41d2-5b0a-9c7e-2d18f0a4b241"_s,
         u"Maria Alvarez"_s,
         Operation::Edited,
         {{u"job_title"_s, u"Analyst"_s, u"Senior analyst"_s},
          {u"region"_s, u"US west"_s, u"UK"_s},
          {u"manager"_s, none, u"Dana Whitfield"_s}}},
        {people,
         u"7b12d9f4-6a05-5c3e-8f41-90ce31d7a007"_s,
         u"Dana Whitfield"_s,
         Operation::Edited,
         {{u"email"_s, u"dana@example.com"_s, u"dana.w@example.org"_s}, {u"hours_goal"_s, u"24"_s, u"40"_s}}},
        {people,
         u"c4e80b57-1f93-5d6b-a2c8-5e07d4419388"_s,
         u"Piotr Nowak"_s,
         Operation::Deleted,
         {{u"job_title"_s, u"Engineer"_s, none}, {u"region"_s, u"US east"_s, none}}},
        {events,
         u"91ad5f20-7c38-5e14-b6d9-034ea8c21042"_s,
         u"Spring food drive"_s,
         Operation::Created,
         {{u"amount"_s, none, u"250.00"_s}, {u"currency"_s, none, u"USD"_s}, {u"kind"_s, none, u"donation"_s}}},
        {events,
         u"2e6f47b8-03c1-5a9d-84f7-cb5d10e63f55"_s,
         u"Riverbank clean-up"_s,
         Operation::Edited,
         {{u"hours"_s, u"3.5"_s, u"6.0"_s}, {u"status"_s, u"planned"_s, u"completed"_s}}},
    };
}

template <class T>
QFuture<Result<T>> ready(T value)
{
    return QtFuture::makeReadyFuture(Result<T>(std::move(value)));
}

template <class Row>
QList<Row> ofEnvironment(QList<Row> rows, const QString &environmentId)
{
    if (!environmentId.isEmpty())
        rows.removeIf([&](const Row &row) { return row.environmentId != environmentId; });
    return rows;
}

} // namespace

TourSessions::TourSessions()
    : m_sessions(sketchedSessions())
    , m_archives(sketchedArchives(m_sessions))
{
}

void TourSessions::clear()
{
    m_sessions.clear();
    m_archives.clear();
}

QFuture<Result<QList<Session>>> TourSessions::listSessions(const QString &environmentId)
{
    if (m_error)
        return QtFuture::makeReadyFuture(Result<QList<Session>>(*m_error));
    return ready(ofEnvironment(m_sessions, environmentId));
}

QFuture<Result<QList<Session>>> TourSessions::listStale(int days, const QString &environmentId)
{
    QList<Session> stale = ofEnvironment(m_sessions, environmentId);
    stale.removeIf([days](const Session &session) {
        return session.isKept || session.hold.isActive() || session.lastActivity.daysTo(tourTime()) < days;
    });
    return ready(stale);
}

QFuture<Result<QList<Archive>>> TourSessions::listArchives(const QString &environmentId)
{
    return ready(ofEnvironment(m_archives, environmentId));
}

QFuture<Result<ChangeSummary>> TourSessions::summarize(const ChangeSet &set)
{
    ChangeCounts counts;
    for (const Session &session : std::as_const(m_sessions))
        if (session.id == set.sessionId)
            counts = session.changes;
    for (const Archive &archive : std::as_const(m_archives))
        if (archive.id == set.archiveId)
            counts = {archive.changes / 3, archive.changes - archive.changes / 3, 0};
    const ChangeCounts half{0, counts.edited / 2, counts.deleted / 2};
    ChangeSummary summary;
    summary.revision = set.sessionId;
    if (counts.total() > 0)
        summary.tables.append({events, {counts.created, counts.edited - half.edited, counts.deleted - half.deleted}});
    if (half.total() > 0)
        summary.tables.prepend({people, half});
    return ready(summary);
}

QFuture<Result<ChangePage>> TourSessions::listRows(const ChangeRange &range, qint64, int)
{
    ChangePage page;
    for (const RowChange &row : sketchedRows())
        if ((range.table.isEmpty() || row.table == range.table) && sessions::matches(row, range))
            page.rows.append(row);
    return ready(page);
}

QList<Conflict> TourSessions::conflicts()
{
    return {
        {people,
         u"0f3a6c1e-41d2-5b0a-9c7e-2d18f0a4b241"_s,
         {{u"id"_s, u"0f3a6c1e-41d2-5b0a-9c7e-2d18f0a4b241"_s}},
         u"Maria Alvarez"_s,
         Operation::Edited,
         Operation::Edited,
         {{u"job_title"_s, u"Senior analyst"_s, u"Team lead"_s, u"Analyst"_s},
          {u"region"_s, u"UK"_s, u"US west"_s, u"US west"_s}}},
        {people,
         u"c4e80b57-1f93-5d6b-a2c8-5e07d4419388"_s,
         {{u"id"_s, u"c4e80b57-1f93-5d6b-a2c8-5e07d4419388"_s}},
         u"Piotr Nowak"_s,
         Operation::Deleted,
         Operation::Edited,
         {{u"job_title"_s, QString(), u"Principal engineer"_s, u"Engineer"_s}}},
        {events,
         u"2e6f47b8-03c1-5a9d-84f7-cb5d10e63f55"_s,
         {{u"id"_s, u"2e6f47b8-03c1-5a9d-84f7-cb5d10e63f55"_s}},
         u"Riverbank clean-up"_s,
         Operation::Edited,
         Operation::Edited,
         {{u"hours"_s, u"6.0"_s, u"4.0"_s, u"3.5"_s}}},
    };
}

QList<sessions::LeftOut> TourSessions::leftOut()
{
    return {{events, u"2e6f47b8-03c1-5a9d-84f7-cb5d10e63f55"_s, u"it refers to a row of impact.users that is gone"_s},
            {people, u"c4e80b57-1f93-5d6b-a2c8-5e07d4419388"_s, u"its base row is gone"_s},
            {people, QString(), u"its column “badge_number” is gone; 4 archived rows had a value there"_s}};
}

QFuture<Result<sessions::Rights>> TourSessions::readRights()
{
    return ready(m_rights);
}

QFuture<Result<QList<Conflict>>> TourSessions::listConflicts(const Archive &)
{
    return ready(QList<Conflict>());
}

QFuture<Result<QList<TableVerification>>> TourSessions::verifyBase(const QString &)
{
    const auto fingerprint = u"8a41f07c2be95d360c77e1b4f2a8d903"_s;
    const auto people500 = u"51c9d0e7a3f84b12e60b9f3d7725ca48"_s;
    return ready(
        QList<TableVerification>{{events, 25'250, m_isTampered ? 25'249 : 25'250, fingerprint,
                                  m_isTampered ? u"17be60d2c94fa8359be2047d51c8f6aa"_s : fingerprint, !m_isTampered},
                                 {people, 500, 500, people500, people500, true}});
}

QFuture<Result<QList<SessionToken>>> TourSessions::listTokens(const QString &)
{
    const QDateTime now = tourTime();
    return ready(QList<SessionToken>{
        {u"1"_s, u"Ingrid Solheim"_s, u"ingrid.solheim"_s, now.addDays(-2), {}, {}},
        {u"2"_s, u"Ingrid Solheim"_s, u"amelia.hart"_s, now.addSecs(-7'200), now.addSecs(3'000), {}},
        {u"3"_s, u"Ingrid Solheim"_s, u"ingrid.solheim"_s, now.addDays(-9), {}, now.addDays(-3)}});
}

QFuture<Result<OpenedSession>> TourSessions::openSession(const OpenRequest &request)
{
    Session session;
    session.id = u"session-new"_s;
    session.environmentId = request.environmentId;
    session.environmentName = u"Acme Robotics"_s;
    session.person = request.person;
    session.name = request.name;
    session.createdAt = session.lastActivity = tourTime();
    m_sessions.append(session);
    return ready(OpenedSession{session, token, false});
}

QFuture<Result<OpenedSession>> TourSessions::copySession(const QString &, const QString &person)
{
    return openSession({u"demo-acme-robotics"_s, person, {}});
}

QFuture<Result<void>> TourSessions::change(const QString &sessionId, const std::function<void(Session &)> &change)
{
    for (Session &session : m_sessions)
        if (session.id == sessionId)
            change(session);
    emit changed();
    return QtFuture::makeReadyFuture(Result<void>());
}

QFuture<Result<void>> TourSessions::revokeToken(const QString &)
{
    return QtFuture::makeReadyFuture(Result<void>());
}

QFuture<Result<void>> TourSessions::renameSession(const QString &sessionId, const QString &name)
{
    return change(sessionId, [name](Session &session) { session.name = name; });
}

QFuture<Result<void>> TourSessions::keepSession(const QString &sessionId, bool isKept)
{
    return change(sessionId, [isKept](Session &session) { session.isKept = isKept; });
}

QFuture<Result<void>> TourSessions::holdSession(const QString &sessionId, const QDateTime &until, const QString &reason)
{
    return change(sessionId, [&](Session &session) { session.hold = {u"ingrid.solheim"_s, reason, until, true}; });
}

QFuture<Result<void>> TourSessions::releaseSession(const QString &sessionId)
{
    return change(sessionId, [](Session &session) { session.hold = {}; });
}

QFuture<Result<void>> TourSessions::closeSession(const QString &sessionId)
{
    m_sessions.removeIf([&](const Session &session) { return session.id == sessionId; });
    return QtFuture::makeReadyFuture(Result<void>());
}

QFuture<Result<ResetOutcome>> TourSessions::resetSession(const ResetRequest &request)
{
    ResetOutcome outcome;
    for (Session &session : m_sessions) {
        if (session.id != request.sessionId)
            continue;
        outcome.archive = {100,
                           session.id,
                           session.environmentId,
                           session.environmentName,
                           session.person,
                           session.name,
                           u"reset"_s,
                           true,
                           session.changes.total(),
                           tourTime(),
                           tourTime().addDays(1)};
        session.changes = {};
        m_archives.prepend(outcome.archive);
    }
    return ready(outcome);
}

QFuture<Result<qint64>> TourSessions::resetAll(const QString &environmentId, const QString &, const QString &)
{
    qint64 count = 0;
    for (Session &session : m_sessions) {
        if (session.environmentId != environmentId || session.changes.total() == 0)
            continue;
        session.changes = {};
        ++count;
    }
    return ready(count);
}

QFuture<Result<sessions::UndoOutcome>> TourSessions::undoReset(const sessions::UndoRequest &request)
{
    m_archives.removeIf([&](const Archive &one) { return one.id == request.archive.id; });
    return ready(sessions::UndoOutcome{request.archive, leftOut()});
}

QFuture<Result<qint64>> TourSessions::clearStale(int, const QString &)
{
    const auto before = m_sessions.size();
    m_sessions.removeIf([](const Session &session) { return session.isStale; });
    return ready(qint64(before - m_sessions.size()));
}

} // namespace showroom::gui
