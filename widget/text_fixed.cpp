// Words of fixed widths, so that tests need no font and no browser. Only in native builds.
#include "widget/text.hpp"

#if !defined(__EMSCRIPTEN__)
namespace till::text {
namespace {
std::size_t next(std::string_view s, std::size_t at) {
    ++at;
    while (at < s.size() && (static_cast<unsigned char>(s[at]) & 0xC0) == 0x80) ++at;
    return at;
}
}  // namespace

float width(std::string_view s, const TextStyle& style) {
    float total = 0;
    for (std::size_t at = 0; at < s.size(); at = next(s, at)) total += style.size * (static_cast<unsigned char>(s[at]) >= 0xE3 ? 1.0F : 0.5F);
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

void rasterise(std::string_view, const TextStyle&, float, std::uint8_t*, int, int, float) {}

}  // namespace till::text
#endif
