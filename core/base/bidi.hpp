// Which way a text runs, and how one text is kept from turning another round. The part of UAX 9 that needs no table of
// every character: letters by block. Knows nothing of layout, fonts or languages.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace till {

enum class Direction : std::uint8_t { none, left_to_right, right_to_left };

// Of the first letter outside isolates (rules P2 and P3); none = no letter at all.
Direction direction_of(std::string_view utf8);

// To stand inside a text that runs `around`: between U+2068 and U+2069 where one of its letters runs the other way,
// unchanged where none does. What comes from outside has lost its own isolates and overrides in core/base/intake.
std::string isolated(std::string text, Direction around);

}  // namespace till
