#include "masking/mask_applier.h"

#include "masking/lorem.h"
#include "masking/mask_catalogue.h"
#include "masking/national_id.h"
#include "masking/payment_number.h"
#include "masking/plain_masks.h"

#include <optional>

namespace showroom::masking {

using namespace Qt::StringLiterals;

namespace {

std::optional<PersonPart> personPart(MaskKind kind)
{
    switch (kind) {
    case MaskKind::Name:
        return PersonPart::Name;
    case MaskKind::FirstName:
        return PersonPart::FirstName;
    case MaskKind::LastName:
        return PersonPart::LastName;
    case MaskKind::Phone:
        return PersonPart::Phone;
    case MaskKind::Address:
        return PersonPart::Address;
    case MaskKind::Street:
        return PersonPart::Street;
    case MaskKind::City:
        return PersonPart::City;
    case MaskKind::Region:
        return PersonPart::Region;
    case MaskKind::PostalCode:
        return PersonPart::PostalCode;
    case MaskKind::Country:
        return PersonPart::Country;
    case MaskKind::Company:
        return PersonPart::Company;
    case MaskKind::JobTitle:
        return PersonPart::JobTitle;
    case MaskKind::Department:
        return PersonPart::Department;
    default:
        return std::nullopt;
    }
}

void appendUserName(std::string &out, const Subject &subject, bool isUnique)
{
    constexpr int letters = 13; // 65 bits
    out += personText(subject.person(), PersonPart::UserName).view();
    if (!isUnique)
        return;
    out.push_back('_');
    appendBase32(out, "unique user name", letters, subject.words());
}

bool writesMonthFirst(std::string_view country)
{
    return country == "US";
}

} // namespace

MaskApplier::MaskApplier(const Masker &masker, std::span<const KnownValue> known)
    : m_masker(masker.clone())
    , m_redactor(m_masker, known)
{
}

bool MaskApplier::appendPlain(std::string &out, const MaskSpec &spec, std::string_view value,
                              const Subject &subject) const
{
    const std::string_view country = m_masker.locale().country;
    switch (spec.kind) {
    case MaskKind::BirthDate:
        return appendMaskedBirthDate(out, value, subject);
    case MaskKind::NationalId:
        return appendMaskedId(out, value, country, subject.words());
    case MaskKind::Iban:
        return appendMaskedIban(out, value, subject.words());
    case MaskKind::Card:
        return appendMaskedCard(out, value, subject.words());
    case MaskKind::IpAddress:
        return appendMaskedIp(out, value, subject.words());
    case MaskKind::Url:
        return appendMaskedUrl(out, value, subject.words());
    case MaskKind::Number:
        return appendMaskedNumber(out, value, spec, subject.words());
    case MaskKind::Date:
        return appendMaskedDate(out, value, spec.shiftDays, writesMonthFirst(country), subject.words());
    case MaskKind::Lorem:
        return appendLorem(out, value, subject);
    case MaskKind::Category:
        appendMaskedCategory(out, spec, subject.words());
        return true;
    case MaskKind::Constant:
        out += spec.constant;
        return true;
    case MaskKind::Token:
        appendToken(out, m_masker.subject(value).words());
        return true;
    case MaskKind::Keep:
        out += value;
        return true;
    default:
        return true; // null
    }
}

bool MaskApplier::append(std::string &out, const MaskSpec &spec, std::string_view value, const Subject &subject,
                         std::span<const KnownValue> row) const
{
    if (value.empty())
        return true;
    if (const auto part = personPart(spec.kind)) {
        appendMasked(out, *part, value, subject);
        return true;
    }
    if (spec.kind == MaskKind::Email) {
        appendMaskedEmail(out, value, subject, {spec.keepDomain, spec.unique});
        return true;
    }
    if (spec.kind == MaskKind::UserName) {
        appendUserName(out, subject, spec.unique);
        return true;
    }
    if (spec.kind == MaskKind::Redact) {
        m_redactor.append(out, value, row);
        return true;
    }
    return appendPlain(out, spec, value, subject);
}

Result<Masked> MaskApplier::apply(const MaskSpec &spec, std::string_view value, std::string_view subject) const
{
    const Subject somebody = this->subject(subject);
    Masked masked{{}, somebody.hash()};
    if (!append(masked.value, spec, value, somebody))
        return missingShape(spec);
    return masked;
}

Error missingShape(const MaskSpec &spec)
{
    const MaskInfo info = maskInfo(spec.kind);
    if (spec.kind == MaskKind::Lorem) {
        return fail(ErrorCode::InvalidInput, u"The locale has no words to make text of."_s,
                    u"Choose another locale, or the mask \"redact\"."_s);
    }
    return fail(ErrorCode::InvalidInput,
                u"The mask \"%1\" needs another form of value, such as %2."_s.arg(info.name, info.example),
                u"Mend the value, or choose another mask for it (\"token\" takes any value)."_s);
}

} // namespace showroom::masking
