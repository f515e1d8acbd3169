#include "core/masking_jobs/row_masker.h"

#include "core/masking_jobs/literal_writer.h"
#include "masking/mask_catalogue.h"

#include <QCoreApplication>

namespace showroom::masking_jobs {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::masking_jobs)
};

/// What of a person a masked column tells that texts may repeat.
std::optional<masking::PersonPart> knownPart(masking::MaskKind kind)
{
    using masking::MaskKind;
    using masking::PersonPart;
    switch (kind) {
    case MaskKind::Name:
        return PersonPart::Name;
    case MaskKind::FirstName:
        return PersonPart::FirstName;
    case MaskKind::LastName:
        return PersonPart::LastName;
    case MaskKind::UserName:
        return PersonPart::UserName;
    case MaskKind::Email:
        return PersonPart::Email;
    case MaskKind::Phone:
        return PersonPart::Phone;
    case MaskKind::Address:
        return PersonPart::Address;
    case MaskKind::Company:
        return PersonPart::Company;
    default:
        return std::nullopt;
    }
}

} // namespace

RowMasker::RowMasker(const MaskPlan &plan, const Dialect &dialect, const masking::Masker &masker)
    : m_plan(plan)
    , m_delimiter(dialect.delimiter)
    , m_isCsv(dialect.format == FileFormat::Csv)
    , m_applier(masker)
    , m_parser(RecordParser::make(dialect))
{
}

Result<void> RowMasker::mask(const Block &block, std::string &out)
{
    m_parser->begin(block);
    while (true) {
        const auto isRead = m_parser->next(m_row);
        if (!isRead)
            return isRead.error();
        if (!*isRead)
            return {};
        SHOWROOM_TRY(decide());
        SHOWROOM_TRY(maskRow(out));
    }
}

// Columns of JSON are met row by row.
Result<void> RowMasker::decide()
{
    const std::vector<std::string> &columns = m_parser->columns();
    while (m_masks.size() < columns.size()) {
        const QString column = QString::fromStdString(columns[m_masks.size()]);
        const ColumnRule *const rule = m_plan.rule(column);
        if (!rule)
            return undecidedError({column}, placeText(m_row.line, 0, {}));
        const bool isMasked = rule->mask.kind != masking::MaskKind::Keep;
        m_masks.push_back(isMasked ? &rule->mask : nullptr);
        m_keyColumns.push_back({column == m_plan.subject, isMasked, identityRank(rule->mask.kind)});
        m_counts.emplace_back();
    }
    return {};
}

Result<void> RowMasker::maskRow(std::string &out)
{
    m_hasKey = false;
    m_hasKnown = false;
    m_subject.reset();
    m_rows += m_row.values.empty() ? 0 : 1;
    std::size_t copied = 0;
    for (const Value &value : m_row.values) {
        if (value.text.empty())
            continue;
        ++m_counts[value.column].values;
        const masking::MaskSpec *const mask = m_masks[value.column];
        if (!mask)
            continue;
        out += m_row.raw.substr(copied, value.begin - copied);
        copied = std::size_t(value.begin) + value.size;
        SHOWROOM_TRY(maskValue(value, *mask, out));
    }
    out += m_row.raw.substr(copied);
    return {};
}

Result<void> RowMasker::maskValue(const Value &value, const masking::MaskSpec &mask, std::string &out)
{
    ColumnCounts &counts = m_counts[value.column];
    m_masked.clear();
    bool isNull = mask.kind == masking::MaskKind::Null;
    const masking::Subject &subject = subjectOf(value.element);
    if (!m_applier.append(m_masked, mask, value.text, subject, knownOfRow(mask))) {
        if (m_plan.unfit == UnfitValues::Halt)
            return unfitError(value, mask);
        ++counts.blanked;
        isNull = true;
    }
    counts.unchanged += m_masked == value.text ? 1 : 0;
    counts.keptDomains += mask.keepDomain && value.text.find('@') != std::string_view::npos ? 1 : 0;
    appendLiteral(out, m_masked, isNull, value, m_delimiter);
    // The only field of a row, left empty, would make it a blank line, which is no row.
    if (m_isCsv && columns().size() == 1 && isNull)
        out += "\"\"";
    return {};
}

const masking::Subject &RowMasker::subjectOf(std::string_view element)
{
    if (!m_hasKey) {
        makeSubjectKey(m_key, m_row, m_keyColumns);
        m_hasKey = true;
    }
    if (!m_subject || m_element != element) {
        m_element.assign(element);
        m_elementKey.assign(m_key);
        m_elementKey += element;
        m_subject.emplace(m_applier.subject(m_elementKey));
    }
    return *m_subject;
}

// Whoever is known by a full name is called by the first or the last one, too.
void RowMasker::addKnown(masking::PersonPart part, const masking::MaskSpec &mask, std::string_view value)
{
    using masking::PersonPart;
    constexpr std::size_t shortestName = 3;
    m_known.push_back({part, value, m_key});
    // The text repeats what the column says, which depends on the options of its mask.
    if (mask.unique || mask.keepDomain)
        static_cast<void>(m_applier.append(m_known.back().replacement, mask, value, m_applier.subject(m_key)));
    const std::size_t first = value.find(' ');
    if (part != PersonPart::Name || first == std::string_view::npos)
        return;
    const bool isFamilyFirst = m_applier.masker().locale().isFamilyNameFirst;
    const std::string_view begin = value.substr(0, first);
    const std::string_view end = value.substr(value.rfind(' ') + 1);
    if (begin.size() >= shortestName)
        m_known.push_back({isFamilyFirst ? PersonPart::LastName : PersonPart::FirstName, begin, m_key});
    if (end.size() >= shortestName)
        m_known.push_back({isFamilyFirst ? PersonPart::FirstName : PersonPart::LastName, end, m_key});
}

// Texts name the person whom their row is about.
std::span<const masking::KnownValue> RowMasker::knownOfRow(const masking::MaskSpec &mask)
{
    if (mask.kind != masking::MaskKind::Redact)
        return {};
    if (!m_hasKnown) {
        m_known.clear();
        for (const Value &value : m_row.values) {
            const masking::MaskSpec *const rule = m_masks[value.column];
            const auto part = rule && value.element.empty() ? knownPart(rule->kind) : std::nullopt;
            if (part && !value.text.empty())
                addKnown(*part, *rule, value.text);
        }
        m_hasKnown = true;
    }
    return m_known;
}

Error RowMasker::unfitError(const Value &value, const masking::MaskSpec &mask) const
{
    const QString place = placeText(m_row.line, m_isCsv ? qint64(value.column) + 1 : 0, columns()[value.column]);
    return fail(ErrorCode::InvalidInput,
                Texts::tr("The value in %1 does not have the shape that the mask “%2” needs.")
                    .arg(place, masking::maskKindName(mask.kind)),
                Texts::tr("Mend it, choose another mask, or let such values be blanked."));
}

} // namespace showroom::masking_jobs
