#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <span>

namespace showroom::masking_jobs {

/// Where the bytes of a table come from: a file, or a text that somebody pasted.
struct SourceText {
    QString path;    ///< a regular file; empty for a text
    QByteArray text; ///< UTF-8

    /// For messages: the file's name, or what stands for a pasted text.
    QString label() const;

    bool operator==(const SourceText &) const = default;
};

/// Reads a source from its beginning to its end, in pieces.
class ByteSource final {
public:
    /// NotFound when there is no such file, FileFailure when it is none or may not be read.
    static Result<ByteSource> open(const SourceText &source);

    ByteSource(ByteSource &&other) noexcept;
    ByteSource &operator=(ByteSource &&) = delete;
    ~ByteSource();

    /// Fills the beginning of `into`; 0 at the end.
    Result<qint64> read(std::span<char> into);

    /// Bytes in all.
    qint64 size() const { return m_size; }

private:
    ByteSource(QByteArray text, int descriptor, qint64 size, QString label);

    QByteArray m_text;
    int m_descriptor;
    qint64 m_size;
    qint64 m_next = 0;
    QString m_label;
};

} // namespace showroom::masking_jobs
