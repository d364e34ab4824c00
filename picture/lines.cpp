// Categories and scripts come from the Unicode tables inside HarfBuzz.
#include "picture/lines.hpp"

#include <hb.h>

#include <algorithm>

namespace till::picture {
namespace {

hb_unicode_general_category_t category(std::uint32_t code) {
    return hb_unicode_general_category(hb_unicode_funcs_get_default(), code);
}
hb_script_t script(std::uint32_t code) { return hb_unicode_script(hb_unicode_funcs_get_default(), code); }

bool between(std::uint32_t code, std::uint32_t first, std::uint32_t last) { return code >= first && code <= last; }

bool is_mark(std::uint32_t code) {
    const auto kind = category(code);
    return kind == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK || kind == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK ||
        kind == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK;
}

// What never begins a grapheme: marks, joiners, skin tones, tags, the later parts of a Hangul syllable.
bool continues(std::uint32_t code) {
    return is_mark(code) || code == 0x200C || code == 0x200D || between(code, 0x1F3FB, 0x1F3FF) ||
        between(code, 0xE0020, 0xE007F) || between(code, 0x1160, 0x11FF);
}

bool is_flag_half(std::uint32_t code) { return between(code, 0x1F1E6, 0x1F1FF); }

// Between the consonants of one conjunct (UAX 29, GB9c).
bool is_linker(std::uint32_t code) {
    constexpr std::uint32_t viramas[] = {0x094D, 0x09CD, 0x0A4D, 0x0ACD, 0x0B4D, 0x0C4D, 0x0D4D};
    return std::find(std::begin(viramas), std::end(viramas), code) != std::end(viramas);
}

bool joined(const std::vector<Letter>& letters, std::size_t next, std::size_t flags) {
    const std::uint32_t before = letters[next - 1].code, after = letters[next].code;
    if (before == '\r' && after == '\n') return true;
    if (continues(after)) return true;
    if (before == 0x200D && is_emoji(after)) return true;
    if (is_flag_half(before) && is_flag_half(after)) return flags % 2 == 1;
    const bool letter = category(after) == HB_UNICODE_GENERAL_CATEGORY_OTHER_LETTER;
    return letter && (is_linker(before) || (before == 0x200D && next > 1 && is_linker(letters[next - 2].code)));
}

bool is_space(std::uint32_t code) {
    return (code == ' ' || between(code, 9, 13) || category(code) == HB_UNICODE_GENERAL_CATEGORY_SPACE_SEPARATOR) &&
        code != 0xA0 && code != 0x202F;
}
bool is_glue(std::uint32_t code) { return code == 0xA0 || code == 0x202F || code == 0x2060 || code == 0xFEFF; }
bool is_hyphen(std::uint32_t code) {
    return code == '-' || code == '/' || code == 0x2010 || code == 0x2013 || code == 0x2014 || code == 0xAD;
}

bool is_letter(std::uint32_t code) {
    const auto kind = category(code);
    return kind == HB_UNICODE_GENERAL_CATEGORY_LOWERCASE_LETTER ||
        kind == HB_UNICODE_GENERAL_CATEGORY_UPPERCASE_LETTER || kind == HB_UNICODE_GENERAL_CATEGORY_TITLECASE_LETTER ||
        kind == HB_UNICODE_GENERAL_CATEGORY_OTHER_LETTER || kind == HB_UNICODE_GENERAL_CATEGORY_MODIFIER_LETTER;
}

// Signs of direction belong to what they stand beside: those that open an isolate to what follows, the others to what is before.
bool opens(std::uint32_t code) { return between(code, 0x2066, 0x2068); }
bool is_direction(std::uint32_t code) { return opens(code) || code == 0x2069 || code == 0x200E || code == 0x200F; }

// Scripts written without spaces.
bool is_dense(std::uint32_t code) {
    constexpr hb_script_t dense[] = {HB_SCRIPT_HAN, HB_SCRIPT_HIRAGANA, HB_SCRIPT_KATAKANA, HB_SCRIPT_THAI,
        HB_SCRIPT_LAO, HB_SCRIPT_KHMER, HB_SCRIPT_MYANMAR};
    return std::find(std::begin(dense), std::end(dense), script(code)) != std::end(dense);
}

bool never_first(std::uint32_t code) {
    constexpr std::u32string_view small = U"ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々〻";
    const auto kind = category(code);
    return kind == HB_UNICODE_GENERAL_CATEGORY_CLOSE_PUNCTUATION ||
        kind == HB_UNICODE_GENERAL_CATEGORY_FINAL_PUNCTUATION ||
        kind == HB_UNICODE_GENERAL_CATEGORY_OTHER_PUNCTUATION ||
        small.find(static_cast<char32_t>(code)) != std::u32string_view::npos;
}

bool never_last(std::uint32_t code) {
    const auto kind = category(code);
    return kind == HB_UNICODE_GENERAL_CATEGORY_OPEN_PUNCTUATION ||
        kind == HB_UNICODE_GENERAL_CATEGORY_INITIAL_PUNCTUATION;
}

// `last` ends the grapheme that begins with `before`; `after` begins the next one.
bool may_break(std::uint32_t before, std::uint32_t last, std::uint32_t after) {
    if (is_glue(last) || is_glue(after)) return false;
    if (is_space(last) || last == 0x200B) return !is_space(after);
    if (is_space(after)) return false;
    if (is_hyphen(last)) return is_letter(after);
    return (is_dense(before) || is_dense(after)) && !never_first(after) && !never_last(last);
}

}  // namespace

bool is_emoji(std::uint32_t code) {
    constexpr std::u32string_view in_colour = U"⌚⌛⏩⏪⏫⏬⏰⏳◽◾☔☕⚓⚡⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓❔❕❗❤➕➖➗➰➿⬛⬜⭐⭕";
    return between(code, 0x1F1E6, 0x1FAFF) || code == 0x1F004 || code == 0x1F0CF ||
        in_colour.find(static_cast<char32_t>(code)) != std::u32string_view::npos;
}

std::vector<Letter> letters_of(std::string_view utf8) {
    std::vector<Letter> letters;
    for (std::size_t at = 0; at < utf8.size();) {
        const auto unit = [&](std::size_t i) {
            return static_cast<std::uint32_t>(static_cast<unsigned char>(utf8[i]));
        };
        const std::uint32_t lead = unit(at);
        const std::size_t size = lead < 0x80 ? 1
            : lead >= 0xF0 && lead < 0xF5    ? 4
            : lead >= 0xE0 && lead < 0xF0    ? 3
            : lead >= 0xC2 && lead < 0xE0    ? 2
                                             : 0;
        std::uint32_t code = size == 1 ? lead : size == 0 ? 0xFFFD : lead & (0xFFU >> (size + 1));
        bool whole = size > 0 && at + size <= utf8.size();
        for (std::size_t i = 1; whole && i < size; ++i) {
            whole = (unit(at + i) & 0xC0) == 0x80;
            code = code << 6 | (unit(at + i) & 0x3F);
        }
        letters.push_back({whole ? code : 0xFFFD, at});
        at += whole ? size : 1;
    }
    return letters;
}

std::vector<std::size_t> grapheme_ends(const std::vector<Letter>& letters) {
    std::vector<std::size_t> ends;
    std::size_t flags = 0;
    for (std::size_t i = 1; i < letters.size(); ++i) {
        flags = is_flag_half(letters[i - 1].code) ? flags + 1 : 0;
        if (!joined(letters, i, flags)) ends.push_back(i);
    }
    if (!letters.empty()) ends.push_back(letters.size());
    return ends;
}

std::vector<std::size_t> line_ends(const std::vector<Letter>& letters) {
    std::vector<std::size_t> ends;
    std::size_t first = 0, last = 0;  // of the grapheme before, signs of direction left out
    std::size_t from = 0;
    for (const std::size_t end : grapheme_ends(letters)) {
        if (!is_direction(letters[from].code)) {
            first = from;
            last = end - 1;
        }
        from = end;
        if (end == letters.size()) ends.push_back(end);
        else if (!is_direction(letters[end].code) &&
            may_break(letters[first].code, letters[last].code, letters[end].code)) {
            std::size_t before = end;
            while (before > 0 && opens(letters[before - 1].code)) --before;
            if (before > 0) ends.push_back(before);
        }
    }
    return ends;
}

}  // namespace till::picture
