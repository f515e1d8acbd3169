#pragma once

#include <QString>
#include <QStringList>

namespace showroom::generation {

struct PersonaInfo;

/// The parts of a person that a blueprint can put into a column.
enum class PersonField {
    Unknown,
    Email,
    FullName,
    GivenName,
    FamilyName,
    JobTitle,
    Department,
    Phone,
    StreetAddress,
    City,
    State,
    PostalCode,
    Country,
    Region,
    Locale,
    TimeZone,
    BirthDate,
    JoinedOn,
    LatinName,
    UserName,
    Company,
};

/// The field of a name such as "givenName"; Unknown when there is none.
PersonField personField(const QString &name);
QStringList personFieldNames();

inline bool isDateField(PersonField field)
{
    return field == PersonField::BirthDate || field == PersonField::JoinedOn;
}

/// The parts of a persona that a blueprint can put into a column.
enum class PersonaField { Unknown, Name, Email, Role, Avatar, Password, JoinedOn };

/// The field of a name such as "email"; Unknown when there is none.
PersonaField personaField(const QString &name);
QStringList personaFieldNames();

/// Name, mail address, role or avatar of a persona.
QString personaText(const PersonaInfo &persona, PersonaField field);

} // namespace showroom::generation
