#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>
#include <span>

namespace showroom::masking_jobs {

class TableSnapshot;
struct TableAddress;

/// Where the bytes of a table come from: a file, a text that somebody pasted, or a table of a database, which comes as
/// CSV.
struct SourceText {
    QString path;                                   ///< a regular file; empty for anything else
    QByteArray text;                                ///< UTF-8
    std::shared_ptr<const TableAddress> table = {}; ///< takes the place of both
    std::shared_ptr<TableSnapshot> snapshot = {};   ///< of the table, while somebody holds one moment of it

    /// For messages: the file's name, the table's, or what stands for a pasted text.
    QString label() const;

    bool isEmpty() const { return path.isEmpty() && !table && text.trimmed().isEmpty(); }

    /// The same, so that every pass in this thread reads the same: of a table, one moment. Errors as
    /// TableSnapshot::open().
    Result<SourceText> held(const std::function<bool()> &isStopped) const;

    bool operator==(const SourceText &) const = default;
};

/// Reads a source from its beginning to its end, in pieces.
class ByteSource final {
public:
    /// NotFound when there is no such file, FileFailure when it is none or may not be read; what TableSnapshot::open()
    /// says.
    static Result<ByteSource> open(const SourceText &source);

    ByteSource(ByteSource &&other) noexcept;
    ByteSource &operator=(ByteSource &&) = delete;
    ~ByteSource();

    /// Fills the beginning of `into`; 0 at the end.
    Result<qint64> read(std::span<char> into);

    /// Bytes in all; of a table roughly, 0 when nobody knows.
    qint64 size() const { return m_size; }

private:
    ByteSource(QByteArray text, int descriptor, qint64 size, QString label);

    Result<qint64> readTable(std::span<char> into);

    QByteArray m_text;
    int m_descriptor;
    qint64 m_size;
    qint64 m_next = 0;
    QString m_label;
    std::shared_ptr<TableSnapshot> m_table;
};

} // namespace showroom::masking_jobs
