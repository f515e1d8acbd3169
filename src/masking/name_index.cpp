#include "masking/name_index.h"

#include "masking/text_bytes.h"

#include <algorithm>

namespace showroom::masking {

namespace {

constexpr std::size_t firstEdgeCapacity = 256;

bool isIdeograph(char32_t c)
{
    return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf) || c == 0x3005;
}

bool isKatakana(char32_t c)
{
    return c >= 0x30a1 && c <= 0x30fe;
}

bool isHangul(char32_t c)
{
    return (c >= 0xac00 && c <= 0xd7a3) || (c >= 0x1100 && c <= 0x11ff);
}

bool isEastAsian(char32_t c)
{
    return isIdeograph(c) || isKatakana(c) || (c >= 0x3041 && c <= 0x3096);
}

/// What may follow a short name in ideographs: Mr or Ms, a teacher, a person in charge.
bool beginsHonorific(char32_t c)
{
    return c == U'様' || c == U'氏' || c == U'殿' || c == U'君' || c == U'先' || c == U'部' || c == U'課' ||
           c == U'社' || c == U'店' || c == U'主' || c == U'係';
}

bool isWordContinued(std::string_view text, std::size_t at)
{
    return continuesWord(text, at) || (at < text.size() && text[at] == '_');
}

/// Behind the marks that belong to the last letter.
std::size_t endOfWord(std::string_view text, std::size_t end)
{
    while (end < text.size()) {
        const CodePoint point = codePointAt(text, end);
        if (!isCombiningMark(point.value))
            break;
        end += point.size;
    }
    return end;
}

/// The genitive's s of "Webers Antrag".
bool hasGenitive(std::string_view text, std::size_t end)
{
    return end < text.size() && (text[end] == 's' || text[end] == 'S') && !isWordContinued(text, end + 1);
}

bool isAloneAmongIdeographs(std::string_view text, std::size_t begin, std::size_t end)
{
    const char32_t before = begin == 0 ? U' ' : codePointBefore(text, begin).value;
    const char32_t after = end >= text.size() ? U' ' : codePointAt(text, end).value;
    const bool isFree = !isIdeograph(after) && !isKatakana(after);
    return !isIdeograph(before) && !isKatakana(before) && (isFree || beginsHonorific(after));
}

} // namespace

NameIndex::NameIndex(bool hasBareGenitive)
    : m_hasBareGenitive(hasBareGenitive)
{
    clear();
}

void NameIndex::clear()
{
    m_nodes.assign(1, Node());
    m_names.clear();
    m_edges.assign(std::max(m_edges.size(), firstEdgeCapacity), Edge());
    m_edgeCount = 0;
}

std::uint64_t NameIndex::edgeKey(State state, char32_t letter)
{
    return (std::uint64_t(state) + 1) << 21 | letter;
}

NameIndex::State NameIndex::child(State state, char32_t letter) const
{
    const std::uint64_t key = edgeKey(state, letter);
    const std::size_t mask = m_edges.size() - 1;
    for (std::size_t place = (key * 0x9e3779b97f4a7c15u >> 32) & mask; m_edges[place].key != 0;
         place = (place + 1) & mask) {
        if (m_edges[place].key == key)
            return m_edges[place].target;
    }
    return root;
}

void NameIndex::grow()
{
    std::vector<Edge> edges(m_edges.size() * 2);
    edges.swap(m_edges);
    const std::size_t mask = m_edges.size() - 1;
    for (const Edge &edge : edges) {
        if (edge.key == 0)
            continue;
        std::size_t place = (edge.key * 0x9e3779b97f4a7c15u >> 32) & mask;
        while (m_edges[place].key != 0)
            place = (place + 1) & mask;
        m_edges[place] = edge;
    }
}

NameIndex::State NameIndex::addChild(State state, char32_t letter)
{
    if (const State known = child(state, letter); known != root)
        return known;
    if ((m_edgeCount + 1) * 2 > m_edges.size())
        grow();
    const auto created = State(m_nodes.size());
    Node node;
    node.parent = state;
    node.letter = letter;
    m_nodes.push_back(node);
    const std::uint64_t key = edgeKey(state, letter);
    const std::size_t mask = m_edges.size() - 1;
    std::size_t place = (key * 0x9e3779b97f4a7c15u >> 32) & mask;
    while (m_edges[place].key != 0)
        place = (place + 1) & mask;
    m_edges[place] = {key, created};
    ++m_edgeCount;
    return created;
}

