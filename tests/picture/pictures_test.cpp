// Every state as it looks, drawn by the native rasteriser. Knows nothing of what a state means.
#include "tests/picture/record.hpp"

using namespace till;
using namespace till::test;

namespace {

bool blank(const std::string& words) { return words.find_first_not_of(" \n\t") == std::string::npos; }

// Pixels inside the box that stand out from its ground.
int ink(const Raster& raster, const Box& box) {
    const int left = static_cast<int>(box.x) + margin, top = static_cast<int>(box.y) + margin;
    const int right = std::min(raster.width, left + static_cast<int>(box.w) + 1),
              bottom = std::min(raster.height, top + static_cast<int>(box.h) + 1);
    const double ground = luma(texel_of(raster, std::max(0, left - 1), top));
    int count = 0;
    for (int y = top; y < bottom; ++y) {
        for (int x = std::max(0, left); x < right; ++x)
            count += std::fabs(luma(texel_of(raster, x, y)) - ground) > 40 ? 1 : 0;
    }
    return count;
}

// Lines that lie wholly on the surface: what a carousel has beyond its edge is not painted.
std::vector<Line> lines_in_sight(const Scene& scene, float width) {
    std::vector<Line> lines;
    for (const Node& node : scene.nodes) {
        for (const Line& line : node.lines) {
            if (!blank(line.text) && line.box.x >= 0 && line.box.x + line.box.w <= width) lines.push_back(line);
        }
    }
    return lines;
}

}  // namespace

TEST_CASE(
    "every state, width, script and theme looks as recorded, and every word that is read is painted where it is laid") {
    const Lab lab;
    Record record;
    std::size_t lines = 0;
    for (const Look& look : looks(lab)) {
        const Scene shown = scene(lab, look);
        INFO(look.name());
        CHECK(record.objection(look.name(), shown.raster) == "");
        for (const Line& line : lines_in_sight(shown, look.width)) {
            INFO(look.name() << ": " << line.text);
            CHECK(ink(shown.raster, line.box) >= 4);
            ++lines;
        }
    }
    CHECK(lines > 3000);
    CHECK(record.close() == "");
    MESSAGE(std::string(
        record.same_machine() ? "compared to the pixel" : "other fonts or libraries than recorded: compared by eye"));
}

TEST_CASE("likeness forgives smoothing and finds what a shopper would see") {
    const Lab lab;
    const Look ready{"sheet-ready"};
    const Raster before = scene(lab, ready).raster;
    const auto unlike = [&](const Raster& now) { return !difference(now, before).alike(); };
    Raster smoothed = before;
    for (std::size_t i = 0; i < smoothed.rgba.size(); ++i) {
        if (i % 4 != 3 && smoothed.rgba[i] > 20 && smoothed.rgba[i] < 235)
            smoothed.rgba[i] = static_cast<std::uint8_t>(smoothed.rgba[i] + (i / 4 % 2 ? 12 : -12));
    }
    CHECK(difference(smoothed, before).alike());
    CHECK(alike(signature(smoothed), signature(before)));
    Raster moved = before;
    std::move_backward(moved.rgba.begin(), moved.rgba.end() - 4 * 3 * before.width, moved.rgba.end());
    CHECK(unlike(moved));
    Raster blank = before;
    for (int y = before.height / 3; y < before.height / 3 + 40; ++y)
        std::fill_n(blank.rgba.begin() + 4 * y * before.width, 4 * before.width, std::uint8_t{255});
    CHECK(unlike(blank));
    Raster dark = scene(lab, {"sheet-ready", 494, "en", true}).raster;
    CHECK(unlike(dark));
    CHECK_FALSE(alike(signature(dark), signature(before)));
    CHECK_FALSE(alike(signature(scene(lab, {"sheet-declined"}).raster), signature(before)));
}

TEST_CASE("the same state drawn twice is the same picture") {
    const Lab lab;
    CHECK(scene(lab, {"carousel-three"}).raster.rgba == scene(lab, {"carousel-three"}).raster.rgba);
}
