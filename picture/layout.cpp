// FriBidi orders, HarfBuzz shapes; a part is what has one level, one script and one face.
#include "picture/layout.hpp"

#include "picture/lines.hpp"

#include <fribidi.h>
#include <hb.h>

#include <algorithm>
#include <string>
#include <unordered_map>

namespace till::picture {
namespace {

struct Part {
    std::size_t from = 0, to = 0;  // letters
    FriBidiLevel level = 0;
    hb_script_t script = HB_SCRIPT_COMMON;
    const Face* face = nullptr;
};

std::vector<FriBidiLevel> levels_of(const std::vector<std::uint32_t>& codes, bool rtl) {
    const auto size = static_cast<FriBidiStrIndex>(codes.size());
    std::vector<FriBidiCharType> types(codes.size());
    std::vector<FriBidiBracketType> brackets(codes.size());
    std::vector<FriBidiLevel> levels(codes.size());
    fribidi_get_bidi_types(codes.data(), size, types.data());
    fribidi_get_bracket_types(codes.data(), size, types.data(), brackets.data());
    FriBidiParType direction = rtl ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
    if (fribidi_get_par_embedding_levels_ex(types.data(), brackets.data(), size, &direction, levels.data()) == 0)
        std::fill(levels.begin(), levels.end(), static_cast<FriBidiLevel>(rtl ? 1 : 0));
    return levels;
}

// Signs that every script uses take the script of what is before them; those at the start, of what follows.
std::vector<hb_script_t> scripts_of(const std::vector<std::uint32_t>& codes) {
    std::vector<hb_script_t> scripts(codes.size(), HB_SCRIPT_COMMON);
    hb_script_t now = HB_SCRIPT_COMMON;
    const auto settle = [&](std::size_t i) {
        const hb_script_t own = hb_unicode_script(hb_unicode_funcs_get_default(), codes[i]);
        if (own != HB_SCRIPT_COMMON && own != HB_SCRIPT_INHERITED && own != HB_SCRIPT_UNKNOWN) now = own;
        if (scripts[i] == HB_SCRIPT_COMMON) scripts[i] = now;
    };
    for (std::size_t i = 0; i < codes.size(); ++i) settle(i);
    for (std::size_t i = codes.size(); i-- > 0;) settle(i);
    return scripts;
}

std::vector<Part> parts_of(const std::vector<Letter>& letters, const std::vector<std::uint32_t>& codes, Manner manner) {
    const std::vector<FriBidiLevel> levels = levels_of(codes, manner.rtl);
    const std::vector<hb_script_t> scripts = scripts_of(codes);
    std::vector<Part> parts;
    std::size_t from = 0;
    for (const std::size_t end : grapheme_ends(letters)) {
        const Part part{
            from, end, levels[from], scripts[from], &face_for(codes.data() + from, end - from, manner.bold)};
        if (!parts.empty() && parts.back().level == part.level && parts.back().script == part.script &&
            parts.back().face == part.face)
            parts.back().to = end;
        else parts.push_back(part);
        from = end;
    }
    return parts;
}

// UAX 9, rule L2.
void into_visual_order(std::vector<Part>& parts) {
    FriBidiLevel highest = 0;
    for (const Part& part : parts) highest = std::max(highest, part.level);
    for (FriBidiLevel level = highest; level > 0; --level) {
        for (auto start = parts.begin(); start != parts.end();) {
            start = std::find_if(start, parts.end(), [&](const Part& part) { return part.level >= level; });
            const auto end = std::find_if(start, parts.end(), [&](const Part& part) { return part.level < level; });
            std::reverse(start, end);
            start = end;
        }
    }
}

void shape(Layout& layout, const Part& part, const std::vector<std::uint32_t>& codes, Manner manner) {
    if (!part.face->shaper) return;
    hb_buffer_t* buffer = hb_buffer_create();
    hb_buffer_add_utf32(buffer, codes.data(), static_cast<int>(codes.size()), static_cast<unsigned>(part.from),
        static_cast<int>(part.to - part.from));
    hb_buffer_set_direction(buffer, part.level % 2 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, part.script);
    hb_buffer_set_language(buffer, hb_language_from_string(language().c_str(), static_cast<int>(language().size())));
    const hb_feature_t figures{HB_TAG('t', 'n', 'u', 'm'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
    hb_shape(part.face->shaper, buffer, &figures, manner.tabular ? 1 : 0);
    unsigned size = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &size);
    const hb_glyph_position_t* places = hb_buffer_get_glyph_positions(buffer, &size);
    const float em = part.face->units_per_em;
    for (unsigned i = 0; i < size; ++i) {
        layout.glyphs.push_back({part.face, infos[i].codepoint,
            layout.width + static_cast<float>(places[i].x_offset) / em, static_cast<float>(places[i].y_offset) / em});
        layout.width += static_cast<float>(places[i].x_advance) / em;
    }
    hb_buffer_destroy(buffer);
}

Layout made(std::string_view utf8, Manner manner) {
    const std::vector<Letter> letters = letters_of(utf8);
    std::vector<std::uint32_t> codes;
    for (const Letter& letter : letters) codes.push_back(letter.code < 32 ? U' ' : letter.code);
    std::vector<Part> parts = parts_of(letters, codes, manner);
    into_visual_order(parts);
    Layout layout;
    for (const Part& part : parts) shape(layout, part, codes, manner);
    return layout;
}

}  // namespace

const Layout& lay_out(std::string_view utf8, Manner manner) {
    constexpr std::size_t most = 4000;
    static std::unordered_map<std::string, Layout> kept;
    std::string key =
        language() + (manner.bold ? "\nb" : "\nr") + (manner.tabular ? "t" : "p") + (manner.rtl ? "<" : ">");
    key += utf8;
    if (const auto found = kept.find(key); found != kept.end()) return found->second;
    if (kept.size() >= most) kept.clear();
    return kept.emplace(std::move(key), made(utf8, manner)).first->second;
}

}  // namespace till::picture
