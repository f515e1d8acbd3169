#pragma once

#include "masking/mask_spec.h"
#include "masking/masker.h"

#include <QList>
#include <QString>

namespace showroom::masking_jobs {

/// One field of a made-up person.
struct PersonFact {
    masking::MaskKind kind = masking::MaskKind::Name; ///< the mask that writes it
    QString value;

    bool operator==(const PersonFact &) const = default;
};

/// The whole person who a subject becomes, in the order in which people are introduced. The date of birth is ISO 8601.
QList<PersonFact> personFacts(const masking::Masker &masker, const QString &subject);

} // namespace showroom::masking_jobs
