#pragma once

#include "base/result.h"
#include "masking/locale_corpus.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <mutex>

namespace showroom::masking {

/// The locales that are compiled in, each read when it is first asked for. Thread-safe; share one.
class Corpora final {
public:
    static std::shared_ptr<const Corpora> open();

    /// The corpus of a locale such as "de-DE" or, romanised, "ja-Latn-JP". NotFound when there is none, Internal with
    /// the file's name when it is malformed.
    Result<LocaleCorpusPtr> locale(const QString &code) const;

    /// All locales, sorted.
    static QStringList localeNames();
    static bool hasLocale(const QString &code);

private:
    mutable std::mutex m_mutex;
    mutable std::map<QString, LocaleCorpusPtr> m_read;
};

using CorporaPtr = std::shared_ptr<const Corpora>;

} // namespace showroom::masking
