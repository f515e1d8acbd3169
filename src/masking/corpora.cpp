#include "masking/corpora.h"

#include "masking/corpus_reader.h"

#include <QDir>

static void initialiseLocaleResources()
{
    Q_INIT_RESOURCE(locales);
}

namespace showroom::masking {

using namespace Qt::StringLiterals;

namespace {

const QString folder = u":/showroom/locales"_s;

/// Locales whose names are written in Latin letters, too, with the one that has the names.
const std::map<QString, QString> romanised = {
    {u"hi-Latn-IN"_s, u"hi-IN"_s}, {u"ja-Latn-JP"_s, u"ja-JP"_s}, {u"ko-Latn-KR"_s, u"ko-KR"_s}};

} // namespace

std::shared_ptr<const Corpora> Corpora::open()
{
    return std::make_shared<const Corpora>();
}

Result<LocaleCorpusPtr> Corpora::locale(const QString &code) const
{
    if (!hasLocale(code)) {
        return fail(ErrorCode::NotFound, u"There are no people of the locale \"%1\"."_s.arg(code),
                    u"Known locales: %1."_s.arg(localeNames().join(u", "_s)));
    }
    const std::lock_guard lock(m_mutex);
    if (const auto known = m_read.find(code); known != m_read.end())
        return known->second;
    auto corpus = readCorpus(folder, code);
    if (corpus)
        m_read.emplace(code, *corpus);
    return corpus;
}

QStringList Corpora::localeNames()
{
    // What is compiled in never changes; listing it takes a while.
    static const QStringList all = [] {
        initialiseLocaleResources();
        QStringList names = QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        for (const auto &[code, native] : romanised) {
            if (names.contains(native))
                names.append(code);
        }
        names.sort();
        return names;
    }();
    return all;
}

bool Corpora::hasLocale(const QString &code)
{
    return localeNames().contains(code);
}

} // namespace showroom::masking
