#include "masking/address_scanner.h"

#include "masking/text_bytes.h"
#include "masking/word_reader.h"

#include <algorithm>

namespace showroom::masking {

namespace address {

namespace {

constexpr std::string_view prefectures[] = {
    "北海道", "青森県", "岩手県", "宮城県",   "秋田県", "山形県",   "福島県", "茨城県", "栃木県", "群馬県",
    "埼玉県", "千葉県", "東京都", "神奈川県", "新潟県", "富山県",   "石川県", "福井県", "山梨県", "長野県",
    "岐阜県", "静岡県", "愛知県", "三重県",   "滋賀県", "京都府",   "大阪府", "兵庫県", "奈良県", "和歌山県",
    "鳥取県", "島根県", "岡山県", "広島県",   "山口県", "徳島県",   "香川県", "愛媛県", "高知県", "福岡県",
    "佐賀県", "長崎県", "熊本県", "大分県",   "宮崎県", "鹿児島県", "沖縄県"};

bool isHiragana(char32_t c)
{
    return c >= 0x3041 && c <= 0x3096;
}

bool isPlaceCharacter(char32_t c)
{
    return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x30a1 && c <= 0x30fe) || c == U'々' || isHiragana(c);
}

bool isHyphen(char32_t c)
{
    return c == U'-' || c == U'－' || c == U'‐' || c == U'−';
}

bool isNumberCharacter(char32_t c)
{
    return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９') || isHyphen(c);
}

bool isNumberUnit(char32_t c)
{
    return c == U'丁' || c == U'目' || c == U'番' || c == U'地' || c == U'号' || c == U'室' || c == U'階';
}

std::size_t prefectureSize(std::string_view text, std::size_t at)
{
    const std::string_view rest = text.substr(at);
    const auto found = std::find_if(std::begin(prefectures), std::end(prefectures),
                                    [&](std::string_view name) { return rest.starts_with(name); });
    return found == std::end(prefectures) ? 0 : found->size();
}

/// "〒150-0001" with the blank behind it.
std::size_t skipPostalMark(std::string_view text, std::size_t at)
{
    constexpr std::string_view mark = "〒";
    if (!text.substr(at).starts_with(mark))
        return at;
    std::size_t next = skipBreak(text, at + mark.size());
    const std::string_view code = text.substr(next, 8);
    const bool isCode = code.size() == 8 && code[3] == '-' && std::count_if(code.begin(), code.end(), isDigit) == 7;
    return isCode ? skipBreak(text, next + 8) : at;
}

} // namespace

std::size_t scanJapanese(std::string_view text, std::size_t at)
{
    constexpr std::size_t longest = 160;
    const std::size_t begin = skipPostalMark(text, at);
    const std::size_t prefecture = prefectureSize(text, std::min(begin, text.size()));
    if (prefecture == 0)
        return begin > at ? begin - (begin > 0 && text[begin - 1] == ' ' ? 1 : 0) : 0;
    std::size_t end = 0;
    bool hadNumber = false;
    bool hadHiragana = false;
    bool isCertain = false; // several numbers, or one with its unit
    for (std::size_t next = begin + prefecture; next < text.size() && next - begin < longest;) {
        const CodePoint point = codePointAt(text, next);
        const bool isNumber = isNumberCharacter(point.value);
        const bool isUnit = hadNumber && isNumberUnit(point.value);
        if (!isNumber && !isUnit && (hadNumber || !isPlaceCharacter(point.value)))
            break;
        next += point.size;
        hadHiragana |= isHiragana(point.value);
        isCertain |= isUnit || (hadNumber && isHyphen(point.value));
        hadNumber |= isNumber;
        if (isNumber || isUnit)
            end = next;
    }
    return hadHiragana && !isCertain ? 0 : end;
}

} // namespace address

AddressMatch scanAddress(std::string_view text, std::size_t at)
{
    using namespace address;
    const char first = text[at];
    if (!isDigit(first) && !isLetter(first)) {
        if (const std::size_t end = scanJapanese(text, at); end > 0)
            return {end, true};
    }
    std::size_t street = isDigit(first) ? scanNumberFirst(text, at) : scanTypeFirst(text, at);
    if (street == 0 && !isDigit(first))
        street = scanNumberLast(text, at);
    const bool needsPlace = street == 0;
    if (needsPlace && !isDigit(first))
        street = scanPreposition(text, at);
    if (street == 0)
        return {};
    const std::size_t unit = skipUnit(text, street);
    const std::size_t place = skipPlace(text, unit);
    if (needsPlace && place == unit)
        return {};
    return {place, place > unit};
}

} // namespace showroom::masking
