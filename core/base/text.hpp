// Plain text operations that depend on no language: a pattern's placeholders, ASCII case.
// Knows nothing of locales or of what a text says.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace till {

struct Placeholder {
    std::string_view name;  // with its braces: "{day}"
    std::string_view text;
};

// The pattern with each placeholder replaced by its text; a placeholder that is not listed stays.
std::string filled(std::string_view pattern, std::initializer_list<Placeholder> placeholders);

std::string lower_case(std::string text);  // ASCII letters only

}  // namespace till
