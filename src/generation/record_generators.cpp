#include "generation/record_generators.h"

#include "generation/binary_format.h"
#include "generation/compiled_dataset.h"
#include "masking/keyed_permutation.h"

#include <charconv>

namespace showroom::generation {

namespace {

constexpr std::size_t uuidBytes = 16;
constexpr std::size_t maxDigits = 20;

std::uint64_t indexInTable(const Row &row)
{
    return std::uint64_t(row.part->info.firstRow + row.index);
}

class ReferenceGenerator final : public ColumnGenerator {
public:
    ReferenceGenerator(const CompiledDataset &dataset, std::size_t reference)
        : m_dataset(dataset)
        , m_reference(reference)
    {
    }

    char *writeField(char *out, Row &row) const override
    {
        if (m_reference == 0)
            return binary::uuid(out, row.parent ? rowId(row.parent->part->idKey, row.parent->index) : row.facts->id);
        const CompiledReference &reference = row.part->references[m_reference];
        return binary::uuid(out, referredId(m_dataset, reference, reference.position(m_dataset, row)));
    }
    std::size_t maxBytes() const override { return binary::lengthBytes + uuidBytes; }

private:
    const CompiledDataset &m_dataset;
    std::size_t m_reference;
};

class EndGenerator final : public ColumnGenerator {
public:
    char *writeField(char *out, Row &row) const override
    {
        return row.end == noEnd ? binary::null(out) : binary::timestamp(out, row.end);
    }
    std::size_t maxBytes() const override { return binary::lengthBytes + 8; }
};

class CopyGenerator final : public ColumnGenerator {
public:
    CopyGenerator(std::size_t column, std::size_t maxBytes)
        : m_column(column)
        , m_maxBytes(maxBytes)
    {
    }

    char *writeField(char *out, Row &row) const override
    {
        Row parent = *row.parent;
        for (const ColumnGenerator *chooser : parent.part->choosers)
            chooser->choose(parent);
        return parent.part->columns[m_column]->writeField(out, parent);
    }
    std::size_t maxBytes() const override { return m_maxBytes; }

private:
    std::size_t m_column;
    std::size_t m_maxBytes;
};

/// The smallest number of so many digits.
std::uint64_t lowestOf(int digits)
{
    std::uint64_t lowest = 1;
    for (int i = 1; i < digits; ++i)
        lowest *= 10;
    return lowest;
}

/// Enough digits for all rows.
int digitsFor(int wanted, std::int64_t rows)
{
    while (9 * lowestOf(wanted) < std::uint64_t(rows))
        ++wanted;
    return wanted;
}

class CodeGenerator final : public ColumnGenerator {
public:
    CodeGenerator(const GeneratorSpec &spec, const masking::SipKey &field, std::int64_t rows)
        : m_prefix(spec.prefix.toStdString())
        , m_lowest(lowestOf(digitsFor(spec.digits, rows)))
        , m_numbers(field, 9 * m_lowest)
    {
    }

    char *writeField(char *out, Row &row) const override
    {
        char *const start = out + binary::lengthBytes;
        char *end = std::copy(m_prefix.begin(), m_prefix.end(), start);
        end = std::to_chars(end, end + maxDigits, m_lowest + m_numbers(indexInTable(row))).ptr;
        binary::raw(out, std::int32_t(end - start));
        return end;
    }
    std::size_t maxBytes() const override { return binary::lengthBytes + m_prefix.size() + maxDigits; }

private:
    std::string m_prefix;
    std::uint64_t m_lowest;
    masking::KeyedPermutation m_numbers;
};

std::uint64_t combinations(const std::vector<QStringList> &lists)
{
    std::uint64_t count = 1;
    for (const QStringList &list : lists)
        count *= std::uint64_t(list.size());
    return count;
}

class PhraseGenerator final : public ColumnGenerator {
public:
    PhraseGenerator(const GeneratorSpec &spec, std::vector<masking::SipKey> fields)
        : m_fields(std::move(fields))
        , m_separator(spec.separator.toStdString())
        , m_isUnique(spec.isUnique)
        , m_combinations(combinations(spec.lists))
        , m_order(m_fields.front(), m_combinations)
    {
        for (const QStringList &list : spec.lists) {
            std::vector<std::string> &pieces = m_lists.emplace_back();
            std::size_t longest = 0;
            for (const QString &piece : list) {
                pieces.push_back(piece.toStdString());
                longest = std::max(longest, pieces.back().size());
            }
            m_maxBytes += longest + m_separator.size();
        }
    }

    char *writeField(char *out, Row &row) const override
    {
        char *const start = out + binary::lengthBytes;
        char *const end = m_isUnique ? writeUnique(start, indexInTable(row)) : writeDrawn(start, row);
        binary::raw(out, std::int32_t(end - start));
        return end;
    }
    std::size_t maxBytes() const override { return m_maxBytes; }

private:
    char *writeUnique(char *out, std::uint64_t index) const
    {
        std::uint64_t rest = m_order(index % m_combinations);
        for (std::size_t i = 0; i < m_lists.size(); ++i) {
            out = writePiece(out, i, rest % m_lists[i].size());
            rest /= m_lists[i].size();
        }
        if (const std::uint64_t round = index / m_combinations; round > 0) {
            *out++ = ' ';
            out = std::to_chars(out, out + maxDigits, round + 1).ptr;
        }
        return out;
    }

    char *writeDrawn(char *out, const Row &row) const
    {
        for (std::size_t i = 0; i < m_lists.size(); ++i)
            out =
                writePiece(out, i, masking::scaleTo(masking::fieldWord(row.material, m_fields[i]), m_lists[i].size()));
        return out;
    }

