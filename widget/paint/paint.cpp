// The draw list is reset, filled and copied out within one frame. Our own shapes are entered as callbacks, which keep
// their place among Dear ImGui's commands and are never called.
#include "widget/paint/paint.hpp"

#include <cstring>

namespace till {
namespace {

void marker(const ImDrawList*, const ImDrawCmd*) {}

}  // namespace

Paint::Paint() {
    atlas.Flags |= ImFontAtlasFlags_NoBakedLines | ImFontAtlasFlags_NoMouseCursors;
    atlas.TexMinWidth = 1024;
    atlas.TexMinHeight = 512;
    atlas.TexMaxWidth = atlas.TexMaxHeight = 4096;
    shared_.FontAtlas = &atlas;
    shared_.CurveTessellationTol = 1.25F;
    shared_.SetCircleTessellationMaxError(0.3F);
    shared_.InitialFlags =
        ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedFill | ImDrawListFlags_AllowVtxOffset;
    shared_.ClipRectFullscreen = {-100, -100, 16000, 16000};
    ImFontAtlasAddDrawListSharedData(&atlas, &shared_);
    // Dear ImGui wants one font to stand on; ours has no glyphs and is never drawn with.
    static char nothing[4] = {};
    ImFontConfig config;
    config.FontData = nothing;
    config.FontDataSize = sizeof nothing;
    config.FontDataOwnedByAtlas = false;
    config.SizePixels = 13;
    atlas.AddFont(&config);
}

Paint::~Paint() { ImFontAtlasRemoveDrawListSharedData(&atlas, &shared_); }

void Paint::begin() {
    ImFontAtlasUpdateNewFrame(&atlas, ++frames_, true);
    list._ResetForNewFrame();
    list.PushTexture(atlas.TexRef);
    list.PushClipRectFullScreen();
}

void Paint::push(const Command& command) { list.AddCallback(marker, const_cast<Command*>(&command), sizeof command); }

void Paint::shrink(const Mark& since, float x, float y, float factor) {
    const auto towards = [factor](float& at, float middle) { at = middle + (at - middle) * factor; };
    for (int i = since.vertices; i < list.VtxBuffer.Size; ++i) {
        towards(list.VtxBuffer[i].pos.x, x);
        towards(list.VtxBuffer[i].pos.y, y);
    }
    for (int at = since.shapes; at < list._CallbacksDataBuf.Size; at += static_cast<int>(sizeof(Command))) {
        Command command;
        std::memcpy(&command, &list._CallbacksDataBuf[at], sizeof command);
        towards(command.rect[0], x);
        towards(command.rect[1], y);
        for (float* length : {&command.rect[2], &command.rect[3], &command.radius, &command.border}) *length *= factor;
        std::memcpy(&list._CallbacksDataBuf[at], &command, sizeof command);
    }
}

void Paint::end(Picture& picture, std::vector<TextureUpdate>& updates) {
    list.PopClipRect();
    list.PopTexture();
    collect_textures(updates);  // first: commands name textures by the ids given here
    picture.commands.clear();
    picture.vertices.clear();
    picture.indices.clear();
    for (const ImDrawVert& v : list.VtxBuffer) picture.vertices.push_back({v.pos.x, v.pos.y, v.uv.x, v.uv.y, v.col});
    for (const ImDrawIdx index : list.IdxBuffer) picture.indices.push_back(index);
    for (const ImDrawCmd& cmd : list.CmdBuffer) {
        Command command;
        if (cmd.UserCallback == marker)
            std::memcpy(&command, list._CallbacksDataBuf.Data + cmd.UserCallbackDataOffset, sizeof command);
        else if (cmd.UserCallback || cmd.ElemCount == 0) continue;
        else {
            command.texture = static_cast<std::uint32_t>(cmd.GetTexID());
            command.index_offset = cmd.IdxOffset;
            command.index_count = cmd.ElemCount;
            command.vertex_offset = cmd.VtxOffset;
        }
        const float clip[] = {cmd.ClipRect.x, cmd.ClipRect.y, cmd.ClipRect.z, cmd.ClipRect.w};
        std::memcpy(command.clip, clip, sizeof clip);
        picture.commands.push_back(command);
    }
}

void Paint::collect_textures(std::vector<TextureUpdate>& updates) {
    updates.clear();
    for (ImTextureData* texture : atlas.TexList) {
        texture->RefCount = 1;  // one painter
        TextureUpdate update;
        update.width = static_cast<std::uint32_t>(texture->Width);
        update.height = static_cast<std::uint32_t>(texture->Height);
        update.pitch = static_cast<std::uint32_t>(texture->GetPitch());
        if (texture->Status == ImTextureStatus_WantCreate) {
            texture->SetTexID(static_cast<ImTextureID>(++last_texture_));
            update.action = TextureAction::create;
            update.w = update.width;
            update.h = update.height;
        } else if (texture->Status == ImTextureStatus_WantUpdates) {
            update.action = TextureAction::update;
            update.x = texture->UpdateRect.x;
            update.y = texture->UpdateRect.y;
            update.w = texture->UpdateRect.w;
            update.h = texture->UpdateRect.h;
        } else if (texture->Status == ImTextureStatus_WantDestroy && texture->UnusedFrames > 0) {
            update.action = TextureAction::destroy;
            update.texture = static_cast<std::uint32_t>(texture->TexID);
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
            updates.push_back(update);
            continue;
        } else continue;
        update.texture = static_cast<std::uint32_t>(texture->TexID);
        update.pixels = static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(
            texture->GetPixelsAt(static_cast<int>(update.x), static_cast<int>(update.y))));
        texture->SetStatus(ImTextureStatus_OK);
        updates.push_back(update);
    }
}

}  // namespace till
