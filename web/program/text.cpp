// Words by the browser: three imports that web/engine/text.js gives.
#include "widget/paint/text.hpp"

#define TILL_IMPORT(name) __attribute__((import_module("env"), import_name(#name)))
extern "C" {
TILL_IMPORT(till_text_width) float till_text_width(const char*, int, float, int, int);
TILL_IMPORT(till_text_break) int till_text_break(const char*, int, float, int, int, float);
TILL_IMPORT(till_text_draw)
void till_text_draw(const char*, int, float, int, int, std::uint32_t, float, std::uint8_t*, int, int, float);
}

namespace till::text {
namespace {
int flags(const TextStyle& style) { return (style.tabular ? 1 : 0) | (style.rtl ? 2 : 0); }
}  // namespace

float width(std::string_view s, const TextStyle& style) {
    return till_text_width(s.data(), static_cast<int>(s.size()), style.size, style.weight, flags(style));
}

std::size_t first_line(std::string_view s, const TextStyle& style, float max_width) {
    return static_cast<std::size_t>(
        till_text_break(s.data(), static_cast<int>(s.size()), style.size, style.weight, flags(style), max_width));
}

void rasterise(
    std::string_view s, const TextStyle& style, float scale, std::uint8_t* rgba, int w, int h, float baseline) {
    till_text_draw(s.data(), static_cast<int>(s.size()), style.size, style.weight, flags(style), style.color, scale,
        rgba, w, h, baseline);
}

}  // namespace till::text
