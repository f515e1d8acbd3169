#include "masking/locale_corpus.h"

#include "masking/sip_hash.h"

namespace showroom::masking {

FamilyName FamilyNames::pick(Sex sex, std::uint64_t word, std::uint64_t partsWord) const
{
    const std::vector<Name> &names = listed[std::size_t(sex)];
    const std::size_t index = weights.pick(word);
    if (index < names.size())
        return {&names[index], nullptr};
    const std::vector<Name> &ends = endings[std::size_t(sex)];
    return {&beginnings[scaleTo(partsWord, beginnings.size())],
            &ends[scaleTo(partsWord * beginnings.size(), ends.size())]};
}

} // namespace showroom::masking
