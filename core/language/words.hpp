// The product's own sentences: one key each, English built in, other languages as data.
// Knows nothing of when a sentence is said. A key that does not exist does not compile; the build (tools/words.mjs)
// holds every catalogue in core/language/words to exactly these keys, placeholders and its language's plural
// categories.
//
// Text form: "{name}" is replaced by an argument; "{n:one=item|other=items}" picks by the plural category of argument n
// (zero, one, two, few, many, other: exactly those the language has); "#" in a form is the number itself.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace till {

enum class Word : std::uint16_t {
#define TILL_WORD(key, english) key,
#define TILL_MONEY_WORD(key, english) key,
#include "core/language/words.def"
#undef TILL_MONEY_WORD
#undef TILL_WORD
};

inline constexpr std::size_t word_count = 0
#define TILL_WORD(key, english) +1
#define TILL_MONEY_WORD(key, english) +1
#include "core/language/words.def"
#undef TILL_MONEY_WORD
#undef TILL_WORD
    ;

std::string_view key_of(Word word);       // "pay_amount"
std::string_view english_of(Word word);   // "Pay {amount}"
bool tells_money(Word word);              // the sentence itself says whether money moved
// word_count = no such key
std::size_t find_word(std::string_view key);

// Another language's texts; an empty one is said in English.
struct Vocabulary {
    std::array<std::string, word_count> texts;
    bool operator==(const Vocabulary&) const = default;
};

}  // namespace till
