#pragma once

#include "base/result.h"
#include "masking/locale_corpus.h"

#include <QString>

namespace showroom::masking {

/// Reads the corpus of a locale from a folder of corpora. Internal with the file's name when one is malformed.
Result<LocaleCorpusPtr> readCorpus(const QString &folder, const QString &locale);

} // namespace showroom::masking
