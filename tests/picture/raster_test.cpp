// The rasteriser against what its shapes are by geometry. Knows nothing of the widget.
#include "picture/raster.hpp"
#include "picture/files.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>
#include <numeric>

using namespace till;
using namespace till::picture;

namespace {

constexpr std::uint32_t white = 0xffffffff, black = 0xff000000, red = 0xff0000ff;

Command box(float x, float y, float w, float h) {
    Command command;
    command.kind = CommandKind::box;
    const float clip[] = {0, 0, 1000, 1000}, rect[] = {x, y, w, h};
    std::copy(std::begin(clip), std::end(clip), command.clip);
    std::copy(std::begin(rect), std::end(rect), command.rect);
    command.fill = black;
    return command;
}

Raster drawn(const std::vector<Command>& commands, int width = 100, int height = 100, const Textures& textures = {}) {
    Picture picture;
    picture.commands = commands;
    return replay(picture, width, height, textures);
}

int channel(const Raster& raster, int x, int y, std::size_t c = 3) {
    return raster
        .rgba[4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(raster.width) + static_cast<std::size_t>(x)) +
            c];
}

double covered(const Raster& raster) {  // px
    double sum = 0;
    for (std::size_t i = 3; i < raster.rgba.size(); i += 4) sum += raster.rgba[i] / 255.0;
    return sum;
}

Raster plain(int width, int height, std::uint32_t color) {
    Raster raster{width, height, {}};
    raster.rgba.resize(4 * static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    flatten(raster, color);
    return raster;
}

// One quad of two triangles with a texture of one white texel, as Dear ImGui draws a filled rectangle.
struct Mesh {
    std::uint8_t texel[4] = {255, 255, 255, 255};
    Picture picture;
    Textures textures;
    Mesh(const std::vector<std::pair<float, float>>& corners, const std::vector<std::uint16_t>& indices,
        std::uint32_t color) {
        textures.atlases[1] = {texel, 1, 1, 4};
        for (const auto& [x, y] : corners) picture.vertices.push_back({x, y, 0.5F, 0.5F, color});
        picture.indices = indices;
        Command command;
        command.texture = 1;
        command.index_count = static_cast<std::uint32_t>(indices.size());
        command.clip[2] = command.clip[3] = 1000;
        picture.commands.push_back(command);
    }
};

}  // namespace

TEST_CASE("a box on whole pixels covers them wholly and no others") {
    const Raster raster = drawn({box(10, 20, 30, 40)});
    CHECK(covered(raster) == 30 * 40);
    CHECK(channel(raster, 10, 20) == 255);
    CHECK(channel(raster, 39, 59) == 255);
    CHECK(channel(raster, 9, 20) == 0);
    CHECK(channel(raster, 40, 59) == 0);
}

TEST_CASE("a rounded box covers its area, and a half of the pixels its corner cuts through") {
    Command command = box(10, 10, 60, 60);
    command.radius = 20;
    const Raster raster = drawn({command});
    CHECK(covered(raster) == doctest::Approx(60 * 60 - (4 - std::acos(-1.0)) * 20 * 20).epsilon(0.002));
    CHECK(channel(raster, 10, 10) == 0);
    CHECK(channel(raster, 30, 10) == 255);
    // 45 degrees into the corner: the edge runs through the middle of what lies between in and out.
    const int at = 10 + 20 - static_cast<int>(20 / std::sqrt(2.0));
    CHECK(channel(raster, at - 2, at - 2) < 64);
    CHECK(channel(raster, at + 1, at + 1) > 192);
    for (int x = 0; x < 100; ++x) {
        for (int y = 0; y < 100; ++y) REQUIRE(channel(raster, x, y) == channel(raster, 79 - x < 0 ? x : 79 - x, y));
    }
}

TEST_CASE("a radius larger than the box makes a pill, not a hole") {
    Command command = box(10, 10, 60, 20);
    command.radius = 400;
    CHECK(covered(drawn({command})) == doctest::Approx(40 * 20 + std::acos(-1.0) * 100).epsilon(0.005));
}

TEST_CASE("a border lies inside its box and leaves the fill as it is") {
    Command command = box(10, 10, 40, 40);
    command.fill = white;
    command.border = 3;
    command.border_color = red;
    const Raster raster = drawn({command});
    CHECK(covered(raster) == 1600);
    CHECK(channel(raster, 12, 30, 1) == 0);
    CHECK(channel(raster, 13, 30, 1) == 255);
    CHECK(channel(raster, 30, 47, 1) == 0);
}

