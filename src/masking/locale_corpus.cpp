#include "masking/locale_corpus.h"

#include "masking/subject_words.h"

namespace showroom::masking {

FamilyName FamilyNames::compose(Sex sex, std::uint64_t word) const
{
    const std::vector<Name> &ends = endings[std::size_t(sex)];
    Draws draws(word);
    const Name &begin = beginnings[draws.below(beginnings.size())];
    return {&begin, &ends[draws.below(ends.size())]};
}

} // namespace showroom::masking
