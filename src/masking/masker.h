#pragma once

#include "base/result.h"
#include "masking/keyed_hash.h"
#include "masking/locale_corpus.h"
#include "masking/person_text.h"
#include "masking/subject.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace showroom::masking {

class Salt;

/// A masked value with the hash of the subject that it belongs to.
struct Masked {
    std::string value;
    SubjectHash hash;
};

struct EmailOptions {
    bool keepDomain = false; ///< the original's domain in place of a reserved one: such an address may be reachable
    bool unique = false;     ///< carries 64 keyed bits, so that different subjects get different addresses
};

/// Ages are counted to this day, 2026-01-01, so that what is masked in a year's time looks like what is masked today.
inline constexpr std::int32_t maskingReferenceDay = 20'454;

/// Replaces what belongs to subjects by what belongs to made-up people: under one salt, for one environment and in one
/// locale always the same person for the same subject key, so that all fields of a subject agree. Another environment
/// or salt gives other people. An empty value stays empty, whoever it belongs to.
///
/// One per thread (see clone()). Without an allocation per value: subject() once a row, then append…() into a buffer.
class Masker final {
public:
    static constexpr std::size_t maximumEnvironmentBytes = 200;

    /// `environment` is any text of 1 to maximumEnvironmentBytes bytes: an environment's id, or what else should have
    /// people of its own. InvalidInput for another length or without a locale.
    static Result<Masker> create(const Salt &salt, std::string environment, LocaleCorpusPtr locale,
                                 std::int32_t referenceDay = maskingReferenceDay);

    /// The same masker for another thread.
    Masker clone() const;

    const std::string &environment() const { return m_environment; }
    const LocaleCorpus &locale() const { return *m_locale; }

    /// The subject of a key, for all columns of its row: one HMAC-SHA256 (see subjectMessagePrefix()). It points into
    /// the masker's locale.
    Subject subject(std::string_view key) const;

    /// The whole person who a subject becomes.
    Person personOf(std::string_view subject) const { return this->subject(subject).person(); }

    Masked maskName(std::string_view value, std::string_view subject) const;
    Masked maskFirstName(std::string_view value, std::string_view subject) const;
    Masked maskLastName(std::string_view value, std::string_view subject) const;
    Masked maskUserName(std::string_view value, std::string_view subject) const;
    Masked maskEmail(std::string_view value, std::string_view subject, EmailOptions options = {}) const;
    Masked maskPhone(std::string_view value, std::string_view subject) const;
    Masked maskAddress(std::string_view value, std::string_view subject) const;
    Masked maskStreet(std::string_view value, std::string_view subject) const;
    Masked maskCity(std::string_view value, std::string_view subject) const;
    Masked maskRegion(std::string_view value, std::string_view subject) const;
    Masked maskPostalCode(std::string_view value, std::string_view subject) const;
    Masked maskCountry(std::string_view value, std::string_view subject) const;
    Masked maskCompany(std::string_view value, std::string_view subject) const;
    Masked maskJobTitle(std::string_view value, std::string_view subject) const;
    Masked maskDepartment(std::string_view value, std::string_view subject) const;

    /// Another date of birth in the same decade, in the value's own form: `1984-02-29`, `29.02.1984`, `2/29/1984`, with
    /// `-`, `.` or `/`, four digits of year first or last, and whatever follows it (a time) left as it is. InvalidInput
    /// for anything else.
    Result<Masked> maskBirthDate(std::string_view value, std::string_view subject) const;

private:
    Masker(QByteArray secret, std::string environment, LocaleCorpusPtr locale, std::int32_t referenceDay);

    Masked mask(PersonPart part, std::string_view value, std::string_view subject) const;

    QByteArray m_secret;
    KeyedHash m_hash;
    std::string m_environment;
    LocaleCorpusPtr m_locale;
    std::int32_t m_referenceDay;
    mutable std::string m_message; ///< kept, so that a subject costs no allocation
    std::size_t m_prefixSize;      ///< of the message, the same for all subjects
};

/// The typed calls of Masker on a subject that is there already, appended to a buffer.
void appendMasked(std::string &out, PersonPart part, std::string_view value, const Subject &subject);
void appendMaskedEmail(std::string &out, std::string_view value, const Subject &subject, EmailOptions options = {});

/// False, with nothing appended, for a value that is no date; see Masker::maskBirthDate().
[[nodiscard]] bool appendMaskedBirthDate(std::string &out, std::string_view value, const Subject &subject);

} // namespace showroom::masking
