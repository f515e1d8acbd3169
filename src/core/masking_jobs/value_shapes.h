#pragma once

#include "masking/locale_corpus.h"
#include "masking/mask_spec.h"

#include <QSet>
#include <QString>

#include <optional>

namespace showroom::masking_jobs {

/// Whether a text is somebody's data by its shape alone (a mail address, an international phone number, an account or
/// card number), and hence no name of a column.
bool isPersonalText(const QString &text);

/// Tells from values alone what a column holds.
class ValueShapes final {
public:
    /// Names are recognised by those of this locale.
    explicit ValueShapes(masking::LocaleCorpusPtr locale);

    /// What most of some values look like.
    struct Verdict {
        std::optional<masking::MaskKind> kind; ///< nothing when they show no shape of personal data
        int share = 0;                         ///< percent of the values that have it
        bool isPlain = false;                  ///< switches, numbers, or the like: hardly what a name promises
    };

    /// At least half of the values must agree; blank ones do not count.
    Verdict judge(const QStringList &values) const;

    /// Whether a value has the shape of a kind.
    bool fits(masking::MaskKind kind, const QString &value) const;

private:
    bool isFullName(const QString &value) const;

    masking::LocaleCorpusPtr m_locale;
    QSet<QString> m_givenNames;
    QSet<QString> m_familyNames;
};

} // namespace showroom::masking_jobs