TEST_CASE("a shadow falls off with distance, lies nowhere under its box and ends where the blur ends") {
    Command command = box(80, 80, 80, 80);
    command.fill = 0;
    command.shadow_color = 0x80000000;
    command.shadow[2] = 30;
    const Raster raster = drawn({command}, 240, 240);
    CHECK(channel(raster, 120, 120) == 0);
    CHECK(channel(raster, 80, 120) == 0);
    int before = 255;
    for (int x = 79; x >= 36; --x) {
        const int now = channel(raster, x, 120);
        REQUIRE(now <= before);
        before = now;
    }
    CHECK(channel(raster, 79, 120) == doctest::Approx(64).epsilon(0.08));  // half of its colour at its edge
    CHECK(channel(raster, 50, 120) <= 4);
    CHECK(channel(raster, 20, 120) == 0);
    for (int y = 0; y < 240; ++y) REQUIRE(channel(raster, 60, y) == channel(raster, 179, y));
}

TEST_CASE("a shadow without blur is the box again, moved") {
    Command command = box(20, 20, 20, 20);
    command.shadow_color = red;
    command.shadow[0] = 5;
    command.shadow[1] = 7;
    const Raster raster = drawn({command});
    CHECK(covered(raster) == 20 * 20 + 20 * 20 - 15 * 13);
    CHECK(channel(raster, 44, 46, 0) == 255);
    CHECK(channel(raster, 39, 39, 0) == 0);
}

TEST_CASE("clipping is exact for boxes and for triangles") {
    Command command = box(10, 10, 60, 60);
    const float clip[] = {20, 25, 50, 45};
    std::copy(std::begin(clip), std::end(clip), command.clip);
    const Raster raster = drawn({command});
    CHECK(covered(raster) == 30 * 20);
    CHECK(channel(raster, 20, 25) == 255);
    CHECK(channel(raster, 49, 44) == 255);
    CHECK(channel(raster, 50, 44) == 0);
    Mesh mesh({{10, 10}, {70, 10}, {70, 70}, {10, 70}}, {0, 1, 2, 0, 2, 3}, black);
    std::copy(std::begin(clip), std::end(clip), mesh.picture.commands[0].clip);
    CHECK(replay(mesh.picture, 100, 100, mesh.textures).rgba == raster.rgba);
}

TEST_CASE("what lies outside the picture is not drawn, and a clip that is empty draws nothing") {
    CHECK(covered(drawn({box(-50, -50, 40, 40), box(500, 0, 40, 40)})) == 0);
    Command command = box(-10, -10, 200, 200);
    CHECK(covered(drawn({command})) == 100 * 100);
    command.clip[2] = 0;
    CHECK(covered(drawn({command})) == 0);
}

TEST_CASE("triangles that share edges cover every pixel exactly once") {
    // Half transparent: a pixel drawn twice would be darker, one left out lighter.
    const Mesh mesh({{10, 10}, {73.3F, 14.7F}, {66.1F, 70.9F}, {12.2F, 63.6F}, {40.4F, 37.7F}},
        {0, 1, 4, 1, 2, 4, 2, 3, 4, 3, 0, 4}, 0x80000000);
    const Raster raster = replay(mesh.picture, 100, 100, mesh.textures);
    for (std::size_t i = 3; i < raster.rgba.size(); i += 4) REQUIRE((raster.rgba[i] == 0 || raster.rgba[i] == 128));
    const auto& v = mesh.picture.vertices;
    double twice = 0;
    for (std::size_t i = 0; i < 4; ++i)
        twice += static_cast<double>(v[i].x) * static_cast<double>(v[(i + 1) % 4].y) -
            static_cast<double>(v[(i + 1) % 4].x) * static_cast<double>(v[i].y);
    CHECK(covered(raster) * 255 / 128 == doctest::Approx(twice / 2).epsilon(0.01));
}

