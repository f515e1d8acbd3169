#include "generation/row_generators.h"

#include "generation/binary_format.h"
#include "generation/compiled_dataset.h"

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

using PersonText = masking::InlineText<160>;

PersonText fullName(const masking::Person &person)
{
    PersonText text;
    text.append(person.givenName);
    text.append(' ');
    text.append(person.familyName.view());
    return text;
}

/// Namesakes get the digits that people get at real companies: ana.garcia, ana.garcia2, ana.garcia3.
PersonText mail(const masking::Person &person, std::uint32_t namesake)
{
    PersonText text;
    text.append(person.mailLocalPart.view());
    if (namesake > 0)
        text.appendNumber(namesake + 1);
    text.append('@');
    text.append(person.mailDomain);
    return text;
}

std::string_view plainText(PersonField field, const Row &row)
{
    const masking::Person &person = *row.person;
    switch (field) {
    case PersonField::GivenName:
        return person.givenName;
    case PersonField::FamilyName:
        return person.familyName.view();
    case PersonField::JobTitle:
        return person.jobTitle;
    case PersonField::Department:
        return person.department;
    case PersonField::Phone:
        return person.phone.view();
    case PersonField::StreetAddress:
        return person.streetAddress.view();
    case PersonField::City:
        return person.city->name;
    case PersonField::State:
        return person.city->state;
    case PersonField::PostalCode:
        return person.postalCode.view();
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
            return binary::text(out, mail(*row.person, row.facts->namesake).view());
        case PersonField::FullName:
            return binary::text(out, fullName(*row.person).view());
        case PersonField::BirthDate:
            return binary::date(out, row.person->birthDay);
        case PersonField::JoinedOn:
            return binary::date(out, row.person->joinedDay);
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
