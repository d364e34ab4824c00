// The two neutral themes, the type scale and the arithmetic of contrast.
#include "widget/style/style.hpp"

#include <cmath>
#include <utility>

namespace till {
namespace {

float linear(std::uint32_t channel) {
    const float c = static_cast<float>(channel & 255) / 255.0F;
    return c <= 0.04045F ? c / 12.92F : std::pow((c + 0.055F) / 1.055F, 2.4F);
}

float luminance(std::uint32_t color) {
    return 0.2126F * linear(color) + 0.7152F * linear(color >> 8) + 0.0722F * linear(color >> 16);
}

int hex(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

TextStyle make(const Theme& theme, float size, float leading, int weight, bool tabular = false) {
    TextStyle style;
    style.size = size;
    style.leading = leading;
    style.weight = weight;
    style.tabular = tabular;
    style.color = theme.text;
    return style;
}

}  // namespace

Theme light_theme() { return made_legible({}); }

Theme dark_theme() {
    Theme theme;
    theme.surface = 0xff201d1c;
    theme.text = 0xfff5f3f2;
    theme.muted = 0xffbab2ac;
    theme.edge = 0xff857c76;
    theme.accent = theme.action = 0xffff9d7a;
    theme.on_accent = theme.on_action = 0xff241009;
    theme.error = 0xff9090ff;
    theme.success = 0xff8ad67c;
    theme.warning = 0xff6cc2ff;
    theme.shadow = 0x66000000;
    theme.dark = true;
    return made_legible(std::move(theme));
}

float contrast(std::uint32_t a, std::uint32_t b) {
    const float la = luminance(a), lb = luminance(b);
    return (std::fmax(la, lb) + 0.05F) / (std::fmin(la, lb) + 0.05F);
}

std::string hex_of(std::uint32_t color) {
    std::string out = "#";
    for (const unsigned shift : {4U, 0U, 12U, 8U, 20U, 16U}) out += "0123456789abcdef"[color >> shift & 15];
    return out;
}

std::uint32_t mix(std::uint32_t a, std::uint32_t b, float share) {
    std::uint32_t result = 0;
    for (unsigned shift = 0; shift < 32; shift += 8) {
        const float ca = static_cast<float>(a >> shift & 255), cb = static_cast<float>(b >> shift & 255);
        result |= static_cast<std::uint32_t>(std::lround(ca + (cb - ca) * share)) << shift;
    }
    return result;
}

std::uint32_t parse_color(std::string_view text, std::uint32_t otherwise) {
    if (text.size() != 7 || text[0] != '#') return otherwise;
    std::uint32_t color = 0xff000000;
    for (std::size_t i = 0; i < 3; ++i) {
        const int high = hex(text[1 + 2 * i]), low = hex(text[2 + 2 * i]);
        if (high < 0 || low < 0) return otherwise;
        color |= static_cast<std::uint32_t>(high * 16 + low) << (8 * i);
    }
    return color;
}

namespace type {
TextStyle heading(const Theme& t) { return make(t, 20, 26, 600); }
TextStyle title(const Theme& t) { return make(t, 15, 20, 600); }
TextStyle body(const Theme& t) { return make(t, 15, 20, 400); }
TextStyle meta(const Theme& t) {
    TextStyle s = make(t, 13, 18, 400);
    s.color = t.muted;
    return s;
}
TextStyle price(const Theme& t) { return make(t, 17, 22, 700, true); }
TextStyle grand(const Theme& t) { return make(t, 22, 28, 700, true); }
TextStyle chip(const Theme& t) { return make(t, 12, 16, 500); }
TextStyle control(const Theme& t) { return make(t, 15, 20, 600); }
}  // namespace type

}  // namespace till
