#include "gui/tour/tour_audit.h"

#include "gui/tour/tour_fixture.h"

#include <QCryptographicHash>
#include <QJsonArray>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using audit::Entry;

namespace {

constexpr qint64 firstSequence = 1'204;

struct Deed {
    QString action;
    QString environment;
    QString actor;
    int minutesAgo;
    QString reason = {};
    QJsonObject before = {};
    QJsonObject after = {};
    QJsonObject details = {};
    QString program = u"showroom"_s;
    QString host = u"10.20.4.17"_s;
};

QJsonObject acmeRows()
{
    return {{u"impact.events"_s, 25'250}, {u"impact.users"_s, 500}};
}

QList<Deed> deeds()
{
    const auto acme = u"demo-acme-robotics"_s;
    const auto bank = u"demo-solstice-bank"_s;
    const auto media = u"demo-harbour-media"_s;
    const auto amelia = u"amelia.hart"_s;
    const auto priya = u"priya.raman"_s;
    const auto kenji = u"kenji.mori"_s;
    const QJsonObject mediaRows{{u"impact.events"_s, 1'125}, {u"impact.users"_s, 50}};
    const QJsonObject none{{u"impact.events"_s, 0}, {u"impact.users"_s, 0}};
    return {
        {u"export.start"_s,
         bank,
         priya,
         1,
         u"Load test of the reporting service"_s,
         {},
         {},
         {{u"format"_s, u"jsonl"_s}, {u"compression"_s, u"zstd"_s}, {u"includeUsers"_s, true}}},
        {u"environment.create"_s,
         bank,
         priya,
         9,
         {},
         {},
         {},
         {{u"blueprint"_s, u"impact"_s}, {u"size"_s, u"large"_s}, {u"regions"_s, QJsonArray{u"US"_s, u"UK"_s}}}},
        {u"role.grant"_s,
         {},
         u"root.admin"_s,
         24,
         u"Joins the partner team on Monday"_s,
         {},
         {},
         {{u"login"_s, u"marcus.bell"_s}, {u"role"_s, u"sales"_s}},
         u"showroomctl"_s,
         u"local"_s},
        {u"session.reset"_s,
         acme,
         amelia,
         41,
         u"Next call at three"_s,
         {{u"impact.events"_s, 42}},
         {{u"impact.events"_s, 0}},
         {{u"session"_s, 17}, {u"archive"_s, 9}}},
        {u"session.open"_s, acme, amelia, 96, {}, {}, {}, {{u"session"_s, 17}, {u"person"_s, amelia}}},
        {u"settings.set"_s,
         {},
         u"root.admin"_s,
         132,
         {},
         {},
         {},
         {{u"key"_s, u"rateLimit.exportPerHour"_s}, {u"value"_s, 40}}},
        {u"link.create"_s,
         u"demo-northwind-health"_s,
         amelia,
         180,
         {},
         {},
         {},
         {{u"persona"_s, u"Jane Smith"_s}, {u"uses"_s, 5}, {u"label"_s, u"Partner day"_s}}},
        {u"job.teardown.done"_s, media, amelia, 260, {}, mediaRows, none, {{u"job"_s, 71}}},
        {u"environment.teardown"_s, media, amelia, 261},
        {u"export.start"_s, media, amelia, 264, u"Kept before the tear-down"_s, {}, {}, {{u"format"_s, u"json"_s}}},
        {u"environment.extend"_s, acme, kenji, 700, u"Ticket 4711 is still open"_s, {}, {}, {{u"days"_s, 14}}},
        {u"sandbox.configure"_s,
         u"sandbox-fabrikam-trial"_s,
         kenji,
         1'010,
         {},
         {},
         {},
         {{u"maxUsers"_s, 25}, {u"autoResetHours"_s, 24}}},
        {u"job.seed.done"_s, acme, amelia, 1'460, {}, none, acmeRows(), {{u"job"_s, 64}}},
        {u"environment.create"_s,
         acme,
         amelia,
         1'461,
         {},
         {},
         {},
         {{u"blueprint"_s, u"impact"_s}, {u"size"_s, u"medium"_s}, {u"vertical"_s, u"technology"_s}}},
        {u"session.purge"_s, {}, u"showroomd"_s, 1'560, {}, {}, {}, {{u"archives"_s, 3}}, u"showroomd"_s, u"local"_s},
    };
}

Entry entryOf(const Deed &deed, qint64 sequence)
{
    Entry entry;
    entry.id = sequence + 6;
    entry.occurredAt = tourTime().addSecs(-60 * deed.minutesAgo);
    entry.actor = deed.actor;
    entry.program = deed.program;
    entry.host = deed.host;
    entry.action = deed.action;
    entry.environment = deed.environment;
    entry.reason = deed.reason;
    entry.countsBefore = deed.before;
    entry.countsAfter = deed.after;
    entry.details = deed.details;
    entry.sequence = sequence;
    entry.hash =
        QString::fromLatin1(QCryptographicHash::hash(QByteArray::number(sequence), QCryptographicHash::Sha256).toHex());
    return entry;
}

bool passes(const Entry &entry, const audit::Filter &filter)
{
    return (filter.actor.isEmpty() || entry.actor == filter.actor) &&
           (filter.environment.isEmpty() || entry.environment == filter.environment) &&
           entry.action.startsWith(filter.action) && (!filter.from.isValid() || entry.occurredAt >= filter.from) &&
           (!filter.until.isValid() || entry.occurredAt < filter.until);
}

template <class T>
QFuture<Result<T>> answer(const std::optional<Error> &error, const T &value)
{
    return QtFuture::makeReadyFuture(error ? Result<T>(*error) : Result<T>(value));
}

} // namespace

TourAudit::TourAudit()
{
    const QList<Deed> done = deeds();
    for (qsizetype i = 0; i < done.size(); ++i)
        m_entries.append(entryOf(done[i], firstSequence + done.size() - 1 - i));
    m_verdict.links = *m_entries.constFirst().sequence;
    m_verdict.head = {m_verdict.links, m_entries.constFirst().hash};
}

QFuture<Result<QList<Entry>>> TourAudit::list(const audit::Filter &filter, int most, std::optional<qint64> before)
{
    QList<Entry> found;
    for (const Entry &entry : std::as_const(m_entries))
        if (passes(entry, filter) && (!before || entry.id < *before) && found.size() < most)
            found.append(entry);
    return answer(m_error, found);
}

QFuture<Result<audit::Words>> TourAudit::words()
{
    audit::Words words;
    for (const Entry &entry : std::as_const(m_entries)) {
        words.actors.append(entry.actor);
        words.actions.append(entry.action);
        if (!entry.environment.isEmpty())
            words.environments.append(entry.environment);
    }
    for (QStringList *list : {&words.actors, &words.actions, &words.environments}) {
        list->removeDuplicates();
        list->sort();
    }
    return answer(m_error, words);
}

QFuture<Result<std::optional<qint64>>> TourAudit::idOfSequence(qint64 sequence)
{
    std::optional<qint64> id;
    for (const Entry &entry : std::as_const(m_entries))
        if (*entry.sequence >= sequence)
            id = entry.id;
    return answer(m_error, id);
}

QFuture<Result<audit::Verdict>> TourAudit::verify()
{
    if (!m_isSlow)
        return answer(m_error, m_verdict);
    m_verifying.start();
    return m_verifying.future();
}

QFuture<Result<audit::Written>> TourAudit::writeFile(const audit::Filter &, audit::FileFormat, const QString &,
                                                     audit::Existing)
{
    return answer(m_error, audit::Written{m_entries.size(), {}});
}

QFuture<Result<audit::SignedHead>> TourAudit::keepHead(const QString &)
{
    audit::SignedHead head;
    head.head = m_verdict.head;
    return answer(m_error, head);
}

} // namespace showroom::gui
