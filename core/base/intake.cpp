// Characters, lengths and addresses that are let in. Knows nothing of where they came from.
#include "core/base/intake.hpp"

#include "core/base/utf8.hpp"

#include <cstdint>

namespace till::limits {
namespace {

bool is_blank(std::uint32_t c) {
    return c == ' ' || (c >= 0x09 && c <= 0x0d) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

// What could reorder, hide or forge text around it. Marks that single words need (LRM, RLM, ZWJ, ZWNJ) stay.
bool is_forbidden(std::uint32_t c) {
    return c < 0x20 || (c >= 0x7f && c <= 0x9f) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x206f) ||
        c == 0x200b || c == 0x2060 || c == 0xfeff || (c >= 0xfff9 && c <= 0xfffb) || (c >= 0xe0000 && c <= 0xe0fff) ||
        c == utf8::broken;
}

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

// "shop.example", "xn--bcher-kva.example"; a lone label is no public host ("https://https//x" has the host "https").
bool is_host(std::string_view host) {
    std::size_t labels = 0;
    while (true) {
        const std::size_t dot = host.find('.');
        const std::string_view label = host.substr(0, dot);
        if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') return false;
        for (const char c : label) {
            if (!is_letter_or_digit(c) && c != '-') return false;
        }
        ++labels;
        if (dot == std::string_view::npos) return labels >= 2;
        host = host.substr(dot + 1);
    }
}

bool is_uri_text(std::string_view text) {
    for (const char c : text) {
        if (c <= 0x20 || c >= 0x7f || std::string_view("\"<>\\^`{|}").find(c) != std::string_view::npos) return false;
    }
    return true;
}

// The end of "](…)" or of "<tag …>", or `at` itself where there is none.
std::size_t after_target(std::string_view text, std::size_t at) {
    if (at + 1 >= text.size() || text[at] != ']' || text[at + 1] != '(') return at;
    const std::size_t end = text.find(')', at);
    return end == std::string_view::npos ? at : end + 1;
}

std::size_t after_tag(std::string_view text, std::size_t at) {
    if (at + 1 >= text.size() || text[at] != '<') return at;
    const char c = text[at + 1];
    if (!is_letter_or_digit(c) && c != '/' && c != '!' && c != '?') return at;
    const std::size_t end = text.find('>', at);
    return end == std::string_view::npos ? at : end + 1;
}

// Marks at the start of a line: heading, quotation, list.
std::size_t after_line_marks(std::string_view text, std::size_t at) {
    const std::size_t start = at;
    while (at < text.size() && (text[at] == '#' || text[at] == '>')) ++at;
    if (at < text.size() && at == start && (text[at] == '-' || text[at] == '*' || text[at] == '+') &&
        at + 1 < text.size() && text[at + 1] == ' ')
        ++at;
    return at == start || (at < text.size() && text[at] == ' ') ? at : start;
}

}  // namespace

bool is_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (utf8::next(text, at) == utf8::broken) return false;
    }
    return true;
}

std::string clean(std::string_view text, std::size_t most) {
    std::string out;
    bool blank = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        const std::uint32_t c = utf8::next(text, at);
        if (is_blank(c)) {
            blank = !out.empty();
            continue;
        }
        if (is_forbidden(c)) continue;
        if (out.size() + (at - start) + (blank ? 1 : 0) > most) break;
        if (blank) out += ' ';
        blank = false;
        out += text.substr(start, at - start);
    }
    return out;
}

std::string words_of_markdown(std::string_view text, std::size_t most) {
    std::string out;
    bool line_start = true;
    for (std::size_t at = 0; at < text.size();) {
        if (line_start) at = after_line_marks(text, at);
        line_start = false;
        if (at >= text.size()) break;
        const char c = text[at];
        const std::size_t target = after_target(text, at), tag = after_tag(text, at);
        if (c == '\\' && at + 1 < text.size() && !is_letter_or_digit(text[at + 1])) {
            out += text[at + 1];
            at += 2;
        } else if (target != at || tag != at) {
            at = target != at ? target : tag;
        } else if (c == '*' || c == '`' || (c == '!' && at + 1 < text.size() && text[at + 1] == '[') || c == '[' ||
            c == ']') {
            ++at;
        } else if (c == '_' &&
            (at == 0 || at + 1 == text.size() || !is_letter_or_digit(text[at - 1]) ||
                !is_letter_or_digit(text[at + 1]))) {
            ++at;
        } else {
            line_start = c == '\n';
            out += c;
            ++at;
        }
    }
    return clean(out, most);
}

bool is_id(std::string_view text) {
    if (text.empty() || text.size() > id) return false;
    for (std::size_t at = 0; at < text.size();) {
        const std::uint32_t c = utf8::next(text, at);
        if (is_forbidden(c) || is_blank(c)) return false;
    }
    return true;
}

bool is_https(std::string_view address) {
    constexpr std::string_view scheme = "https://";
    if (address.size() > url || address.size() <= scheme.size() || !is_uri_text(address)) return false;
    for (std::size_t i = 0; i < scheme.size(); ++i) {
        const char c = address[i] >= 'A' && address[i] <= 'Z' ? static_cast<char>(address[i] - 'A' + 'a') : address[i];
        if (c != scheme[i]) return false;
    }
    const std::string_view rest = address.substr(scheme.size());
    std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
    const std::size_t colon = authority.find(':');
    if (colon != std::string_view::npos) {
        const std::string_view port = authority.substr(colon + 1);
        if (port.empty() || port.size() > 5 || port.find_first_not_of("0123456789") != std::string_view::npos)
            return false;
        authority = authority.substr(0, colon);
    }
    return is_host(authority);  // "user@host" has an "@" in it, which no host may
}

bool is_image(std::string_view address) {
    if (address.size() >= 2 && address.size() <= url && address[0] == '/' && address[1] != '/')
        return is_uri_text(address);
    if (address.starts_with("data:image/")) return address.size() <= opaque && is_uri_text(address);
    return is_https(address);
}

}  // namespace till::limits
