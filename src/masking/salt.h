#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace showroom::masking {

/// One version of the master salt: the secret that every generated and masked value is derived from.
class Salt final {
public:
    static constexpr int minimumBytes = 32;

    /// Refuses an empty version, one with other characters than letters, digits, `.`, `_` and `-`, one of more than 32
    /// characters, and fewer than minimumBytes bytes of secret (InvalidInput).
    static Result<Salt> create(const QString &version, const QByteArray &secret);

    /// One line `version:base64`. Messages never repeat the secret.
    static Result<Salt> parseLine(const QByteArray &line);

    /// Lines `version:base64`, newest last; blank lines and lines that begin with `#` are skipped. SaltMissing when
    /// none is left, InvalidInput for a bad line or a version that comes twice.
    static Result<QList<Salt>> parse(const QByteArray &text);

    const QString &version() const { return m_version; }
    const QByteArray &secret() const { return m_secret; }

    /// The line that parseLine() reads.
    QByteArray toLine() const;

    /// What a database keeps to recognise the salt by: HMAC-SHA256 of a fixed label, in hexadecimal digits.
    QByteArray checkValue() const;

    bool operator==(const Salt &) const = default;

private:
    Salt(QString version, QByteArray secret);

    QString m_version;
    QByteArray m_secret;
};

} // namespace showroom::masking
