// One command after the other, in the order they were given.
#include "picture/canvas.hpp"

namespace till::picture {

Mipmap::Mipmap(Raster premultiplied) {
    levels_.push_back(std::move(premultiplied));
    while (levels_.back().width > 1 || levels_.back().height > 1) {
        const Raster& from = levels_.back();
        Raster half{std::max(1, from.width / 2), std::max(1, from.height / 2), {}};
        half.rgba.resize(4 * static_cast<std::size_t>(half.width) * static_cast<std::size_t>(half.height));
        for (int y = 0; y < half.height; ++y) {
            for (int x = 0; x < half.width; ++x) {
                const auto at = [&](int right, int down, std::size_t channel) {
                    const int from_x = std::min(2 * x + right, from.width - 1),
                              from_y = std::min(2 * y + down, from.height - 1);
                    return static_cast<unsigned>(from.rgba[4 *
                            (static_cast<std::size_t>(from_y) * static_cast<std::size_t>(from.width) +
                                static_cast<std::size_t>(from_x)) +
                        channel]);
                };
                for (std::size_t c = 0; c < 4; ++c)
                    pixel(half, x, y)[c] =
                        static_cast<std::uint8_t>((at(0, 0, c) + at(1, 0, c) + at(0, 1, c) + at(1, 1, c) + 2) / 4);
            }
        }
        levels_.push_back(std::move(half));
    }
}

Raster replay(const Picture& picture, int width, int height, const Textures& textures) {
    Raster raster{std::max(1, width), std::max(1, height), {}};
    raster.rgba.resize(4 * static_cast<std::size_t>(raster.width) * static_cast<std::size_t>(raster.height));
    for (const Command& command : picture.commands) {
        switch (command.kind) {
            case CommandKind::triangles:
                if (const auto atlas = textures.atlases.find(command.texture); atlas != textures.atlases.end())
                    draw_triangles(raster, command, picture, atlas->second);
                break;
            case CommandKind::box: draw_box(raster, command); break;
            case CommandKind::image:
                if (const auto image = textures.images.find(command.texture); image != textures.images.end())
                    draw_image(raster, command, *image->second);
                break;
        }
    }
    return raster;
}

void flatten(Raster& raster, std::uint32_t ground) {
    const Color under = premultiplied(ground | 0xff000000U);
    for (std::size_t i = 0; i + 3 < raster.rgba.size(); i += 4) {
        std::uint8_t* at = raster.rgba.data() + i;
        const Color now = texel(at) + under * (1 - static_cast<float>(at[3]) / 255.0F);
        at[0] = byte(now.r);
        at[1] = byte(now.g);
        at[2] = byte(now.b);
        at[3] = 255;
    }
}

}  // namespace till::picture
