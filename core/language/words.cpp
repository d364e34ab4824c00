// The table behind the words. Knows nothing of languages other than English.
#include "core/language/words.hpp"

namespace till {
namespace {

struct Row {
    std::string_view key, english;
    bool tells_money;
};

constexpr Row rows[] = {
#define TILL_WORD(key, english) {#key, english, false},
#define TILL_MONEY_WORD(key, english) {#key, english, true},
#include "core/language/words.def"
#undef TILL_MONEY_WORD
#undef TILL_WORD
};

const Row& row_of(Word word) {
    const auto index = static_cast<std::size_t>(word);
    return rows[index < word_count ? index : 0];
}

}  // namespace

std::string_view key_of(Word word) { return row_of(word).key; }
std::string_view english_of(Word word) { return row_of(word).english; }
bool tells_money(Word word) { return row_of(word).tells_money; }

std::size_t find_word(std::string_view key) {
    std::size_t index = 0;
    while (index < word_count && rows[index].key != key) ++index;
    return index;
}

}  // namespace till
