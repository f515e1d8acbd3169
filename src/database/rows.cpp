#include "database/rows.h"

#include <QJsonDocument>

#include <libpq-fe.h>

namespace showroom::database {

using namespace Qt::StringLiterals;

namespace {

/// Type numbers of the server's catalogue (pg_type.dat), the same in every version.
enum TypeOid : Oid {
    Bool = 16,
    Bytea = 17,
    Int8 = 20,
    Int2 = 21,
    Int4 = 23,
    OidType = 26,
    Float4 = 700,
    Float8 = 701,
    DateType = 1082,
    Timestamp = 1114,
    TimestampTz = 1184,
};

QDateTime toDateTime(QByteArray text)
{
    text.replace(' ', 'T');
    if (text.endsWith("+00"))
        text.chop(3);
    QDateTime time = QDateTime::fromString(QString::fromLatin1(text), Qt::ISODateWithMs);
    time.setTimeSpec(Qt::UTC);
    return time;
}

QByteArray toBytes(const QByteArray &text)
{
    std::size_t length = 0;
    unsigned char *bytes = PQunescapeBytea(reinterpret_cast<const unsigned char *>(text.constData()), &length);
    const QByteArray copy(reinterpret_cast<const char *>(bytes), qsizetype(length));
    PQfreemem(bytes);
    return copy;
}

QVariant toVariant(Oid type, const QByteArray &text)
{
    switch (type) {
    case Bool:
        return text == "t";
    case Bytea:
        return toBytes(text);
    case Int2:
    case Int4:
        return text.toInt();
    case Int8:
    case OidType:
        return text.toLongLong();
    case Float4:
    case Float8:
        return text.toDouble();
    case DateType:
        return QDate::fromString(QString::fromLatin1(text), Qt::ISODate);
    case Timestamp:
    case TimestampTz:
        return toDateTime(text);
    default:
        return QString::fromUtf8(text);
    }
}

/// Elements of an array's text form, `{a,"b \"c\"",NULL}`; one dimension.
QStringList toTexts(const QByteArray &array)
{
    QStringList texts;
    for (qsizetype i = 1; i + 1 < array.size();) {
        QByteArray element;
        const bool isQuoted = array[i] == '"';
        if (isQuoted)
            ++i;
        for (; i + 1 < array.size() && (isQuoted ? array[i] != '"' : array[i] != ','); ++i) {
            if (array[i] == '\\')
                ++i;
            element += array[i];
        }
        i += isQuoted ? 2 : 1;
        texts << (!isQuoted && element == "NULL" ? QString() : QString::fromUtf8(element));
    }
    return texts;
}

} // namespace

Row::Row(std::shared_ptr<const PGresult> result, int index)
    : m_result(std::move(result))
    , m_index(index)
{
}

int Row::columnCount() const
{
    return PQnfields(m_result.get());
}

QString Row::columnName(int column) const
{
    return QString::fromUtf8(PQfname(m_result.get(), column));
}

int Row::column(const char *name) const
{
    // PQfnumber folds case and takes quotes off; names here are meant literally.
    for (int i = 0; i < columnCount(); ++i) {
        if (qstrcmp(PQfname(m_result.get(), i), name) == 0)
            return i;
    }
    return -1;
}

QByteArray Row::raw(int column) const
{
    if (column < 0 || column >= columnCount() || PQgetisnull(m_result.get(), m_index, column))
        return {};
    return QByteArray(PQgetvalue(m_result.get(), m_index, column), PQgetlength(m_result.get(), m_index, column));
}

QByteArray Row::raw(const char *name) const
{
    const int position = column(name);
    Q_ASSERT_X(position >= 0, "Row", name);
    return raw(position);
}

bool Row::isNull(const char *name) const
{
    const int position = column(name);
    return position < 0 || PQgetisnull(m_result.get(), m_index, position);
}

QVariant Row::value(int column) const
{
    if (column < 0 || column >= columnCount() || PQgetisnull(m_result.get(), m_index, column))
        return {};
    return toVariant(PQftype(m_result.get(), column), raw(column));
}

QVariant Row::value(const char *name) const
{
    const int position = column(name);
    Q_ASSERT_X(position >= 0, "Row", name);
    return value(position);
}

QString Row::text(const char *name) const
{
    return QString::fromUtf8(raw(name));
}

qint64 Row::integer(const char *name) const
{
    return raw(name).toLongLong();
}

double Row::real(const char *name) const
{
    return raw(name).toDouble();
}

bool Row::boolean(const char *name) const
{
    return raw(name) == "t";
}

QDate Row::date(const char *name) const
{
    return QDate::fromString(text(name), Qt::ISODate);
}

QDateTime Row::dateTime(const char *name) const
{
    const QByteArray text = raw(name);
    return text.isEmpty() ? QDateTime() : toDateTime(text);
}

QJsonObject Row::jsonObject(const char *name) const
{
    return QJsonDocument::fromJson(raw(name)).object();
}

QJsonArray Row::jsonArray(const char *name) const
{
    return QJsonDocument::fromJson(raw(name)).array();
}

QStringList Row::texts(const char *name) const
{
    return toTexts(raw(name));
}

QString Row::words(int column) const
{
    if (PQgetisnull(m_result.get(), m_index, column))
        return {};
    const char *value = PQgetvalue(m_result.get(), m_index, column);
    switch (PQftype(m_result.get(), column)) {
    case Bool:
        return *value == 't' ? u"true"_s : u"false"_s;
    case Bytea: // QPSQL asks for the older form
        return u"\\x"_s + QString::fromLatin1(toBytes(raw(column)).toHex());
    default:
        return QString::fromUtf8(value, PQgetlength(m_result.get(), m_index, column));
    }
}

Rows::Rows(std::shared_ptr<const PGresult> result)
    : m_result(std::move(result))
{
}

int Rows::size() const
{
    return m_result ? PQntuples(m_result.get()) : 0;
}

} // namespace showroom::database
