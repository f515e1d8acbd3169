#include "generation/person_field.h"

#include "generation/blueprint.h"

namespace showroom::generation {

using namespace Qt::StringLiterals;

QStringList personFieldNames()
{
    return {u"email"_s,      u"fullName"_s, u"givenName"_s,     u"familyName"_s, u"jobTitle"_s,
            u"department"_s, u"phone"_s,    u"streetAddress"_s, u"city"_s,       u"state"_s,
            u"postalCode"_s, u"country"_s,  u"region"_s,        u"locale"_s,     u"timeZone"_s,
            u"birthDate"_s,  u"joinedOn"_s, u"latinName"_s,     u"userName"_s,   u"company"_s};
}

PersonField personField(const QString &name)
{
    return PersonField(personFieldNames().indexOf(name) + 1);
}

QStringList personaFieldNames()
{
    return {u"name"_s, u"email"_s, u"role"_s, u"avatar"_s, u"password"_s, u"joinedOn"_s};
}

PersonaField personaField(const QString &name)
{
    return PersonaField(personaFieldNames().indexOf(name) + 1);
}

QString personaText(const PersonaInfo &persona, PersonaField field)
{
    switch (field) {
    case PersonaField::Name:
        return persona.name;
    case PersonaField::Email:
        return persona.email;
    case PersonaField::Role:
        return persona.role;
    case PersonaField::Avatar:
        return persona.avatar;
    default:
        return {};
    }
}

} // namespace showroom::generation
