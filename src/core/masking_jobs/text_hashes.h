#pragma once

#include "masking/sip_hash.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace showroom::masking_jobs {

/// What of an original value a hash stands for.
enum class OriginalKind : std::uint32_t {
    Whole,   ///< the value; of one that is longer than a phrase, its first words
    Part,    ///< a word of it
    TextPart ///< a word of a value longer than a phrase
};

struct OriginalHash {
    masking::Words hash;
    OriginalKind kind = OriginalKind::Whole;
};

/// Takes texts apart into keyed 128-bit hashes of their words, so that a value can be found again inside another text
/// without being kept. Words are runs of letters and digits without their case; an ideograph, which nothing parts from
/// the next one, is a word of its own. What stands between words does not count, so `jane.miller@acme.com` is the
/// phrase jane miller acme com. A phrase of several words hashes the words' hashes one after another. Digits in a row,
/// however grouped, also count as one number: its last nine digits, so that a country's prefix does not hide it. One
/// per thread.
class TextHashes final {
public:
    /// The longest phrase, in words.
    static constexpr std::size_t phraseWords = 8;
    /// Words of more characters than this are searched for on their own.
    static constexpr int shortestPart = 4;

    explicit TextHashes(const masking::SipKey &key);

    /// Replaces `out` by what is searched for of an original value. Nothing for less than three characters (two
    /// ideographs), and for numbers of less than five digits: they stand everywhere.
    void ofOriginal(std::string_view value, std::vector<OriginalHash> &out);

    /// Replaces `out` by every phrase of a written text whose number of words is in `lengths` (bit n - 1 for n words),
    /// and every number.
    void ofWritten(std::string_view text, std::uint32_t lengths, std::vector<masking::Words> &out);

    /// The bit of `lengths` that the last value of ofOriginal() takes.
    std::uint32_t lengthBit() const;

private:
    struct Word {
        masking::Words hash;
        int characters = 0;
        bool isNumber = false;
        bool isIdeograph = false;
    };

    void read(std::string_view text);
    void endWord(bool isIdeograph);
    void endNumber();
    bool isTelling() const;

    masking::SipKey m_key;
    std::vector<Word> m_words;
    std::vector<masking::Words> m_numbers;
    std::string m_word;
    int m_characters = 0;
    bool m_isNumber = true;
    std::string m_digits;
};

} // namespace showroom::masking_jobs
