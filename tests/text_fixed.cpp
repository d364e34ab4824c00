// Words of fixed widths, so that tests need no font and no browser.
#include "core/base/digest.hpp"
#include "core/base/utf8.hpp"
#include "widget/paint/text.hpp"

namespace till::text {
namespace {

constexpr std::uint32_t joiner = 0x200D, first_isolate = 0x2066, last_isolate = 0x2069;

bool is_virama(std::uint32_t c) {
    return c == 0x94D || c == 0x9CD || c == 0xA4D || c == 0xACD || c == 0xBCD || c == 0xC4D || c == 0xCCD || c == 0xD4D;
}
bool is_flag_letter(std::uint32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }
// Joins what is before it: accents, vowel signs, variation selectors, skin tones, tags.
bool is_mark(std::uint32_t c) {
    return c == joiner || is_virama(c) || (c >= 0x300 && c <= 0x36F) || (c >= 0x591 && c <= 0x5BD) ||
        (c >= 0x64B && c <= 0x65F) || (c >= 0x900 && c <= 0x903) || (c >= 0x93A && c <= 0x94F && c != 0x93D) ||
        c == 0x20E3 || c == 0xFE0E || c == 0xFE0F || (c >= 0x1F3FB && c <= 0x1F3FF) || (c >= 0xE0020 && c <= 0xE007F);
}

// As much of UAX 29 as the tests' words need.
std::size_t next(std::string_view s, std::size_t at) {
    std::uint32_t last = utf8::next(s, at);
    bool flag = is_flag_letter(last);
    while (at < s.size()) {
        std::size_t after = at;
        const std::uint32_t code = utf8::next(s, after);
        if (!is_mark(code) && last != joiner && !is_virama(last) && !(flag && is_flag_letter(code))) return at;
        flag = false;
        last = code;
        at = after;
    }
    return at;
}

}  // namespace

float width(std::string_view s, const TextStyle& style) {
    float total = 0;
    for (std::size_t at = 0; at < s.size(); at = next(s, at)) {
        std::size_t end = at;
        const std::uint32_t code = utf8::next(s, end);
        if (code >= first_isolate && code <= last_isolate) continue;  // no ink, no width
        total += style.size * (static_cast<unsigned char>(s[at]) >= 0xE3 ? 1.0F : 0.5F);
    }
    return total;
}

std::size_t first_line(std::string_view s, const TextStyle& style, float max_width) {
    float total = 0;
    std::size_t space = 0;
    for (std::size_t at = 0; at < s.size();) {
        const std::size_t end = next(s, at);
        total += width(s.substr(at, end - at), style);
        if (total > max_width && at > 0) return space > 0 ? space : at;
        if (s[at] == ' ') space = end;
        at = end;
    }
    return s.size();
}

// One colour for each text, so that a test can tell whose picture it sees.
void rasterise(std::string_view s, const TextStyle&, float, std::uint8_t* rgba, int width, int height, float) {
    const std::uint32_t hash = fnv_1a(s);
    for (int i = 0; i < width * height * 4; ++i) rgba[i] = static_cast<std::uint8_t>(hash >> 8 * (i % 4));
}

}  // namespace till::text
