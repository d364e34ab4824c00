// Whatever colours a page asks for, what is drawn with them can be read. The cube of colours is walked in steps that hit
// both poles and everything near the middle, where black and white are equally far away.
#include "widget/style/style.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <vector>

using namespace till;

namespace {

constexpr std::array<unsigned, 9> levels = {0, 32, 64, 96, 118, 128, 160, 208, 255};

std::vector<std::uint32_t> cube() {
    std::vector<std::uint32_t> colors;
    for (const unsigned r : levels) {
        for (const unsigned g : levels) {
            for (const unsigned b : levels) colors.push_back(0xff000000U | b << 16 | g << 8 | r);
        }
    }
    return colors;
}

std::string hex(std::uint32_t color) {
    char text[8];
    std::snprintf(text, sizeof text, "#%02x%02x%02x", color & 255U, color >> 8 & 255U, color >> 16 & 255U);
    return text;
}

// The least contrast of all that is drawn with words, and of all that bounds a control.
struct Least {
    float words, bounds;
};

Least least(const Theme& t) {
    Least found{21, 21};
    for (const std::uint32_t ground : {t.surface, t.raised, t.ground}) {
        for (const std::uint32_t ink : {t.text, t.muted, t.accent, t.error, t.success, t.warning})
            found.words = std::min(found.words, contrast(ink, ground));
    }
    for (const std::uint32_t tone : {t.accent, t.error, t.success, t.warning}) {
        const std::uint32_t washed = wash(t, tone, t.dark ? 0.16F : 0.07F);
        for (const std::uint32_t ink : {t.text, t.muted}) found.words = std::min(found.words, contrast(ink, washed));
    }
    found.words = std::min({found.words, contrast(t.on_accent, t.accent), contrast(t.on_action, t.action)});
    for (const std::uint32_t ground : {t.surface, t.raised})
        found.bounds =
            std::min({found.bounds, contrast(t.edge, ground), contrast(t.action, ground), contrast(t.accent, ground)});
    return found;
}

}  // namespace

TEST_CASE("whatever colour a page gives one token, words stay at 4.5 and bounds at 3") {
    for (const char* token :
        {"surface", "text", "muted", "line", "accent", "on_accent", "merchant", "error", "success", "warning"}) {
        for (const char* dark : {"true", "false"}) {
            for (const std::uint32_t color : cube()) {
                const Theme theme = theme_of({{"dark", dark}, {token, hex(color)}});
                const Least found = least(theme);
                if (found.words >= 4.5F && found.bounds >= 3) continue;
                FAIL_CHECK(token << " " << hex(color) << ", dark " << dark << ": words " << found.words << ", bounds "
                                 << found.bounds);
            }
        }
    }
}

TEST_CASE("all colours at once, the worst that can be asked for, are corrected too") {
    const std::vector<std::uint32_t> colors = cube();
    std::uint32_t seed = 20261124;
    const auto next = [&] {
        seed = seed * 1664525U + 1013904223U;
        return colors[(seed >> 8) % colors.size()];
    };
    for (int turn = 0; turn < 4000; ++turn) {
        std::vector<NamedValue> wishes;
        std::string told;
        for (const char* token :
            {"surface", "text", "muted", "line", "accent", "on_accent", "merchant", "error", "success", "warning"})
            wishes.push_back({token, hex(next())});
        for (const NamedValue& one : wishes) told += one.name + " " + one.value + " ";
        const Theme theme = theme_of(wishes);
        const Least found = least(theme);
        INFO(told);
        CHECK(found.words >= 4.5F);
        CHECK(found.bounds >= 3);
        CHECK(made_legible(theme) == theme);
    }
}

TEST_CASE("a colour that can be read is left as it is") {
    const Theme theme = theme_of({{"surface", "#ffffff"}, {"text", "#0d0d0d"}, {"muted", "#5d5d5d"},
        {"accent", "#0b57d0"}, {"on_accent", "#ffffff"}, {"merchant", "#7a1fa2"}});
    CHECK(hex(theme.text) == "#0d0d0d");
    CHECK(hex(theme.muted) == "#5d5d5d");
    CHECK(hex(theme.accent) == "#0b57d0");
    CHECK(hex(theme.action) == "#7a1fa2");
}

TEST_CASE("the merchant's colour reaches the primary button and nothing else") {
    Theme with = theme_of({{"merchant", "#7a1fa2"}}), without = theme_of({});
    CHECK(with.action != without.action);
    with.action = without.action;
    with.on_action = without.on_action;
    CHECK(with == without);
}

TEST_CASE("a page that gives a dark surface is dark, whatever else it says") {
    CHECK(theme_of({{"dark", "false"}, {"surface", "#101418"}}).dark);
    CHECK_FALSE(theme_of({{"dark", "true"}, {"surface", "#fafafa"}}).dark);
    CHECK(theme_of({{"dark", "true"}}).dark);
}

TEST_CASE("radius and nonsense") {
    CHECK(theme_of({{"radius", "0"}}).radius == 0);
    CHECK(theme_of({{"radius", "24.5"}}).radius == 24);
    CHECK(theme_of({{"radius", "99999999999"}}).radius == 32);
    CHECK(theme_of({}).radius == light_theme().radius);
    CHECK(theme_of({{"surface", "red"}, {"text", "#12"}, {"accent", "#gggggg"}}) == light_theme());
}
