// Words by the browser: three imports that web/engine/text.js gives.
#include "widget/paint/text.hpp"

#include <cstddef>

// One run of words to paint, as web/engine/text.js reads it: ten words of 4 bytes.
struct RunToDraw {
    const char* text;
    int bytes;
    float size;
    int weight;
    int flags;
    std::uint32_t color;
    float scale;
    std::uint8_t* rgba;
    int width, height;
};
static_assert(sizeof(RunToDraw) == 40 && offsetof(RunToDraw, size) == 8 && offsetof(RunToDraw, scale) == 24);

#define TILL_IMPORT(name) __attribute__((import_module("env"), import_name(#name)))
extern "C" {
TILL_IMPORT(till_text_width) float till_text_width(const char*, int, float, int, int);
TILL_IMPORT(till_text_break) int till_text_break(const char*, int, float, int, int, float);
TILL_IMPORT(till_text_draw) void till_text_draw(const RunToDraw*);
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

// The page finds the baseline itself: it knows the font.
void rasterise(std::string_view s, const TextStyle& style, float scale, std::uint8_t* rgba, int w, int h, float) {
    const RunToDraw run{.text = s.data(),
        .bytes = static_cast<int>(s.size()),
        .size = style.size,
        .weight = style.weight,
        .flags = flags(style),
        .color = style.color,
        .scale = scale,
        .rgba = rgba,
        .width = w,
        .height = h};
    till_text_draw(&run);
}

}  // namespace till::text
