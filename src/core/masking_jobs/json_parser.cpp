#include "core/masking_jobs/json_parser.h"

#include "core/masking_jobs/value_shapes.h"

#include <QCoreApplication>

#include <algorithm>

namespace showroom::masking_jobs {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::masking_jobs)
};

constexpr std::string_view blanks = " \t\r\n";

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

int hexValue(char c)
{
    if (isDigit(c))
        return c - '0';
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

void appendUtf8(std::string &out, unsigned code)
{
    const auto tail = [&](int shift) { out += char(0x80 | ((code >> shift) & 0x3f)); };
    if (code < 0x80) {
        out += char(code);
    } else if (code < 0x800) {
        out += char(0xc0 | (code >> 6));
        tail(0);
    } else if (code < 0x10000) {
        out += char(0xe0 | (code >> 12));
        tail(6);
        tail(0);
    } else {
        out += char(0xf0 | (code >> 18));
        tail(12);
        tail(6);
        tail(0);
    }
}

void appendKey(std::string &path, std::string_view key)
{
    if (!path.empty())
        path += '.';
    for (const char c : key) {
        if (c == '.' || c == '\\')
            path += '\\';
        path += c;
    }
}

} // namespace

JsonParser::JsonParser()
    : RecordParser({})
{
}

Result<void> JsonParser::read(Record &record)
{
    const std::size_t end = std::min(m_bytes.find('\n', m_next), m_bytes.size() - 1) + 1;
    m_row = m_bytes.substr(m_next, end - m_next);
    m_next = end;
    m_at = 0;
    m_record = &record;
    record.raw = m_row;
    record.texts.clear();
    // Unescaped texts are shorter than the row, so that views into them stay valid.
    record.texts.reserve(m_row.size());
    m_path.clear();
    m_element.clear();
    m_elementCount = 0;
    m_personalKey = 0;
    skipBlanks();
    if (m_at == m_row.size())
        return {};
    if (!readObject(0))
        return m_personalKey > 0 ? keyError(record) : syntaxError(record);
    skipBlanks();
    if (m_at != m_row.size())
        return syntaxError(record);
    return {};
}

Error JsonParser::syntaxError(const Record &record) const
{
    return fail(ErrorCode::InvalidInput,
                Texts::tr("In %1 the text stops being a JSON object at character %2.")
                    .arg(placeText(record.line, 0, m_path))
                    .arg(m_at + 1),
                Texts::tr("Each line holds one whole object: {\"name\": \"…\", …}."));
}

Error JsonParser::keyError(const Record &record) const
{
    return fail(ErrorCode::InvalidInput,
                Texts::tr("In %1 a key at character %2 is somebody's data.")
                    .arg(placeText(record.line, 0, m_path))
                    .arg(m_personalKey),
                Texts::tr("Keys are not masked: write it as a value, for example {\"email\": \"…\", …}."));
}

// A key that is written as it is would let out what its objects' masks keep; names of columns have no @.
bool JsonParser::isNoPersonalKey(std::string_view key, std::size_t begin)
{
    if (key.find('@') == std::string_view::npos ||
        !isPersonalText(QString::fromUtf8(key.data(), qsizetype(key.size()))))
        return true;
    m_personalKey = begin + 1;
    return false;
}

void JsonParser::skipBlanks()
{
    while (m_at < m_row.size() && blanks.find(m_row[m_at]) != std::string_view::npos)
        ++m_at;
}

bool JsonParser::takes(char expected)
{
    skipBlanks();
    if (m_at == m_row.size() || m_row[m_at] != expected)
        return false;
    ++m_at;
    return true;
}

bool JsonParser::takesWord(std::string_view word)
{
    if (m_row.substr(m_at, word.size()) != word)
        return false;
    m_at += word.size();
    return true;
}

bool JsonParser::readObject(int depth)
{
    if (depth == maximumDepth || !takes('{'))
        return false;
    if (takes('}'))
        return true;
    const std::size_t pathSize = m_path.size();
    do {
        skipBlanks();
        const std::size_t begin = m_at;
        std::string_view key;
        if (!readString(key) || !isNoPersonalKey(key, begin))
            return false;
        appendKey(m_path, key);
        m_isFirstScalar = false;
        if (!takes(':') || !readValue(depth))
            return false;
        m_path.resize(pathSize);
    } while (takes(','));
    return takes('}');
}

bool JsonParser::readArray(int depth)
{
    if (depth == maximumDepth || !takes('['))
        return false;
    if (takes(']'))
        return true;
    const std::size_t elementSize = m_element.size();
    std::size_t index = 0;
    do {
        m_element.resize(elementSize);
        m_element += '/';
        m_element += std::to_string(index);
        m_isFirstScalar = index++ == 0;
        if (!readValue(depth))
            return false;
    } while (takes(','));
    m_element.resize(elementSize);
    return takes(']');
}

