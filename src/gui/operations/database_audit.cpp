#include "gui/operations/database_audit.h"

#include "gui/operations/database_link.h"

namespace showroom::gui {

using namespace Qt::StringLiterals;

using database::Connection;

DatabaseAudit::DatabaseAudit(DatabaseLink &link, const Clock &clock, SaltSource salt, QObject *parent)
    : AuditSource(parent)
    , m_link(link)
    , m_clock(clock)
    , m_salt(std::move(salt))
{
    connect(&link, &DatabaseLink::changed, this, [this](const QString &topic) {
        if (topic.startsWith(u"audit:"_s) || topic == u"*"_s)
            emit changed();
    });
    connect(&link, &DatabaseLink::connectionRestored, this, &AuditSource::changed);
}

QFuture<Result<QList<audit::Entry>>> DatabaseAudit::list(const audit::Filter &filter, int most,
                                                         std::optional<qint64> before)
{
    return m_link.ask(
        [filter, most, before](Connection &connection) { return audit::list(connection, filter, most, before); });
}

QFuture<Result<audit::Words>> DatabaseAudit::words()
{
    return m_link.ask([](Connection &connection) { return audit::words(connection); });
}

QFuture<Result<std::optional<qint64>>> DatabaseAudit::idOfSequence(qint64 sequence)
{
    return m_link.ask([sequence](Connection &connection) { return audit::idOfSequence(connection, sequence); });
}

QFuture<Result<audit::Verdict>> DatabaseAudit::verify()
{
    return m_link.ask([](Connection &connection) { return audit::verify(connection); });
}

QFuture<Result<audit::Written>> DatabaseAudit::writeFile(const audit::Filter &filter, audit::FileFormat format,
                                                         const QString &path, audit::Existing existing)
{
    return m_link.ask([filter, format, path, existing](Connection &connection) {
        return audit::writeFile(connection, filter, format, path, existing);
    });
}

QFuture<Result<audit::SignedHead>> DatabaseAudit::keepHead(const QString &path)
{
    return m_link.ask([path, salt = m_salt, &clock = m_clock](Connection &connection) -> Result<audit::SignedHead> {
        const auto newest = salt();
        if (!newest)
            return newest.error();
        return audit::keepHead(connection, *newest, clock, path, audit::Existing::Keep);
    });
}

} // namespace showroom::gui
