#include "generation/currency.h"

#include <algorithm>
#include <iterator>

namespace showroom::generation {

namespace {

constexpr QStringView withoutDecimals[] = {u"BIF", u"CLP", u"DJF", u"GNF", u"ISK", u"JPY", u"KMF", u"KRW",
                                           u"PYG", u"RWF", u"UGX", u"VND", u"VUV", u"XAF", u"XOF", u"XPF"};
constexpr QStringView withThree[] = {u"BHD", u"IQD", u"JOD", u"KWD", u"LYD", u"OMR", u"TND"};

} // namespace

int currencyDecimals(QStringView currency)
{
    const auto isIn = [&](const auto &list) {
        return std::find(std::begin(list), std::end(list), currency) != std::end(list);
    };
    if (isIn(withoutDecimals))
        return 0;
    return isIn(withThree) ? 3 : 2;
}

} // namespace showroom::generation
