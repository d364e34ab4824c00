// Fills custom rectangles of the atlas with the platform's raster of a run.
#include "widget/paint/runs.hpp"

#include "widget/paint/text.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

namespace till {
namespace {

std::string key_of(std::string_view utf8, const TextStyle& style, float scale, std::string_view font) {
    std::string key(utf8);
    const float numbers[] = {style.size, scale};
    const std::int32_t integers[] = {
        style.weight, style.tabular ? 1 : 0, style.rtl ? 1 : 0, static_cast<std::int32_t>(style.color)};
    key.append(reinterpret_cast<const char*>(numbers), sizeof numbers);
    key.append(reinterpret_cast<const char*>(integers), sizeof integers);
    key += font;
    return key;
}

}  // namespace

const Run& Runs::get(std::string_view utf8, const TextStyle& style, float scale, std::string_view font) {
    std::string key = key_of(utf8, style, scale, font);
    if (const auto known = runs_.find(key); known != runs_.end() && known->second.rect >= 0) {
        known->second.used = frame_;
        return known->second;
    }
    Run run;
    run.used = frame_;
    run.width = std::clamp(static_cast<int>(std::ceil(text::width(utf8, style) * scale)) + 4, 1, 4000);
    run.height = static_cast<int>(std::ceil(style.leading * scale)) + 4;
    run.baseline = std::round((style.leading * 0.5F + style.size * 0.35F) * scale) + 2;
    const auto texels = static_cast<std::size_t>(run.width) * static_cast<std::size_t>(run.height);
    make_room(texels);
    ImFontAtlasRect rect;
    run.rect = atlas_.AddCustomRect(run.width, run.height, &rect);
    if (run.rect < 0) {  // full at its largest: only what this frame shows may stay
        drop_unused_for(1);
        run.rect = atlas_.AddCustomRect(run.width, run.height, &rect);
    }
    if (run.rect >= 0) {
        texels_ += texels;
        std::vector<std::uint8_t> pixels(texels * 4);
        text::rasterise(utf8, style, scale, pixels.data(), run.width, run.height, run.baseline);
        ImTextureData* texture = atlas_.TexData;
        for (int y = 0; y < run.height; ++y) {
            std::memcpy(texture->GetPixelsAt(rect.x, rect.y + y),
                pixels.data() + static_cast<std::size_t>(y * run.width) * 4, static_cast<std::size_t>(run.width) * 4);
        }
        ImFontAtlasTextureBlockQueueUpload(&atlas_, texture, rect.x, rect.y, rect.w, rect.h);
    }
    return runs_.insert_or_assign(std::move(key), run).first->second;
}

void Runs::drop_unused_for(std::uint64_t frames) {
    std::erase_if(runs_, [&](const auto& entry) {
        const Run& run = entry.second;
        if (run.used + frames > frame_) return false;
        if (run.rect >= 0) {
            atlas_.RemoveCustomRect(run.rect);
            texels_ -= static_cast<std::size_t>(run.width) * static_cast<std::size_t>(run.height);
        }
        return true;
    });
}

// A quarter at once: Dear ImGui packs again, instead of growing, once a fifth of the atlas lies waste.
void Runs::make_room(std::size_t texels) {
    if (texels_ + texels <= most_texels) return;
    for (std::uint64_t frames = 512; frames > 0 && texels_ + texels > most_texels / 4 * 3; frames /= 2)
        drop_unused_for(frames);
}

std::size_t Runs::atlas_bytes() const {
    const ImTextureData* texture = atlas_.TexData;
    return texture ? static_cast<std::size_t>(texture->GetSizeInBytes()) : 0;
}

void Runs::trim() {
    if (atlas_bytes() > most_texels * 8 && texels_ < most_texels) ImFontAtlasTextureCompact(&atlas_);
}

}  // namespace till
