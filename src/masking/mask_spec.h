#pragma once

#include "base/result.h"

#include <QString>

#include <cstdint>
#include <string>
#include <vector>

namespace showroom::masking {

/// What happens to a value. Their names and labels are in the mask catalogue.
enum class MaskKind {
    Keep,
    Name,
    FirstName,
    LastName,
    Email,
    Phone,
    Address,
    Street,
    City,
    Region,
    PostalCode,
    Country,
    BirthDate,
    Company,
    JobTitle,
    Department,
    UserName,
    NationalId,
    Iban,
    Card,
    IpAddress,
    Url,
    Lorem,
    Redact,
    Number,
    Date,
    Category,
    Constant,
    Null,
    Token
};

inline constexpr int maskKindCount = int(MaskKind::Token) + 1;

/// One mask with its options, as people write it: `email:unique`, `number:noise=10,bucket=5`, `category:low|high`.
struct MaskSpec {
    static constexpr int defaultNoisePercent = 10;
    static constexpr int defaultShiftDays = 30;

    MaskKind kind = MaskKind::Keep;
    bool unique = false;              ///< email, user-name: 64 keyed bits are part of the value
    bool keepDomain = false;          ///< email: the value's own domain stays
    int noisePercent = 0;             ///< number: at most so far from the value, 1 to 100; 0 for none
    std::int64_t bucket = 0;          ///< number: the lower edge of a bucket of this width, at least 1; 0 for none
    int shiftDays = 0;                ///< date: at most so many days to either side, 1 to 3650
    std::vector<std::string> choices; ///< category: the values to draw from, UTF-8, at least two
    std::string constant;             ///< constant: the value, UTF-8

    /// Reads `name` or `name:options`; options are parted by commas, but a constant is everything after the colon.
    /// Refuses (InvalidInput) an unknown name with the nearest one in the hint, an option that the mask does not have,
    /// a figure outside its range, and an option given twice.
    static Result<MaskSpec> parse(QStringView text);

    /// What parse() reads back as the same spec.
    QString toText() const;

    bool operator==(const MaskSpec &) const = default;
};

} // namespace showroom::masking
