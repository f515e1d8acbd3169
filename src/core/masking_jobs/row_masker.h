#pragma once

#include "core/masking_jobs/mask_plan.h"
#include "core/masking_jobs/record_parser.h"
#include "core/masking_jobs/subject_key.h"
#include "masking/mask_applier.h"

#include <optional>

namespace showroom::masking_jobs {

/// What happened to the values of one column.
struct ColumnCounts {
    qint64 values = 0;      ///< that were not empty
    qint64 blanked = 0;     ///< without the shape that the mask needs
    qint64 unchanged = 0;   ///< masked, and by chance the same as before
    qint64 keptDomains = 0; ///< mail addresses that kept their domain
};

/// Masks blocks of rows by a plan; every byte that belongs to no masked value stays as it is. One per thread.
class RowMasker final {
public:
    /// The plan must have been checked against the dialect's columns, and outlive the masker.
    RowMasker(const MaskPlan &plan, const Dialect &dialect, const masking::Masker &masker);

    /// Appends the masked block. InvalidInput as RecordParser::next(); for a JSON column about which nobody decided;
    /// for a value without the shape that its mask needs, unless the plan blanks such. Messages never repeat a value.
    Result<void> mask(const Block &block, std::string &out);

    qint64 rows() const { return m_rows; }
    /// The columns met so far, and what happened to each.
    const std::vector<std::string> &columns() const { return m_parser->columns(); }
    const std::vector<ColumnCounts> &counts() const { return m_counts; }

private:
    Result<void> decide();
    Result<void> maskRow(std::string &out);
    Result<void> maskValue(const Value &value, const masking::MaskSpec &mask, std::string &out);
    const masking::Subject &subjectOf(std::string_view element);
    std::span<const masking::KnownValue> knownOfRow(const masking::MaskSpec &mask);
    void addKnown(masking::PersonPart part, const masking::MaskSpec &mask, std::string_view value);
    Error unfitError(const Value &value, const masking::MaskSpec &mask) const;

    const MaskPlan &m_plan;
    char m_delimiter;
    bool m_isCsv;
    masking::MaskApplier m_applier;
    std::unique_ptr<RecordParser> m_parser;
    std::vector<const masking::MaskSpec *> m_masks; ///< per column of the parser; null to keep
    std::vector<KeyColumn> m_keyColumns;
    std::vector<ColumnCounts> m_counts;
    qint64 m_rows = 0;

    Record m_row;
    std::string m_key; ///< of the row
    bool m_hasKey = false;
    std::string m_elementKey;
    std::string m_element; ///< whose subject m_subject is
    std::optional<masking::Subject> m_subject;
    std::vector<masking::KnownValue> m_known; ///< of the row, for redaction
    bool m_hasKnown = false;
    std::string m_masked;
};

} // namespace showroom::masking_jobs
