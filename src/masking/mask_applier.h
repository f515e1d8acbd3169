#pragma once

#include "masking/known_value.h"
#include "masking/mask_spec.h"
#include "masking/masker.h"
#include "masking/redactor.h"

#include <span>
#include <string>
#include <string_view>

namespace showroom::masking {

/// Applies masks by their specs to the fields of rows. Make one Subject a row with subject(), then append() its masked
/// fields to a buffer that is kept: apart from redaction and lorem no value costs an allocation. One per thread.
class MaskApplier final {
public:
    /// `known` are people whom free text may name (see Redactor).
    explicit MaskApplier(const Masker &masker, std::span<const KnownValue> known = {});

    const Masker &masker() const { return m_masker; }
    Subject subject(std::string_view key) const { return m_masker.subject(key); }

    /// Appends the masked value; an empty one stays empty whatever the mask. False, with nothing appended, when the
    /// value does not have the shape that the mask needs: see missingShape(). `row` are known values of this row, for
    /// redaction. The mask `null` appends nothing: the field has no value.
    [[nodiscard]] bool append(std::string &out, const MaskSpec &spec, std::string_view value, const Subject &subject,
                              std::span<const KnownValue> row = {}) const;

    /// One value by itself. InvalidInput when it does not have the shape that the mask needs; the message does not
    /// repeat the value.
    Result<Masked> apply(const MaskSpec &spec, std::string_view value, std::string_view subject) const;

private:
    bool appendPlain(std::string &out, const MaskSpec &spec, std::string_view value, const Subject &subject) const;

    Masker m_masker;
    Redactor m_redactor;
};

/// What to tell somebody whose value does not have the shape that a mask needs.
Error missingShape(const MaskSpec &spec);

} // namespace showroom::masking
