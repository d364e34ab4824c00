// From a page's wishes to colours that can be read. The only place that judges a colour.
#include "widget/style/style.hpp"

#include <algorithm>
#include <utility>

namespace till {
namespace {

constexpr std::uint32_t black = 0xff000000, white = 0xffffffff;
constexpr float for_words = 4.5F, for_bounds = 3;

float worst(std::uint32_t color, std::initializer_list<std::uint32_t> grounds) {
    float least = 21;
    for (const std::uint32_t ground : grounds) least = std::min(least, contrast(color, ground));
    return least;
}

// What is written on a button: as wished, else white where white will do.
std::uint32_t ink_on(std::uint32_t ground, std::uint32_t wish) {
    if (contrast(wish, ground) >= for_words) return wish;
    return contrast(white, ground) >= for_words ? white : black;
}

// Empty where the page has no such wish.
std::string_view wish(const std::vector<NamedValue>& wishes, std::string_view name) {
    for (const NamedValue& wish : wishes) {
        if (wish.name == name) return wish.value;
    }
    return {};
}

float radius_of(std::string_view text, float otherwise) {
    int radius = 0;
    for (const char c : text) {
        if (c < '0' || c > '9' || radius > 32) break;
        radius = radius * 10 + (c - '0');
    }
    return text.empty() ? otherwise : static_cast<float>(std::min(radius, 32));
}

}  // namespace

std::uint32_t legible(std::uint32_t color, std::initializer_list<std::uint32_t> grounds, float least) {
    if (worst(color, grounds) >= least) return color;
    const std::uint32_t pole = worst(black, grounds) >= worst(white, grounds) ? black : white;
    for (int step = 1; step < 32; ++step) {
        const std::uint32_t moved = mix(color, pole, static_cast<float>(step) / 32);
        if (worst(moved, grounds) >= least) return moved;
    }
    return pole;
}

std::uint32_t wash(const Theme& theme, std::uint32_t color, float share) {
    for (; share > 0.005F; share /= 2) {
        const std::uint32_t washed = mix(theme.surface, color, share);
        if (contrast(theme.text, washed) >= for_words) return washed;
    }
    return theme.surface;
}

Theme made_legible(Theme theme) {
    theme.surface |= black;
    theme.text = legible(theme.text | black, {theme.surface}, for_words);
    theme.raised = theme.dark ? wash(theme, theme.text, 0.04F) : theme.surface;
    theme.ground = wash(theme, theme.text, theme.dark ? 0.09F : 0.045F);
    const auto words = [&](std::uint32_t color) {
        return legible(color | black, {theme.surface, theme.raised, theme.ground}, for_words);
    };
    theme.accent = words(theme.accent);
    theme.error = words(theme.error);
    theme.success = words(theme.success);
    theme.warning = words(theme.warning);
    const float tint = theme.dark ? 0.16F : 0.07F;
    theme.muted = legible(theme.muted | black,
        {theme.surface, theme.raised, theme.ground, wash(theme, theme.accent, tint), wash(theme, theme.error, tint),
            wash(theme, theme.success, tint), wash(theme, theme.warning, tint), wash(theme, theme.text, 0.1F)},
        for_words);
    theme.edge = legible(theme.edge | black, {theme.surface, theme.raised}, for_bounds);
    theme.line = mix(theme.surface, theme.edge, theme.dark ? 0.4F : 0.3F);
    theme.action = legible(theme.action | black, {theme.surface, theme.raised}, for_bounds);
    theme.on_accent = ink_on(theme.accent, theme.on_accent | black);
    theme.on_action = ink_on(theme.action, theme.on_action | black);
    return theme;
}

Theme theme_of(const std::vector<NamedValue>& wishes) {
    constexpr std::uint32_t none = 0;
    const auto said = [&](std::string_view name) { return wish(wishes, name); };
    const auto color = [&](std::string_view name, std::uint32_t otherwise) {
        return parse_color(said(name), otherwise);
    };
    // A surface colour decides by itself whether the theme is light or dark.
    const std::uint32_t surface = color("surface", none);
    const bool dark = surface == none ? said("dark") == "true" : contrast(surface, white) > contrast(surface, black);
    Theme theme = dark ? dark_theme() : light_theme();
    if (surface != none) theme.surface = surface;
    theme.text = color("text", theme.text);
    theme.muted = color("muted", theme.muted);
    theme.edge = color("line", theme.edge);
    theme.accent = color("accent", theme.accent);
    theme.on_accent = color("on_accent", theme.on_accent);
    theme.action = color("merchant", theme.accent);
    theme.on_action = theme.on_accent;
    theme.error = color("error", theme.error);
    theme.success = color("success", theme.success);
    theme.warning = color("warning", theme.warning);
    theme.radius = radius_of(said("radius"), theme.radius);
    theme.reduced_motion = said("reduced_motion") == "true";
    theme.font = said("font");
    return made_legible(std::move(theme));
}

std::vector<NamedValue> colors_of(const Theme& theme) {
    struct Token {
        const char* name;
        std::uint32_t Theme::*color;
    };
    static constexpr Token tokens[] = {{"surface", &Theme::surface}, {"raised", &Theme::raised},
        {"ground", &Theme::ground}, {"text", &Theme::text}, {"muted", &Theme::muted}, {"line", &Theme::line},
        {"edge", &Theme::edge}, {"accent", &Theme::accent}, {"on_accent", &Theme::on_accent},
        {"action", &Theme::action}, {"on_action", &Theme::on_action}, {"error", &Theme::error},
        {"success", &Theme::success}, {"warning", &Theme::warning}};
    std::vector<NamedValue> colors;
    for (const Token& token : tokens) colors.push_back({token.name, hex_of(theme.*token.color)});
    return colors;
}

}  // namespace till
