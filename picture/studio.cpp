// Frames carry addresses of 32 bits, as WebAssembly has them; here the same draw data and atlas are read where they lie.
#include "picture/studio.hpp"

#include "picture/canvas.hpp"
#include "picture/files.hpp"

namespace till::picture {
namespace {

constexpr int most_frames = 120;        // what still moves then is shown as it is
constexpr double long_after = 1000000;  // ms; whatever began to move before has come to rest

const Frame& settled(Shared& shared, App& app, Gallery& gallery, Textures& textures) {
    const Frame* frame = nullptr;
    for (int i = 0; i < most_frames; ++i) {
        frame = &app.frame(long_after + 16.0 * i);
        const std::vector<Images::Entry> wanted = shared.images.take_wanted();
        for (const Images::Entry& entry : wanted) {
            const auto art = gallery.get(entry.url);
            shared.images.arrived(entry.id, art ? art->levels()[0].width : 0, art ? art->levels()[0].height : 0);
            if (art) textures.images[entry.id] = art;
        }
        const bool redraw = app.receive(FrameShown{}) == Outcome::redraw;
        if (wanted.empty() && i > 0 && !frame->again && !redraw) break;
    }
    for (const ImTextureData* texture : shared.paint.atlas.TexList) {
        if (texture->Pixels)
            textures.atlases[static_cast<std::uint32_t>(texture->GetTexID())] = {
                texture->Pixels, texture->Width, texture->Height, texture->GetPitch()};
    }
    return *frame;
}

}  // namespace

std::shared_ptr<const Mipmap> Gallery::get(const std::string& url) {
    const auto [entry, added] = read_.try_emplace(url);
    if (!added) return entry->second;
    const std::string path = find_(url);
    std::optional<Raster> art = path.empty() ? std::nullopt : read_art(path);
    if (art) entry->second = std::make_shared<const Mipmap>(std::move(*art));
    return entry->second;
}

Raster shoot(Shared& shared, App& app, Gallery& gallery, std::uint32_t ground, int margin) {
    Textures textures;
    const Frame& frame = settled(shared, app, gallery, textures);
    Raster drawn = replay(app.picture(), static_cast<int>(frame.width), static_cast<int>(frame.height), textures);
    flatten(drawn, ground);
    if (margin <= 0) return drawn;
    Raster framed{drawn.width + 2 * margin, drawn.height + 2 * margin, {}};
    framed.rgba.resize(4 * static_cast<std::size_t>(framed.width) * static_cast<std::size_t>(framed.height));
    flatten(framed, ground);
    for (int y = 0; y < drawn.height; ++y)
        std::copy_n(pixel(drawn, 0, y), 4 * static_cast<std::size_t>(drawn.width), pixel(framed, margin, y + margin));
    return framed;
}

}  // namespace till::picture
