// Fills custom rectangles of the atlas with the platform's raster of a run.
#include "widget/runs.hpp"

#include "widget/text.hpp"

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
    const std::int32_t integers[] = {style.weight, style.tabular ? 1 : 0, static_cast<std::int32_t>(style.color)};
    key.append(reinterpret_cast<const char*>(numbers), sizeof numbers);
    key.append(reinterpret_cast<const char*>(integers), sizeof integers);
    key += font;
    return key;
}

}  // namespace

const Run& Runs::get(std::string_view utf8, const TextStyle& style, float scale, std::string_view font) {
    Run& run = runs_[key_of(utf8, style, scale, font)];
    run.used = frame_;
    if (run.rect >= 0) return run;
    run.width = std::clamp(static_cast<int>(std::ceil(text::width(utf8, style) * scale)) + 4, 1, 4000);
    run.height = static_cast<int>(std::ceil(style.leading * scale)) + 4;
    run.baseline = std::round((style.leading * 0.5F + style.size * 0.35F) * scale) + 2;
    ImFontAtlasRect rect;
    run.rect = atlas_.AddCustomRect(run.width, run.height, &rect);
    if (run.rect < 0) return run;
    std::vector<std::uint8_t> pixels(static_cast<std::size_t>(run.width * run.height) * 4);
    text::rasterise(utf8, style, scale, pixels.data(), run.width, run.height, run.baseline);
    ImTextureData* texture = atlas_.TexData;
    for (int y = 0; y < run.height; ++y) {
        std::memcpy(texture->GetPixelsAt(rect.x, rect.y + y), pixels.data() + static_cast<std::size_t>(y * run.width) * 4, static_cast<std::size_t>(run.width) * 4);
    }
    ImFontAtlasTextureBlockQueueUpload(&atlas_, texture, rect.x, rect.y, rect.w, rect.h);
    return run;
}

void Runs::trim(std::size_t most) {
    if (runs_.size() <= most) return;
    std::erase_if(runs_, [&](const auto& entry) {
        if (entry.second.used + 120 > frame_) return false;
        if (entry.second.rect >= 0) atlas_.RemoveCustomRect(entry.second.rect);
        return true;
    });
}

}  // namespace till
