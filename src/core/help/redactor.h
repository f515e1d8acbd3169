#pragma once

#include <QString>
#include <QStringList>

namespace showroom::help {

/// Takes secrets out of a text before it leaves the computer: those that are known, and whatever looks like one.
class Redactor final {
public:
    /// A secret by its value; it goes wherever it stands, also as base64, hexadecimal digits or percent-encoded. One of
    /// fewer than four characters would blank half the text and is left to the patterns.
    void addSecret(const QByteArray &secret);
    /// Values of the variables that hold secrets: PGPASSWORD, SHOWROOM_MASTER_SALT, DEMO_MASTER_SALT, and any whose
    /// name says so (password, secret, token, salt).
    void addEnvironment();

    QString cleaned(const QString &text) const;

private:
    void addForm(const QString &text);

    QStringList m_secrets; ///< the longest first
};

} // namespace showroom::help
