// The decoder of RFC 3629. Knows nothing of what a character means.
#include "core/base/utf8.hpp"

namespace till::utf8 {

std::uint32_t next(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<std::uint8_t>(text[i]) : 0U; };
    const std::uint32_t first = byte(at);
    if (first < 0x80) {
        ++at;
        return first;
    }
    const std::size_t size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    std::uint32_t value = first & (0xffU >> (size + 1));
    bool good = first >= 0xc2 && first <= 0xf4;
    for (std::size_t i = 1; good && i < size; ++i) {
        good = (byte(at + i) & 0xc0U) == 0x80U;
        value = (value << 6) | (byte(at + i) & 0x3fU);
    }
    constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    good = good && value >= least[size] && value <= 0x10ffff && (value < 0xd800 || value > 0xdfff);
    at += good ? size : 1;
    return good ? value : broken;
}

}  // namespace till::utf8
