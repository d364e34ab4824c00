// Decodes UTF-8, one character at a time. Knows nothing of scripts, of widths or of which characters are let in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace till::utf8 {

inline constexpr std::uint32_t broken = 0xffffffff;

// The character at `at`, which moves past it. `broken`, and one byte further, where the bytes are not the shortest form
// of a Unicode scalar value.
std::uint32_t next(std::string_view text, std::size_t& at);

}  // namespace till::utf8
