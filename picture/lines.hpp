// Letters, graphemes and the places where a line may end: a small part of UAX 14 and 29, as web/engine/text.js has it from the browser.
// Knows nothing of fonts or widths.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace till::picture {

struct Letter {
    std::uint32_t code = 0;  // U+FFFD for what is no UTF-8
    std::size_t at = 0;      // first byte
};

std::vector<Letter> letters_of(std::string_view utf8);

// Ends of graphemes as indices of letters, ascending, the last one the number of letters. What a shopper sees as one sign
// is one grapheme: accents, conjuncts, flags, families.
std::vector<std::size_t> grapheme_ends(const std::vector<Letter>& letters);

// Ends of possible first lines, likewise; each is an end of a grapheme.
std::vector<std::size_t> line_ends(const std::vector<Letter>& letters);

bool is_emoji(std::uint32_t code);  // drawn in colour unless told otherwise

}  // namespace till::picture
