// Letters by block, and isolates counted.
#include "core/base/bidi.hpp"

#include "core/base/utf8.hpp"

#include <cstddef>

namespace till {
namespace {

struct Block {
    std::uint32_t first, last;
};

// Hebrew to Arabic Extended-A without their digits, marks and shared punctuation; presentation forms; the old scripts.
constexpr Block rightward[] = {{0x5be, 0x5be}, {0x5c0, 0x5c0}, {0x5d0, 0x5f4}, {0x608, 0x608}, {0x60b, 0x60b},
    {0x60d, 0x60d}, {0x61b, 0x64a}, {0x66d, 0x66f}, {0x671, 0x6d5}, {0x6e5, 0x6e6}, {0x6ee, 0x6ef}, {0x6fa, 0x710},
    {0x712, 0x72f}, {0x74d, 0x7a5}, {0x7b1, 0x7ea}, {0x800, 0x815}, {0x840, 0x858}, {0x860, 0x88e}, {0x8a0, 0x8c9},
    {0x200f, 0x200f}, {0xfb1d, 0xfb1d}, {0xfb1f, 0xfdfc}, {0xfe70, 0xfefc}, {0x10800, 0x10fff}, {0x1e800, 0x1efff}};
constexpr Block leftward[] = {{'A', 'Z'}, {'a', 'z'}, {0xaa, 0xaa}, {0xb5, 0xb5}, {0xba, 0xba}, {0xc0, 0xd6},
    {0xd8, 0xf6}, {0xf8, 0x2b8}, {0x370, 0x373}, {0x376, 0x37d}, {0x386, 0x3f5}, {0x3f7, 0x482}, {0x48a, 0x589},
    {0x903, 0x1fff}, {0x200e, 0x200e}, {0x2c00, 0x2dff}, {0x3005, 0x3007}, {0x3031, 0x3035}, {0x3041, 0x3096},
    {0x309d, 0x309f}, {0x30a1, 0x30fa}, {0x30fc, 0x31bf}, {0x31f0, 0x321c}, {0x3400, 0x4dbf}, {0x4e00, 0xd7ff},
    {0xf900, 0xfb17}, {0xff21, 0xff3a}, {0xff41, 0xff5a}, {0xff66, 0xffdc}, {0x10000, 0x107ff}, {0x11000, 0x1d7ff},
    {0x20000, 0x3ffff}};

template <std::size_t Size>
bool lies_in(const Block (&blocks)[Size], std::uint32_t code) {
    for (const Block& block : blocks) {
        if (code >= block.first && code <= block.last) return true;
    }
    return false;
}

Direction of(std::uint32_t code) {
    if (lies_in(leftward, code)) return Direction::left_to_right;
    return lies_in(rightward, code) ? Direction::right_to_left : Direction::none;
}

}  // namespace

Direction direction_of(std::string_view utf8) {
    int depth = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        const std::uint32_t code = utf8::next(utf8, at);
        if (code >= 0x2066 && code <= 0x2068) ++depth;
        else if (code == 0x2069 && depth > 0) --depth;
        else if (depth == 0 && of(code) != Direction::none) return of(code);
    }
    return Direction::none;
}

std::string isolated(std::string text, Direction around) {
    for (std::size_t at = 0; at < text.size();) {
        const Direction letter = of(utf8::next(text, at));
        if (letter != Direction::none && letter != around) return "\u2068" + text + "\u2069";
    }
    return text;
}

}  // namespace till
