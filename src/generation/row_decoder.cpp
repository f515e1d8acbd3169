#include "generation/row_decoder.h"

#include "generation/binary_format.h"

#include <QDate>
#include <QDateTime>
#include <QTimeZone>
#include <QUuid>

#include <optional>

namespace showroom::generation {

namespace {

/// Takes big-endian numbers and runs of bytes off the front of a buffer.
class Reader final {
public:
    explicit Reader(std::string_view bytes)
        : m_bytes(bytes)
    {
    }

    bool has(std::size_t size) const { return m_bytes.size() >= size; }

    template <class T>
    T number()
    {
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < sizeof(T); ++i)
            value = value << 8 | std::uint8_t(m_bytes[i]);
        m_bytes.remove_prefix(sizeof(T));
        return T(value);
    }

    std::string_view take(std::size_t size)
    {
        const std::string_view taken = m_bytes.substr(0, size);
        m_bytes.remove_prefix(size);
        return taken;
    }

private:
    std::string_view m_bytes;
};

QString decodeNumeric(Reader field)
{
    const auto count = field.number<std::int16_t>();
    const auto weight = field.number<std::int16_t>();
    field.number<std::int16_t>();
    const auto scale = field.number<std::int16_t>();
    QString whole;
    QString fraction;
    for (int position = weight; position >= 0 || (weight - position) < count; --position) {
        const int index = weight - position;
        const int digits = index >= 0 && index < count ? int(field.number<std::int16_t>()) : 0;
        const QString four = QString::number(digits).rightJustified(4, u'0');
        (position >= 0 ? whole : fraction) += four;
    }
    while (whole.size() > 1 && whole.startsWith(u'0'))
        whole.remove(0, 1);
    if (whole.isEmpty())
        whole = QStringLiteral("0");
    return scale > 0 ? whole + u'.' + fraction.leftJustified(scale, u'0').first(scale) : whole;
}

QVariant decodeField(std::string_view bytes, ColumnType type)
{
    Reader field(bytes);
    switch (type) {
    case ColumnType::Text:
        return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
    case ColumnType::Uuid:
        return QUuid::fromRfc4122(QByteArrayView(bytes.data(), qsizetype(bytes.size()))).toString(QUuid::WithoutBraces);
    case ColumnType::Integer:
        return qint64(field.number<std::int32_t>());
    case ColumnType::BigInteger:
        return qint64(field.number<std::int64_t>());
    case ColumnType::Numeric:
        return decodeNumeric(field);
    case ColumnType::Boolean:
        return bytes.front() != 0;
    case ColumnType::Date:
        return QDate(2000, 1, 1).addDays(field.number<std::int32_t>());
    case ColumnType::Timestamp: {
        const std::int64_t sinceUnix = field.number<std::int64_t>() + binary::epochDays * binary::microsecondsPerDay;
        return QDateTime::fromMSecsSinceEpoch(sinceUnix / 1000, Qt::UTC);
    }
    case ColumnType::Json:
        return QString::fromUtf8(bytes.data() + 1, qsizetype(bytes.size()) - 1);
    }
    Q_UNREACHABLE();
}

std::optional<QVariantMap> decodeRow(Reader &reader, const QList<ColumnInfo> &columns)
{
    if (!reader.has(sizeof(std::int16_t)) || reader.number<std::int16_t>() != columns.size())
        return std::nullopt;
    QVariantMap row;
    for (const ColumnInfo &column : columns) {
        if (!reader.has(binary::lengthBytes))
            return std::nullopt;
        const auto length = reader.number<std::int32_t>();
        if (length < 0) {
            row.insert(column.name, QVariant());
            continue;
        }
        if (!reader.has(std::size_t(length)))
            return std::nullopt;
        row.insert(column.name, decodeField(reader.take(std::size_t(length)), column.type));
    }
    return row;
}

} // namespace

QList<QVariantMap> decodeRows(std::string_view rows, const QList<ColumnInfo> &columns)
{
    QList<QVariantMap> decoded;
    Reader reader(rows);
    while (const auto row = decodeRow(reader, columns))
        decoded.append(*row);
    return decoded;
}

} // namespace showroom::generation
