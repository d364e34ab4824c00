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

// The text after "name":, up to what ends it.
std::string_view member(std::string_view json, std::string_view name) {
    const std::string quoted = "\"" + std::string(name) + "\":";
    const std::size_t at = json.find(quoted);
    if (at == std::string_view::npos) return {};
    std::string_view rest = json.substr(at + quoted.size());
    if (!rest.empty() && rest.front() == '"') {
        std::size_t end = 1;
        while (end < rest.size() && rest[end] != '"') end += rest[end] == '\\' ? 2U : 1U;
        return rest.substr(1, end - 1);
    }
    return rest.substr(0, rest.find_first_of(",}"));
}

std::uint32_t color_of(std::string_view json, std::string_view name, std::uint32_t otherwise) {
    return parse_color(member(json, name), otherwise);
}

float radius_of(std::string_view json, float otherwise) {
    const std::string_view text = member(json, "radius");
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

Theme read_theme(std::string_view json) {
    constexpr std::uint32_t none = 0;
    const std::uint32_t surface = color_of(json, "surface", none);
    // A page that gives its surface has said with it whether it is light or dark.
    const bool dark =
        surface == none ? member(json, "dark") == "true" : contrast(surface, white) > contrast(surface, black);
    Theme theme = dark ? dark_theme() : light_theme();
    if (surface != none) theme.surface = surface;
    theme.text = color_of(json, "text", theme.text);
    theme.muted = color_of(json, "muted", theme.muted);
    theme.edge = color_of(json, "line", theme.edge);
    theme.accent = color_of(json, "accent", theme.accent);
    theme.on_accent = color_of(json, "on_accent", theme.on_accent);
    theme.action = color_of(json, "merchant", theme.accent);
    theme.on_action = theme.on_accent;
    theme.error = color_of(json, "error", theme.error);
    theme.success = color_of(json, "success", theme.success);
    theme.warning = color_of(json, "warning", theme.warning);
    theme.radius = radius_of(json, theme.radius);
    theme.reduced_motion = member(json, "reduced_motion") == "true";
    theme.compact = member(json, "density") == "compact";
    theme.font = std::string(member(json, "font"));
    return made_legible(std::move(theme));
}

std::string write_theme(const Theme& theme) {
    std::string out = theme.dark ? "{\"dark\":true" : "{\"dark\":false";
    const std::pair<const char*, std::uint32_t> colors[] = {{"surface", theme.surface}, {"raised", theme.raised},
        {"ground", theme.ground}, {"text", theme.text}, {"muted", theme.muted}, {"line", theme.line},
        {"edge", theme.edge}, {"accent", theme.accent}, {"on_accent", theme.on_accent}, {"action", theme.action},
        {"on_action", theme.on_action}, {"error", theme.error}, {"success", theme.success}, {"warning", theme.warning}};
    for (const auto& [name, color] : colors) {
        out += ",\"" + std::string(name) + "\":\"#";
        for (const unsigned shift : {4U, 0U, 12U, 8U, 20U, 16U}) out += "0123456789abcdef"[color >> shift & 15];
        out += '"';
    }
    return out + "}";
}

}  // namespace till
