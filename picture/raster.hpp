// Replays a frame's commands on the CPU: the formulas of shaders/*.frag, for pictures without a GPU or a browser.
// Knows nothing of shopping, of fonts or of files. All lengths are physical px, rows from the top.
#pragma once

#include "widget/frame.hpp"

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

namespace till::picture {

struct Raster {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;  // 4 * width * height; premultiplied until it is flattened
};

// An atlas texture, lent: straight alpha, as TextureUpdate tells.
struct Atlas {
    const std::uint8_t* rgba = nullptr;
    int width = 0, height = 0, pitch = 0;  // pitch: bytes from row to row
};

// A product's picture with its halves of halves, as the painter's mipmaps: level 0 is the picture; premultiplied.
class Mipmap {
public:
    explicit Mipmap(Raster premultiplied);
    const std::vector<Raster>& levels() const { return levels_; }

private:
    std::vector<Raster> levels_;
};

// What commands name by id; a command whose texture is not here draws nothing.
struct Textures {
    std::unordered_map<std::uint32_t, Atlas> atlases;
    std::unordered_map<std::uint32_t, std::shared_ptr<const Mipmap>> images;
};

// On a transparent ground, each command blended over what was there: source + ground * (1 - alpha), 8 bits kept after each.
Raster replay(const Picture& picture, int width, int height, const Textures& textures);
// Over one opaque colour, 0xAABBGGRR; alpha is 255 everywhere afterwards.
void flatten(Raster& raster, std::uint32_t ground);

}  // namespace till::picture
