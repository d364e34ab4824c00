// Patterns and ASCII case. Knows nothing of languages.
#include "core/base/text.hpp"

namespace till {

std::string filled(std::string_view pattern, std::initializer_list<Placeholder> placeholders) {
    std::string out;
    for (std::size_t at = 0; at < pattern.size();) {
        const Placeholder* found = nullptr;
        for (const Placeholder& placeholder : placeholders) {
            if (pattern.substr(at).starts_with(placeholder.name)) found = &placeholder;
        }
        if (found) {
            out += found->text;
            at += found->name.size();
        } else {
            out += pattern[at++];
        }
    }
    return out;
}

std::string lower_case(std::string text) {
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

}  // namespace till
