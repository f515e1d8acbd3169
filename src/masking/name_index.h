#pragma once

#include "masking/text_folding.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace showroom::masking {

/// Finds any number of names in a text in one pass (Aho and Corasick, 1975), whatever their capitals and accents. Only
/// whole words count: a name inside another word is none, a name of one word must begin with a capital where the script
/// has them, and names of one or two ideographs must not touch others.
class NameIndex final {
public:
    static constexpr std::size_t longestName = 200;

    struct Match {
        std::size_t begin = 0;
        std::size_t end = 0;
        std::uint32_t value = 0; ///< as given to add()
    };

    /// `hasBareGenitive`: the language puts an s to names without an apostrophe ("Webers Antrag").
    explicit NameIndex(bool hasBareGenitive = false);

    /// A name to look for. Empty ones and those of more than longestName bytes are left out; of two that are compared
    /// alike the first one counts. `isAnyCase`: also where it is written small.
    void add(std::string_view name, std::uint32_t value, bool isAnyCase = false);

    /// Ends adding; needed before find().
    void finish();

    /// Forgets everything, keeping the memory.
    void clear();

    bool isEmpty() const { return m_names.empty(); }

    /// Whether exactly this name was added; the value it was added with.
    const std::uint32_t *valueOf(std::string_view name) const;

    /// All whole-word matches, leftmost first and the longest of those, without overlaps. Appends to `matches`.
    void find(std::string_view text, std::vector<Match> &matches) const;

private:
    using State = std::uint32_t;
    static constexpr State root = 0;
    static constexpr std::uint32_t none = UINT32_MAX;

    struct Node {
        State failure = root;
        State shorter = root; ///< the next state by failure links that ends a name
        State parent = root;
        std::uint32_t name = none;
        char32_t letter = 0;
    };

    struct Name {
        std::uint32_t value = 0;
        std::uint32_t letters = 0;
        bool isOneWord = true;
        bool isAnyCase = false;
    };

    struct Edge {
        std::uint64_t key = 0; ///< state and letter; 0 for a free place
        State target = root;
    };

    static std::uint64_t edgeKey(State state, char32_t letter);
    State child(State state, char32_t letter) const;
    State addChild(State state, char32_t letter);
    void grow();
    State step(State state, char32_t letter) const;
    bool isWholeName(std::string_view text, std::size_t begin, std::size_t &end, const Name &name) const;

    bool m_hasBareGenitive;
    std::vector<Node> m_nodes;
    std::vector<Name> m_names;
    std::vector<Edge> m_edges; ///< an open hash table, its size a power of two
    std::size_t m_edgeCount = 0;
    mutable std::vector<std::size_t> m_begins; ///< where the last letters of the text begin, a ring
    mutable std::vector<Match> m_found;
};

} // namespace showroom::masking
