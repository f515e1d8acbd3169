#pragma once

#include "masking/inline_text.h"
#include "masking/person.h"

#include <cstdint>
#include <string_view>

namespace showroom::masking {

/// Any one text of a person.
using PersonText = InlineText<224>;

/// The parts of a person that can be written as a text.
enum class PersonPart {
    Name, ///< given and family name, in the locale's order
    FirstName,
    LastName,
    LatinName, ///< given name first, romanised
    UserName,
    Email,
    Phone,
    Address, ///< street, city, region where the country writes it, postal code
    Street,
    City,
    Region,
    PostalCode,
    Country, ///< its ISO 3166 code
    Company,
    JobTitle,
    Department,
};

/// Writes one part. The views inside the result live as long as the result.
PersonText personText(const Person &person, PersonPart part);

PersonText fullName(const Person &person);
PersonText latinName(const Person &person);
std::string_view givenName(const Person &person);
PersonText familyName(const Person &person);

/// The local part of somebody's mail address, "anna.schmidt": lower-case ASCII letters and one dot.
PersonText mailLocalPart(const Person &person);
/// example.com, example.org or example.net (RFC 2606).
std::string_view mailDomain(const Person &person);
PersonText mailAddress(const Person &person);
/// 64 keyed bits of the person as 13 letters and digits, for addresses that must be unique.
InlineText<16> mailTag(const Person &person);
PersonText userName(const Person &person);

/// Unreachable by construction, see City::phonePatterns.
PersonText phoneNumber(const Person &person);
PersonText streetAddress(const Person &person);
PersonText postalCode(const Person &person);
PersonText fullAddress(const Person &person);

/// A company that does not exist.
PersonText companyName(const Person &person);

/// Fills a pattern; `draws` decides every digit and letter.
void fillPattern(PersonText &out, const NumberPattern &pattern, Draws draws);

} // namespace showroom::masking
