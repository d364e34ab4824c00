// One line of words as glyphs at their places: bidi order, script and font of every part, shaped by HarfBuzz.
// Knows nothing of pixels or of line breaking.
#pragma once

#include "picture/fonts.hpp"

#include <string_view>
#include <vector>

namespace till::picture {

struct Glyph {
    const Face* face = nullptr;
    std::uint32_t id = 0;
    float x = 0, y = 0;  // of its origin, in sizes; x from the line's left, y up from the baseline
};

struct Layout {
    std::vector<Glyph> glyphs;  // from left to right
    float width = 0;            // in sizes
};

struct Manner {
    bool bold = false;
    bool tabular = false;
    bool rtl = false;  // which way the line as a whole reads
};

// Kept for the words met lately; valid until the next call.
const Layout& lay_out(std::string_view utf8, Manner manner);

}  // namespace till::picture
