#include "masking/masker.h"

#include "masking/person_labels.h"
#include "masking/salt.h"

namespace showroom::masking {

using namespace Qt::StringLiterals;

Masker::Masker(QByteArray secret, std::string environment, LocaleCorpusPtr locale, std::int32_t referenceDay)
    : m_secret(std::move(secret))
    , m_hash(keyBytes(m_secret))
    , m_environment(std::move(environment))
    , m_locale(std::move(locale))
    , m_referenceDay(referenceDay)
    , m_message(subjectMessagePrefix(m_environment))
    , m_prefixSize(m_message.size())
{
}

Result<Masker> Masker::create(const Salt &salt, std::string environment, LocaleCorpusPtr locale,
                              std::int32_t referenceDay)
{
    if (environment.empty() || environment.size() > maximumEnvironmentBytes) {
        return fail(
            ErrorCode::InvalidInput,
            u"The environment that people are made for must be named by 1 to %1 bytes."_s.arg(maximumEnvironmentBytes),
            u"Give an environment's id, or another name for the same people every time."_s);
    }
    if (!locale)
        return fail(ErrorCode::InvalidInput, u"There is no locale to take people from."_s, u"Give a locale."_s);
    return Masker(salt.secret(), std::move(environment), std::move(locale), referenceDay);
}

Masker Masker::clone() const
{
    return Masker(m_secret, m_environment, m_locale, m_referenceDay);
}

Subject Masker::subject(std::string_view key) const
{
    setSubjectKey(m_message, m_prefixSize, key);
    return Subject({m_hash(m_message)}, *m_locale, m_referenceDay);
}

Masked Masker::mask(PersonPart part, std::string_view value, std::string_view subject) const
{
    const Subject somebody = this->subject(subject);
    Masked masked{{}, somebody.hash()};
    appendMasked(masked.value, part, value, somebody);
    return masked;
}

Masked Masker::maskName(std::string_view value, std::string_view subject) const
{
    return mask(PersonPart::Name, value, subject);
}

Masked Masker::maskFirstName(std::string_view value, std::string_view subject) const
{
    return mask(PersonPart::FirstName, value, subject);
}

Masked Masker::maskLastName(std::string_view value, std::string_view subject) const
{
    return mask(PersonPart::LastName, value, subject);
}

Masked Masker::maskUserName(std::string_view value, std::string_view subject) const
{
    return mask(PersonPart::UserName, value, subject);
}

Masked Masker::maskEmail(std::string_view value, std::string_view subject, EmailOptions options) const
{
    const Subject somebody = this->subject(subject);
    Masked masked{{}, somebody.hash()};
    appendMaskedEmail(masked.value, value, somebody, options);
    return masked;
}

Masked Masker::maskPhone(std::string_view value, std::string_view subject) const
{
    return mask(PersonPart::Phone, value, subject);
}

Masked Masker::maskAddress(std::string_view value, std::string_view subject) const
{
    return mask(PersonPart::Address, value, subject);
}

Masked Masker::maskStreet(std::string_view value, std::string_view subject) const
{
    return mask(PersonPart::Street, value, subject);
}

Masked Masker::maskCity(std::string_view value, std::string_view subject) const
{
    return mask(PersonPart::City, value, subject);
}

Masked Masker::maskRegion(std::string_view value, std::string_view subject) const
{
    return mask(PersonPart::Region, value, subject);
}

Masked Masker::maskPostalCode(std::string_view value, std::string_view subject) const
{
    return mask(PersonPart::PostalCode, value, subject);
}

Masked Masker::maskCountry(std::string_view value, std::string_view subject) const
{
    return mask(PersonPart::Country, value, subject);
}

Masked Masker::maskCompany(std::string_view value, std::string_view subject) const
{
    return mask(PersonPart::Company, value, subject);
}

Masked Masker::maskJobTitle(std::string_view value, std::string_view subject) const
{
    return mask(PersonPart::JobTitle, value, subject);
}

Masked Masker::maskDepartment(std::string_view value, std::string_view subject) const
{
    return mask(PersonPart::Department, value, subject);
}

Result<Masked> Masker::maskBirthDate(std::string_view value, std::string_view subject) const
{
    const Subject somebody = this->subject(subject);
    Masked masked{{}, somebody.hash()};
    if (value.empty() || appendMaskedBirthDate(masked.value, value, somebody))
        return masked;
    return fail(ErrorCode::InvalidInput, u"A date of birth has no form that can be kept."_s,
                u"Dates such as 1984-02-29, 29.02.1984 and 2/29/1984 are understood."_s);
}

void appendMasked(std::string &out, PersonPart part, std::string_view value, const Subject &subject)
{
    if (!value.empty())
        out += personText(subject.person(), part).view();
}

void appendMaskedEmail(std::string &out, std::string_view value, const Subject &subject, EmailOptions options)
{
    if (value.empty())
        return;
    const Person &person = subject.person();
    out += mailLocalPart(person).view();
    if (options.unique) {
        out += '.';
        out += mailTag(person).view();
    }
    out += '@';
    const std::size_t at = value.rfind('@');
    const bool hasDomain = at != std::string_view::npos && at + 1 < value.size();
    out += options.keepDomain && hasDomain ? value.substr(at + 1) : mailDomain(person);
}

} // namespace showroom::masking