    char *writePiece(char *out, std::size_t list, std::size_t index) const
    {
        if (list > 0)
            out = std::copy(m_separator.begin(), m_separator.end(), out);
        return std::copy(m_lists[list][index].begin(), m_lists[list][index].end(), out);
    }

    std::vector<masking::SipKey> m_fields;
    std::vector<std::vector<std::string>> m_lists;
    std::string m_separator;
    bool m_isUnique;
    std::uint64_t m_combinations;
    masking::KeyedPermutation m_order;
    std::size_t m_maxBytes = binary::lengthBytes + 1 + maxDigits;
};

/// One way for personas, another one for everybody else.
class PersonaGenerator : public ColumnGenerator {
public:
    PersonaGenerator(std::int64_t personas, ColumnGeneratorPtr otherwise)
        : m_personas(personas)
        , m_otherwise(std::move(otherwise))
    {
    }

    char *writeField(char *out, Row &row) const override
    {
        if (row.index < m_personas)
            return writePersona(out, std::size_t(row.index));
        return m_otherwise ? m_otherwise->writeField(out, row) : binary::null(out);
    }
    std::size_t maxBytes() const override
    {
        return std::max(longestText, m_otherwise ? m_otherwise->maxBytes() : std::size_t(0));
    }

protected:
    virtual char *writePersona(char *out, std::size_t persona) const = 0;

private:
    static constexpr std::size_t longestText = 2'048; ///< the schema's longest text in UTF-8
    std::int64_t m_personas;
    ColumnGeneratorPtr m_otherwise;
};

class PersonaTextGenerator final : public PersonaGenerator {
public:
    PersonaTextGenerator(const QStringList &texts, ColumnGeneratorPtr otherwise)
        : PersonaGenerator(texts.size(), std::move(otherwise))
    {
        for (const QString &text : texts)
            m_texts.push_back(text.toStdString());
    }

protected:
    char *writePersona(char *out, std::size_t persona) const override
    {
        return m_texts[persona].empty() ? binary::null(out) : binary::text(out, m_texts[persona]);
    }

private:
    std::vector<std::string> m_texts;
};

class PersonaDayGenerator final : public PersonaGenerator {
public:
    PersonaDayGenerator(std::int32_t day, std::int64_t personas, ColumnGeneratorPtr otherwise)
        : PersonaGenerator(personas, std::move(otherwise))
        , m_day(day)
    {
    }

protected:
    char *writePersona(char *out, std::size_t) const override { return binary::date(out, m_day); }

private:
    std::int32_t m_day;
};

class PersonaPasswordGenerator final : public PersonaGenerator {
public:
    PersonaPasswordGenerator(PersonaPasswordsPtr passwords, ColumnGeneratorPtr otherwise)
        : PersonaGenerator(std::int64_t(passwords->size()), std::move(otherwise))
        , m_passwords(std::move(passwords))
    {
    }

protected:
    char *writePersona(char *out, std::size_t persona) const override
    {
        return binary::text(out, m_passwords->hash(persona));
    }

private:
    PersonaPasswordsPtr m_passwords;
};

class WhenEndedGenerator final : public ColumnGenerator {
public:
    WhenEndedGenerator(ColumnGeneratorPtr inner, bool hasEnded)
        : m_inner(std::move(inner))
        , m_hasEnded(hasEnded)
    {
    }

    bool appliesTo(const Row &row) const override
    {
        return (row.end != noEnd) == m_hasEnded && m_inner->appliesTo(row);
    }
    char *writeField(char *out, Row &row) const override
    {
        return appliesTo(row) ? m_inner->writeField(out, row) : binary::null(out);
    }
    void choose(Row &row) const override { m_inner->choose(row); }
    char *writeJson(char *out, Row &row) const override { return m_inner->writeJson(out, row); }
    bool hasJson() const override { return m_inner->hasJson(); }
    std::size_t maxBytes() const override { return m_inner->maxBytes(); }

private:
    ColumnGeneratorPtr m_inner;
    bool m_hasEnded;
};

} // namespace

ColumnGeneratorPtr makeReference(const CompiledDataset &dataset, std::size_t reference)
{
    return std::make_unique<ReferenceGenerator>(dataset, reference);
}

ColumnGeneratorPtr makeEnd()
{
    return std::make_unique<EndGenerator>();
}

ColumnGeneratorPtr makeCopy(std::size_t column, std::size_t maxBytes)
{
    return std::make_unique<CopyGenerator>(column, maxBytes);
}

ColumnGeneratorPtr makeCode(const GeneratorSpec &spec, const masking::SipKey &field, std::int64_t rows)
{
    return std::make_unique<CodeGenerator>(spec, field, rows);
}

ColumnGeneratorPtr makePhrase(const GeneratorSpec &spec, std::vector<masking::SipKey> fields)
{
    return std::make_unique<PhraseGenerator>(spec, std::move(fields));
}

ColumnGeneratorPtr makePersonaText(const QStringList &texts, ColumnGeneratorPtr otherwise)
{
    return std::make_unique<PersonaTextGenerator>(texts, std::move(otherwise));
}

ColumnGeneratorPtr makePersonaDay(std::int32_t day, std::int64_t personas, ColumnGeneratorPtr otherwise)
{
    return std::make_unique<PersonaDayGenerator>(day, personas, std::move(otherwise));
}

ColumnGeneratorPtr makePersonaPassword(PersonaPasswordsPtr passwords, ColumnGeneratorPtr otherwise)
{
    return std::make_unique<PersonaPasswordGenerator>(std::move(passwords), std::move(otherwise));
}

ColumnGeneratorPtr makeWhenEnded(ColumnGeneratorPtr inner, bool hasEnded)
{
    return std::make_unique<WhenEndedGenerator>(std::move(inner), hasEnded);
}

} // namespace showroom::generation
