#include "core/help/redactor.h"

#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace showroom::help {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype shortestSecret = 4;
const auto blank = u"***"_s;

struct Pattern {
    QString expression;
    QString replacement;
};

/// What looks like a secret: user and password in a URI, "password=…", tokens, lines of a salt file.
const QList<Pattern> &patterns()
{
    static const QList<Pattern> all{
        {uR"((://[^\s:/@]*):\S*@)"_s, uR"(\1:***@)"_s},
        {uR"((?i)(\b\w*(?:passw(?:or)?d|passphrase|secret)\w*["']?\s*[=:]\s*)("[^"]*"|'[^']*'|\S+))"_s, uR"(\1***)"_s},
        {uR"((?i)(\b\w*(?:token|salt)\w*["']?\s*=\s*)("[^"]*"|'[^']*'|\S+))"_s, uR"(\1***)"_s},
        {uR"(\bsr[lsa]_[A-Za-z0-9_-]{16,})"_s, blank},
        {uR"(\b[A-Za-z0-9._-]{1,32}:[A-Za-z0-9+/]{42,}={0,2})"_s, blank},
    };
    return all;
}

bool namesASecret(const QString &variable)
{
    static const QRegularExpression words(u"PASSW|SECRET|TOKEN|SALT|PASSPHRASE"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    return words.match(variable).hasMatch();
}

} // namespace

void Redactor::addForm(const QString &text)
{
    if (text.size() < shortestSecret || m_secrets.contains(text))
        return;
    m_secrets.append(text);
    std::sort(m_secrets.begin(), m_secrets.end(),
              [](const QString &a, const QString &b) { return a.size() > b.size(); });
}

void Redactor::addSecret(const QByteArray &secret)
{
    const QString text = QString::fromUtf8(secret);
    addForm(text);
    addForm(QString::fromLatin1(QUrl::toPercentEncoding(text)));
    addForm(QString::fromLatin1(secret.toBase64()));
    addForm(QString::fromLatin1(secret.toBase64(QByteArray::OmitTrailingEquals)));
    addForm(QString::fromLatin1(secret.toHex()));
}

void Redactor::addEnvironment()
{
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys()) {
        if (!namesASecret(name))
            continue;
        const QString value = environment.value(name);
        addSecret(value.toUtf8());
        for (const QString &line : value.split(u'\n', Qt::SkipEmptyParts)) // version:base64
            addSecret(line.section(u':', 1).trimmed().toUtf8());
    }
}

QString Redactor::cleaned(const QString &text) const
{
    QString clean = text;
    for (const QString &secret : m_secrets)
        clean.replace(secret, blank);
    for (const Pattern &pattern : patterns())
        clean.replace(QRegularExpression(pattern.expression), pattern.replacement);
    return clean;
}

} // namespace showroom::help
