#pragma once

#include "base/result.h"

#include <QByteArrayView>

#include <vector>

namespace showroom::exporting {

/// The fields of one tuple of a binary COPY, as views into the received bytes; reused for every row.
class CopyTuple final {
public:
    explicit CopyTuple(qsizetype columns);

    /// Takes the next message of the stream apart; the first one may begin with the stream's header. False at the
    /// stream's trailer. Internal when the bytes are not what PostgreSQL's binary COPY promises.
    Result<bool> read(QByteArrayView message);

    bool isNull(std::size_t column) const { return m_fields[column].isNull(); }
    QByteArrayView field(std::size_t column) const { return m_fields[column]; }
    std::size_t size() const { return m_fields.size(); }

private:
    std::vector<QByteArrayView> m_fields;
    bool m_isHeaderSeen = false;
};

} // namespace showroom::exporting