void NameIndex::add(std::string_view name, std::uint32_t value, bool isAnyCase)
{
    if (name.empty() || name.size() > longestName)
        return;
    FoldedReader reader(name);
    FoldedLetter letter;
    State state = root;
    Name entry{value, 0, true, isAnyCase};
    while (reader.next(letter)) {
        state = addChild(state, letter.value);
        entry.isOneWord &= letter.value != U' ';
        ++entry.letters;
    }
    if (state == root || m_nodes[state].name != none)
        return;
    m_nodes[state].name = std::uint32_t(m_names.size());
    m_names.push_back(entry);
}

void NameIndex::finish()
{
    // A child's number is above its parent's, but failure links need the order by depth.
    std::vector<State> order(m_nodes.size());
    std::vector<std::uint32_t> depth(m_nodes.size(), 0);
    for (State state = 1; state < m_nodes.size(); ++state)
        depth[state] = depth[m_nodes[state].parent] + 1;
    for (State state = 0; state < m_nodes.size(); ++state)
        order[state] = state;
    std::stable_sort(order.begin(), order.end(), [&](State a, State b) { return depth[a] < depth[b]; });
    for (const State state : order) {
        Node &node = m_nodes[state];
        if (depth[state] > 1)
            node.failure = step(m_nodes[node.parent].failure, node.letter);
        const Node &failure = m_nodes[node.failure];
        node.shorter = failure.name != none ? node.failure : failure.shorter;
    }
    m_begins.assign(longestName * 3 + 1, 0);
}

NameIndex::State NameIndex::step(State state, char32_t letter) const
{
    while (true) {
        if (const State next = child(state, letter); next != root)
            return next;
        if (state == root)
            return root;
        state = m_nodes[state].failure;
    }
}

const std::uint32_t *NameIndex::valueOf(std::string_view name) const
{
    FoldedReader reader(name);
    FoldedLetter letter;
    State state = root;
    while (reader.next(letter)) {
        state = child(state, letter.value);
        if (state == root)
            return nullptr;
    }
    return state == root || m_nodes[state].name == none ? nullptr : &m_names[m_nodes[state].name].value;
}

bool NameIndex::isWholeName(std::string_view text, std::size_t begin, std::size_t &end, const Name &name) const
{
    end = endOfWord(text, end);
    const char32_t first = codePointAt(text, begin).value;
    const char32_t last = codePointBefore(text, end).value;
    if (isEastAsian(first) && isEastAsian(last)) {
        constexpr std::uint32_t distinctive = 3;
        return name.letters >= distinctive || isAloneAmongIdeographs(text, begin, end);
    }
    if (begin > 0 && (continuesWordBefore(text, begin) || text[begin - 1] == '_'))
        return false;
    const bool isSmall = name.isOneWord && !name.isAnyCase && isLowerCase(first);
    if (isSmall)
        return false;
    return !isWordContinued(text, end) || isHangul(last) || (m_hasBareGenitive && hasGenitive(text, end));
}

void NameIndex::find(std::string_view text, std::vector<Match> &matches) const
{
    if (isEmpty())
        return;
    m_found.clear();
    FoldedReader reader(text);
    FoldedLetter letter;
    State state = root;
    for (std::size_t index = 0; reader.next(letter); ++index) {
        m_begins[index % m_begins.size()] = letter.begin;
        state = step(state, letter.value);
        for (State ending = m_nodes[state].name != none ? state : m_nodes[state].shorter; ending != root;
             ending = m_nodes[ending].shorter) {
            const Name &name = m_names[m_nodes[ending].name];
            const std::size_t begin = m_begins[(index + 1 - name.letters) % m_begins.size()];
            std::size_t end = letter.end;
            if (isWholeName(text, begin, end, name))
                m_found.push_back({begin, end, name.value});
        }
    }
    std::sort(m_found.begin(), m_found.end(),
              [](const Match &a, const Match &b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
    std::size_t reached = 0;
    for (const Match &match : m_found) {
        if (match.begin < reached)
            continue;
        matches.push_back(match);
        reached = match.end;
    }
}

} // namespace showroom::masking