TEST_CASE("a texture laid on whole pixels is copied exactly, and between pixels it is mixed") {
    std::vector<std::uint8_t> texels;
    for (std::uint8_t i = 0; i < 16; ++i) texels.insert(texels.end(), {0, 0, 0, static_cast<std::uint8_t>(16 * i)});
    Mesh mesh({{5, 5}, {9, 5}, {9, 9}, {5, 9}}, {0, 1, 2, 0, 2, 3}, white);
    const float uv[][2] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
    for (std::size_t i = 0; i < 4; ++i) {
        mesh.picture.vertices[i].u = uv[i][0];
        mesh.picture.vertices[i].v = uv[i][1];
    }
    mesh.textures.atlases[1] = {texels.data(), 4, 4, 16};
    const Raster exact = replay(mesh.picture, 20, 20, mesh.textures);
    for (int i = 0; i < 16; ++i) CHECK(channel(exact, 5 + i % 4, 5 + i / 4) == 16 * i);
    for (Vertex& vertex : mesh.picture.vertices) vertex.x += 0.5F;
    const Raster mixed = replay(mesh.picture, 20, 20, mesh.textures);
    CHECK(channel(mixed, 6, 5) == 8);
}

TEST_CASE("a picture fills its place, keeps its colour when shrunk, and is cut to its corners") {
    Textures textures;
    textures.images[7] = std::make_shared<Mipmap>(plain(300, 200, red));
    Command command = box(10, 10, 60, 40);
    command.kind = CommandKind::image;
    command.texture = 7;
    command.uv[2] = command.uv[3] = 1;
    Raster raster = drawn({command}, 100, 100, textures);
    CHECK(covered(raster) == 60 * 40);
    CHECK(channel(raster, 40, 30, 0) == 255);
    CHECK(channel(raster, 40, 30, 1) == 0);
    command.radius = 20;
    raster = drawn({command}, 100, 100, textures);
    CHECK(channel(raster, 10, 10) == 0);
    CHECK(covered(raster) == doctest::Approx(60 * 40 - (4 - std::acos(-1.0)) * 400).epsilon(0.005));
    command.opacity = 0.5F;
    CHECK(channel(drawn({command}, 100, 100, textures), 40, 30) == 128);
    command.texture = 8;
    CHECK(covered(drawn({command}, 100, 100, textures)) == 0);
}

TEST_CASE("the part of a picture that is asked for is shown, upright") {
    Raster halves = plain(64, 64, red);
    for (std::size_t i = 0; i < halves.rgba.size() / 2; i += 4) halves.rgba[i] = 0;  // black above
    Textures textures;
    textures.images[1] = std::make_shared<Mipmap>(halves);
    Command command = box(0, 0, 64, 64);
    command.kind = CommandKind::image;
    command.texture = 1;
    command.uv[2] = command.uv[3] = 1;
    const Raster whole = drawn({command}, 64, 64, textures);
    CHECK(channel(whole, 30, 10, 0) == 0);
    CHECK(channel(whole, 30, 50, 0) == 255);
    command.uv[1] = 0.5F;
    CHECK(channel(drawn({command}, 64, 64, textures), 30, 10, 0) == 255);
}

TEST_CASE("mipmaps are means, down to one pixel") {
    Raster stripes = plain(5, 3, white);
    for (std::size_t i = 0; i < stripes.rgba.size(); i += 8) stripes.rgba[i] = 0;
    const Mipmap mipmap(stripes);
    REQUIRE(mipmap.levels().size() == 3);
    CHECK(mipmap.levels()[1].width == 2);
    CHECK(mipmap.levels()[1].height == 1);
    CHECK(static_cast<int>(mipmap.levels()[1].rgba[0]) == 128);
    CHECK(mipmap.levels()[2].rgba.size() == 4);
}

TEST_CASE("a PNG that was written is read again as it was") {
    Raster raster = plain(33, 17, 0xff204060);
    for (std::size_t i = 0; i < raster.rgba.size(); ++i) {
        if (i % 4 != 3) raster.rgba[i] = static_cast<std::uint8_t>(i * 7);
    }
    const std::string path = (std::filesystem::temp_directory_path() / "till_raster_test.png").string();
    REQUIRE(write_png(path, raster));
    const auto read = read_png(path), art = read_art(path);
    REQUIRE(read);
    REQUIRE(art);
    CHECK(read->rgba == raster.rgba);
    CHECK(art->rgba == raster.rgba);
    std::filesystem::remove(path);
    CHECK_FALSE(read_png(path));
    CHECK_FALSE(read_art(path));
    CHECK_FALSE(read_art("tests/picture/raster_test.cpp"));
}

TEST_CASE("vectors are drawn 640 px large") {
    const auto art = read_art("tests/merchant/catalog/images/akari-paper.svg");
    REQUIRE(art);
    CHECK(art->width == 640);
    CHECK(art->height == 640);
    CHECK(covered(*art) == 640 * 640);
}
