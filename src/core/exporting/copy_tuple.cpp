#include "core/exporting/copy_tuple.h"

#include "core/exporting/value_text.h"

#include <QCoreApplication>

namespace showroom::exporting {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView signature("PGCOPY\n\377\r\n\0", 11);
constexpr qsizetype headerSize = 11 + 4 + 4; // signature, flags, length of the header's extension

Error malformed()
{
    return fail(ErrorCode::Internal,
                QCoreApplication::translate("showroom::exporting", "The server sent rows in an unknown form."),
                QCoreApplication::translate("showroom::exporting", "Nothing was exported; please report this."));
}

} // namespace

CopyTuple::CopyTuple(qsizetype columns)
    : m_fields(std::size_t(columns))
{
}

Result<bool> CopyTuple::read(QByteArrayView message)
{
    if (!m_isHeaderSeen) {
        if (message.size() < headerSize || !message.startsWith(signature))
            return malformed();
        message = message.sliced(headerSize);
        m_isHeaderSeen = true;
    }
    if (message.isEmpty())
        return false;
    if (message.size() < 2)
        return malformed();
    const qint16 count = value_text::readInt16(message.data());
    if (count == -1)
        return false;
    if (std::size_t(count) != m_fields.size())
        return malformed();
    const char *next = message.data() + 2;
    const char *const end = message.data() + message.size();
    for (QByteArrayView &field : m_fields) {
        if (end - next < 4)
            return malformed();
        const qint32 size = value_text::readInt32(next);
        next += 4;
        if (size > end - next)
            return malformed();
        field = size < 0 ? QByteArrayView() : QByteArrayView(next, size);
        next += std::max(size, 0);
    }
    return true;
}

} // namespace showroom::exporting
