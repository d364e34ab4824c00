// Whole runs of words, shaped and rasterised outside (the browser; FreeType natively; fixed widths in tests).
// Knows nothing of layout beyond one line, and nothing of what the words say.
#pragma once

#include "widget/node.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <string>
#include <vector>

namespace till::text {

// ---- each program links exactly one of web/program/text.cpp, picture/text.cpp, tests/text_fixed.cpp ----
float width(std::string_view utf8, const TextStyle& style);  // CSS px
// Bytes of it that fit, at least one grapheme.
std::size_t first_line(std::string_view utf8, const TextStyle& style, float max_width);
void rasterise(std::string_view utf8, const TextStyle& style, float scale, std::uint8_t* rgba, int width, int height,
    float baseline);

// ---- on top of these ----
// At most `max_lines` (0 = all), the last one cut with "…" when there is more.
std::vector<std::string> wrap(std::string_view utf8, const TextStyle& style, float max_width, int max_lines);

}  // namespace till::text
