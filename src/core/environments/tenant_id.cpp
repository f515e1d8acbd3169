#include "core/environments/create_tenant.h"

#include "base/environment_id.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

namespace showroom::environments {

using namespace Qt::StringLiterals;

namespace {

QStringView prefixOf(Kind kind)
{
    return kind == Kind::Sandbox ? QStringView(u"sandbox-") : QStringView(u"demo-");
}

/// Lower-case ASCII of a text in any script; what has no ASCII form stays and is dropped by the slug.
bool isAscii(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

QString toAscii(const QString &text)
{
    if (isAscii(text))
        return text.toLower();
    // Making one takes milliseconds; one must not be shared between threads.
    thread_local const std::unique_ptr<icu::Transliterator> transliterator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Transliterator> made(icu::Transliterator::createInstance(
            icu::UnicodeString::fromUTF8("NFKC; Any-Latin; Latin-ASCII; Lower"), UTRANS_FORWARD, status));
        return U_SUCCESS(status) ? std::move(made) : nullptr;
    }();
    if (!transliterator)
        return text.toLower();
    icu::UnicodeString latin(text.utf16(), int(text.size()));
    transliterator->transliterate(latin);
    return QString(reinterpret_cast<const QChar *>(latin.getBuffer()), latin.length());
}

bool isSlugCharacter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
}

QString slug(const QString &ascii)
{
    QString label;
    for (const QChar c : ascii) {
        if (isSlugCharacter(c))
            label += c;
        else if (c != u'\'' && !label.isEmpty() && !label.endsWith(u'-'))
            label += u'-';
    }
    return label;
}

} // namespace

QString idFromName(const QString &name, Kind kind)
{
    const QStringView prefix = prefixOf(kind);
    QString label = slug(toAscii(name));
    if (label.startsWith(prefix))
        label.remove(0, prefix.size());
    label.truncate(maxEnvironmentIdLength - prefix.size());
    while (label.endsWith(u'-'))
        label.chop(1);
    return label.isEmpty() ? QString() : prefix + label;
}

QString demoIdFromName(const QString &name)
{
    return idFromName(name, Kind::Demo);
}

bool claimsForeignPrefix(const QString &name, Kind kind)
{
    const QString plain = name.trimmed();
    const auto isForeign = [kind](const QString &text) {
        if (kind == Kind::Demo)
            return hasForeignPrefix(text);
        return text.startsWith(prefixOf(Kind::Demo), Qt::CaseInsensitive) ||
               (hasForeignPrefix(text) && !text.startsWith(prefixOf(kind), Qt::CaseInsensitive));
    };
    return isForeign(plain) || isForeign(toAscii(plain));
}

QString CreateTenant::effectiveId() const
{
    return id.isEmpty() ? idFromName(name, kind) : id;
}

} // namespace showroom::environments