bool JsonParser::readValue(int depth)
{
    skipBlanks();
    if (m_at == m_row.size())
        return false;
    switch (m_row[m_at]) {
    case '{':
        m_isFirstScalar = false;
        return readObject(depth + 1);
    case '[':
        return readArray(depth + 1);
    case '"': {
        const std::size_t begin = m_at;
        std::string_view text;
        return readString(text) && addValue(Literal::String, begin, text);
    }
    default:
        return readScalar();
    }
}

bool JsonParser::readScalar()
{
    const std::size_t begin = m_at;
    const auto text = [&] { return m_row.substr(begin, m_at - begin); };
    if (takesWord("null"))
        return addValue(Literal::Null, begin, {});
    if (takesWord("true") || takesWord("false") || readNumber())
        return addValue(Literal::Scalar, begin, text());
    return false;
}

bool JsonParser::readNumber()
{
    const auto digits = [this] {
        const std::size_t first = m_at;
        while (m_at < m_row.size() && isDigit(m_row[m_at]))
            ++m_at;
        return m_at > first;
    };
    const auto skip = [this](std::string_view either) {
        const bool found = m_at < m_row.size() && either.find(m_row[m_at]) != std::string_view::npos;
        m_at += found ? 1 : 0;
        return found;
    };
    skip("-");
    if (!skip("0") && !digits())
        return false;
    if (skip(".") && !digits())
        return false;
    if (!skip("eE"))
        return true;
    skip("+-");
    return digits();
}

bool JsonParser::readString(std::string_view &text)
{
    if (m_at == m_row.size() || m_row[m_at] != '"')
        return false;
    const std::size_t begin = ++m_at;
    const std::size_t stored = m_record->texts.size();
    std::size_t from = begin;
    for (; m_at < m_row.size() && m_row[m_at] != '"'; ++m_at) {
        if (static_cast<unsigned char>(m_row[m_at]) < 0x20)
            return false;
        if (m_row[m_at] != '\\')
            continue;
        m_record->texts.append(m_row.substr(from, m_at - from));
        if (!readEscape())
            return false;
        from = m_at + 1;
    }
    if (m_at == m_row.size())
        return false;
    if (from == begin) {
        text = m_row.substr(begin, m_at - begin);
    } else {
        m_record->texts.append(m_row.substr(from, m_at - from));
        text = std::string_view(m_record->texts).substr(stored);
    }
    ++m_at;
    return true;
}

// Leaves m_at on the escape's last character.
bool JsonParser::readEscape()
{
    if (++m_at == m_row.size())
        return false;
    constexpr std::string_view names = "\"\\/bfnrt";
    constexpr std::string_view characters = "\"\\/\b\f\n\r\t";
    if (const std::size_t known = names.find(m_row[m_at]); known != std::string_view::npos) {
        m_record->texts += characters[known];
        return true;
    }
    unsigned unit = 0;
    if (m_row[m_at] != 'u' || !readCodeUnit(unit))
        return false;
    if (unit >= 0xd800 && unit < 0xdc00) {
        unsigned low = 0;
        if (m_row.substr(m_at + 1, 2) != "\\u")
            return false;
        m_at += 2;
        if (!readCodeUnit(low) || low < 0xdc00 || low > 0xdfff)
            return false;
        unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
    } else if (unit >= 0xdc00 && unit < 0xe000) {
        return false;
    }
    appendUtf8(m_record->texts, unit);
    return true;
}

bool JsonParser::readCodeUnit(unsigned &unit)
{
    if (m_at + 4 >= m_row.size())
        return false;
    for (int i = 0; i < 4; ++i) {
        const int digit = hexValue(m_row[++m_at]);
        if (digit < 0)
            return false;
        unit = unit * 16 + unsigned(digit);
    }
    return true;
}

bool JsonParser::addValue(Literal literal, std::size_t begin, std::string_view text)
{
    Value value;
    value.column = columnOf(m_path);
    value.literal = literal;
    value.begin = std::uint32_t(begin);
    value.size = std::uint32_t(m_at - begin);
    value.text = text;
    value.element = currentElement();
    m_record->values.push_back(value);
    return true;
}

// A list of a person's own values begins with the person's own; every further one, and every object, stands for itself.
std::string_view JsonParser::currentElement()
{
    std::string_view element = m_element;
    if (m_isFirstScalar)
        element = element.substr(0, element.rfind('/'));
    if (element.empty())
        return {};
    if (m_elementCount == m_record->elements.size())
        m_record->elements.emplace_back();
    std::string &kept = m_record->elements[m_elementCount++];
    kept.assign(element);
    return kept;
}

std::uint32_t JsonParser::columnOf(std::string_view path)
{
    const auto known = m_columnByPath.find(path);
    if (known != m_columnByPath.end())
        return known->second;
    const auto column = std::uint32_t(m_columns.size());
    m_columns.emplace_back(path);
    m_columnByPath.emplace(path, column);
    return column;
}

} // namespace showroom::masking_jobs
