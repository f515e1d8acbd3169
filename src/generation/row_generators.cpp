#include "generation/row_generators.h"

#include "generation/binary_format.h"
#include "generation/compiled_dataset.h"
#include "masking/person_text.h"

namespace showroom::generation {

namespace {

constexpr std::size_t uuidBytes = 16;

class IdGenerator final : public ColumnGenerator {
public:
    char *writeField(char *out, Row &row) const override { return binary::uuid(out, row.id); }
    std::size_t maxBytes() const override { return binary::lengthBytes + uuidBytes; }
};

class ParentGenerator final : public ColumnGenerator {
public:
    char *writeField(char *out, Row &row) const override { return binary::uuid(out, row.facts->id); }
    std::size_t maxBytes() const override { return binary::lengthBytes + uuidBytes; }
};

class InstantGenerator final : public ColumnGenerator {
public:
    char *writeField(char *out, Row &row) const override { return binary::timestamp(out, row.instant); }
    std::size_t maxBytes() const override { return binary::lengthBytes + 8; }
};

class CurrencyGenerator final : public ColumnGenerator {
public:
    char *writeField(char *out, Row &row) const override { return binary::text(out, row.group->currency); }
    std::size_t maxBytes() const override { return binary::lengthBytes + 3; }
};

class NullGenerator final : public ColumnGenerator {
public:
    char *writeField(char *out, Row &) const override { return binary::null(out); }
    std::size_t maxBytes() const override { return binary::lengthBytes; }
};

/// Namesakes get the digits that people get at real companies: ana.garcia, ana.garcia2, ana.garcia3.
masking::PersonText mail(const Row &row)
{
    masking::PersonText text = masking::mailLocalPart(*row.person);
    if (row.namesake > 0)
        text.appendNumber(row.namesake + 1);
    text.append('@');
    text.append(row.mailDomain);
    return text;
}

std::string_view plainText(PersonField field, const Row &row)
{
    const masking::Person &person = *row.person;
    switch (field) {
    case PersonField::GivenName:
        return masking::givenName(person);
    case PersonField::JobTitle:
        return masking::jobOf(person).title->of(person.sex);
    case PersonField::Department:
        return masking::jobOf(person).department->name.text;
    case PersonField::City:
        return person.city->name;
    case PersonField::State:
        return person.city->region;
    case PersonField::Country:
        return person.locale->country;
    case PersonField::Region:
        return row.group->regionText;
    case PersonField::Locale:
        return person.locale->locale;
    case PersonField::TimeZone:
        return person.city->timeZone;
    default:
        return {};
    }
}

class PersonGenerator final : public ColumnGenerator {
public:
    explicit PersonGenerator(PersonField field)
        : m_field(field)
    {
    }

    char *writeField(char *out, Row &row) const override
    {
        switch (m_field) {
        case PersonField::Email:
            return binary::text(out, mail(row).view());
        case PersonField::FullName:
            return binary::text(out, masking::fullName(*row.person).view());
        case PersonField::FamilyName:
            return binary::text(out, masking::familyName(*row.person).view());
        case PersonField::LatinName:
            return binary::text(out, masking::latinName(*row.person).view());
        case PersonField::UserName:
            return binary::text(out, masking::userName(*row.person).view());
        case PersonField::Company:
            return binary::text(out, masking::companyName(*row.person).view());
        case PersonField::Phone:
            return binary::text(out, masking::phoneNumber(*row.person).view());
        case PersonField::StreetAddress:
            return binary::text(out, masking::streetAddress(*row.person).view());
        case PersonField::PostalCode:
            return binary::text(out, masking::postalCode(*row.person).view());
        case PersonField::BirthDate:
            return binary::date(out, row.person->birthDay);
        case PersonField::JoinedOn:
            return binary::date(out, masking::joinedDay(*row.person));
        default:
            return binary::text(out, plainText(m_field, row));
        }
    }

    std::size_t maxBytes() const override { return longestText; }

private:
    static constexpr std::size_t longestText = 256; ///< no part of a corpus comes near
    PersonField m_field;
};

} // namespace

char *ColumnGenerator::writeJson(char *out, Row &) const
{
    return out;
}

ColumnGeneratorPtr makeId()
{
    return std::make_unique<IdGenerator>();
}

ColumnGeneratorPtr makeParent()
{
    return std::make_unique<ParentGenerator>();
}

ColumnGeneratorPtr makeInstant()
{
    return std::make_unique<InstantGenerator>();
}

ColumnGeneratorPtr makeCurrency()
{
    return std::make_unique<CurrencyGenerator>();
}

ColumnGeneratorPtr makeNull()
{
    return std::make_unique<NullGenerator>();
}

ColumnGeneratorPtr makePersonField(PersonField field)
{
    return std::make_unique<PersonGenerator>(field);
}

} // namespace showroom::generation
