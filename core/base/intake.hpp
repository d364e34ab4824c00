// What is let in from outside: how long, how many, which characters, which addresses. Everything a merchant or a host
// wrote passes here once, on its way into the model. Knows nothing of JSON and nothing of what a text says.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace till::limits {

inline constexpr std::size_t envelope_bytes = 2'000'000;
inline constexpr int nesting = 32;

// Bytes of UTF-8. A longer text is cut at a whole character; the screen cuts far earlier.
inline constexpr std::size_t short_text = 2'000;   // names, titles, labels
inline constexpr std::size_t long_text = 8'000;    // descriptions, messages, disclosures
// Bytes. A longer one is refused, never cut: half an id is another id.
inline constexpr std::size_t id = 160;
inline constexpr std::size_t url = 2'000;
inline constexpr std::size_t opaque = 20'000;      // authentication metadata

// A list that has to be shown whole (lines, totals, messages, options, links, policies, consents) locks Pay when it is
// longer: its reader sets `whole = false`. Of the others (products, pictures, methods, codes) the first are taken.
inline constexpr std::size_t products = 60;
inline constexpr std::size_t variants = 200;
inline constexpr std::size_t lines = 60;
inline constexpr std::size_t rows = 40;            // totals, taxes, attributes
inline constexpr std::size_t options = 40;
inline constexpr std::size_t messages = 40;
inline constexpr std::size_t small = 40;           // everything else

// ACP has no quantity in a request, n units are n entries; so n has to stay small.
inline constexpr int quantity = 99;

bool is_utf8(std::string_view text);

// Without control characters, bidi overrides and isolates, invisible tags; any blank becomes one space.
std::string clean(std::string_view text, std::size_t most);

// CommonMark to the words in it; raw HTML is dropped. Already clean.
std::string words_of_markdown(std::string_view text, std::size_t most);

// 1 to `id` bytes of visible ASCII or other UTF-8 without controls or blanks.
bool is_id(std::string_view text);

// Parsed, not matched by prefix: https, a host of at least two labels, no user name, ASCII.
bool is_https(std::string_view url);

// https, a data:image/… or a path on the page's own origin.
bool is_image(std::string_view url);

}  // namespace till::limits
