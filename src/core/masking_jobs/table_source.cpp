#include "core/masking_jobs/table_source.h"

#include "database/sql_catalog.h"

#include <QCoreApplication>

#include <algorithm>

namespace showroom::masking_jobs {

using namespace Qt::StringLiterals;
using namespace database::literals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::masking_jobs)
};

/// One part of a name as SQL writes it, taken off the beginning: in quotes as it is, else in small letters.
std::optional<QString> takePart(QStringView &name)
{
    QString part;
    if (!name.startsWith(u'"')) {
        const qsizetype end = name.indexOf(u'.') < 0 ? name.size() : name.indexOf(u'.');
        part = name.first(end).toString().toLower();
        name = name.sliced(end);
        return part.isEmpty() || part.contains(u'"') ? std::nullopt : std::optional(part);
    }
    for (qsizetype at = 1; at < name.size(); ++at) {
        if (name[at] != u'"') {
            part += name[at];
        } else if (at + 1 < name.size() && name[at + 1] == u'"') {
            part += name[at++];
        } else {
            name = name.sliced(at + 1);
            return part.isEmpty() ? std::nullopt : std::optional(part);
        }
    }
    return std::nullopt;
}

QString written(const QString &part)
{
    const auto isPlain = [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_'; };
    if (std::all_of(part.begin(), part.end(), isPlain))
        return part;
    QString quoted = part;
    return u'"' + quoted.replace(u'"', u"\"\""_s) + u'"';
}

Error mayNotRead(const QString &name, const QString &login)
{
    return fail(ErrorCode::PermissionDenied, Texts::tr("The login “%1” may not read “%2”.").arg(login, name),
                Texts::tr("Masking a table takes your own right on it, for Showroom’s roles never get one on a "
                          "product’s tables. Connect with a login that has SELECT, or ask the table’s owner for it."));
}

} // namespace

Result<std::pair<QString, QString>> splitTableName(const QString &name)
{
    QStringView rest = QStringView(name).trimmed();
    const auto schema = takePart(rest);
    const bool hasDot = schema && rest.startsWith(u'.');
    rest = hasDot ? rest.sliced(1) : QStringView();
    const auto table = hasDot ? takePart(rest) : std::nullopt;
    if (!table || !rest.isEmpty())
        return fail(ErrorCode::InvalidInput, Texts::tr("“%1” names no table.").arg(name),
                    Texts::tr("Write schema and table, for example shop.customers."));
    return std::pair(*schema, *table);
}

Result<QStringList> readableTables(database::Connection &connection)
{
    QStringList tables;
    SHOWROOM_TRY(
        connection.forEachRow("masking/readable_tables"_sql, {}, [&](const database::Row &row) -> Result<void> {
            tables.append(written(row.text("schema")) + u'.' + written(row.text("table")));
            return {};
        }));
    return tables;
}

TableSnapshot::TableSnapshot(database::Connection connection)
    : m_connection(std::move(connection))
{
}

Result<std::unique_ptr<TableSnapshot>> TableSnapshot::open(const TableAddress &address)
{
    const auto parts = splitTableName(address.name);
    if (!parts)
        return parts.error();
    auto connection = address.connect();
    if (!connection)
        return connection.error();
    std::unique_ptr<TableSnapshot> snapshot(new TableSnapshot(std::move(*connection)));
    SHOWROOM_TRY(snapshot->begin());
    SHOWROOM_TRY(snapshot->findTable(address));
    return snapshot;
}

Result<void> TableSnapshot::begin()
{
    auto transaction = database::Transaction::begin(m_connection);
    if (!transaction)
        return transaction.error();
    m_transaction.emplace(std::move(*transaction));
    SHOWROOM_TRY(m_connection.execute("masking/open_snapshot"_sql));
    SHOWROOM_TRY(m_connection.query("masking/set_reading"_sql));
    return {};
}

Result<void> TableSnapshot::findTable(const TableAddress &address)
{
    const auto parts = splitTableName(address.name);
    const auto table = m_connection.queryOne("masking/table"_sql, {{"schema", parts->first}, {"table", parts->second}});
    if (!table && table.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotFound,
                    Texts::tr("There is no table “%1” in %2.").arg(address.name, m_connection.settings().describe()),
                    Texts::tr("Check its schema and name; capitals need quotes."));
    if (!table)
        return table.error();
    if (!table->boolean("may_read"))
        return mayNotRead(address.name, table->text("login"));
    m_size = table->integer("bytes");
    m_copy = database::SqlStatement::fromText(table->text("copy").toUtf8());
    return {};
}

Result<void> TableSnapshot::rewind()
{
    m_left = {};
    m_reader.reset();
    auto reader = database::CopyReader::begin(m_connection, m_copy);
    if (!reader)
        return reader.error();
    m_reader.emplace(std::move(*reader));
    return {};
}

Result<qint64> TableSnapshot::read(std::span<char> into)
{
    qint64 count = 0;
    while (count < qint64(into.size())) {
        if (m_left.isEmpty()) {
            const auto row = m_reader->next();
            if (!row)
                return row.error();
            if (!row->has_value())
                break;
            m_left = **row;
        }
        const qsizetype size = std::min(m_left.size(), qsizetype(into.size()) - qsizetype(count));
        std::copy_n(m_left.begin(), size, into.begin() + count);
        m_left = m_left.sliced(size);
        count += size;
    }
    return count;
}

} // namespace showroom::masking_jobs
