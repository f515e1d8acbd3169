#pragma once

#include "masking/keyed_hash.h"
#include "masking/person.h"
#include "masking/subject_words.h"

#include <string>
#include <string_view>

namespace showroom::masking {

/// The 256 bits that stand for one subject of one environment under one salt: equal for all fields of the subject, so
/// that their belonging together can be checked. Never stored: whoever has them can compute every mask of the subject.
struct SubjectHash {
    Digest bytes{};

    /// 64 lower-case hexadecimal digits.
    std::string hex() const;

    bool operator==(const SubjectHash &) const = default;
};

/// The message whose HMAC-SHA256 under the salt's secret is a subject's hash:
/// `"showroom/subject/1" ‖ u32(|environment|) ‖ environment ‖ u32(|key|) ‖ key`, lengths in bytes, little-endian. This
/// is all before the key's length; setSubjectKey() writes the rest behind the first `prefixSize` bytes of a message.
std::string subjectMessagePrefix(std::string_view environment);
void setSubjectKey(std::string &message, std::size_t prefixSize, std::string_view key);

/// One subject: its hash, the words that its masked fields are made of, and the person who it becomes. Cheap to make
/// (one HMAC); mask all columns of a row with one. The person is made when it is first asked for, so one per thread.
class Subject final {
public:
    Subject(const SubjectHash &hash, const LocaleCorpus &locale, std::int32_t referenceDay)
        : m_hash(hash)
        , m_person{.locale = &locale, .referenceDay = referenceDay, .words = SubjectWords(hash.bytes)}
    {
    }

    const SubjectHash &hash() const { return m_hash; }
    const SubjectWords &words() const { return m_person.words; }
    const LocaleCorpus &locale() const { return *m_person.locale; }
    std::int32_t referenceDay() const { return m_person.referenceDay; }

    const Person &person() const
    {
        if (!m_person.given)
            completePerson(m_person);
        return m_person;
    }

private:
    SubjectHash m_hash;
    mutable Person m_person; ///< complete once it has a name
};

} // namespace showroom::masking
