#pragma once

#include "core/masking_jobs/record.h"
#include "masking/mask_spec.h"

#include <string>

namespace showroom::masking_jobs {

/// How strongly a column says whose row it is: 0 strongest, noIdentity for one that does not. In this order: mail
/// address, national id, user name, phone number, full name.
inline constexpr std::uint8_t noIdentity = 255;
std::uint8_t identityRank(masking::MaskKind kind);

/// What a row's subject key is made of, per column of the parser.
struct KeyColumn {
    bool isSubject = false; ///< the column that somebody named
    bool isMasked = false;
    std::uint8_t rank = noIdentity;
};

/// Writes the key of a row's subject: the value of the column that somebody named; without one, or where it is empty,
/// the row's strongest identifying value, so that one person in several rows and files stays one person; without any,
/// all of the row's masked values, each as its size in decimal, a colon and the value. Blanks around a key do not
/// count, nor does the case of a mail address. Values inside of JSON arrays identify no row.
void makeSubjectKey(std::string &key, const Record &row, const std::vector<KeyColumn> &columns);

} // namespace showroom::masking_jobs
