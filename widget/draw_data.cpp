// One draw list after the other; offsets are made absolute.
#include "widget/draw_data.hpp"

#include <imgui_internal.h>

#include <cstring>

namespace till::draw_data {

void marker(const ImDrawList*, const ImDrawCmd*) {}

void collect(const ImDrawData& data, Picture& picture) {
    picture.commands.clear();
    picture.vertices.clear();
    picture.indices.clear();
    for (const ImDrawList* list : data.CmdLists) {
        const auto first_vertex = static_cast<std::uint32_t>(picture.vertices.size()), first_index = static_cast<std::uint32_t>(picture.indices.size());
        for (const ImDrawVert& v : list->VtxBuffer) picture.vertices.push_back({v.pos.x, v.pos.y, v.uv.x, v.uv.y, v.col});
        for (const ImDrawIdx index : list->IdxBuffer) picture.indices.push_back(index);
        for (const ImDrawCmd& cmd : list->CmdBuffer) {
            Command command;
            if (cmd.UserCallback == marker) std::memcpy(&command, cmd.UserCallbackData, sizeof command);
            else if (cmd.UserCallback || cmd.ElemCount == 0) continue;
            else {
                command.texture = static_cast<std::uint32_t>(cmd.GetTexID());
                command.index_offset = first_index + cmd.IdxOffset;
                command.index_count = cmd.ElemCount;
                command.vertex_offset = first_vertex + cmd.VtxOffset;
            }
            const float clip[] = {cmd.ClipRect.x, cmd.ClipRect.y, cmd.ClipRect.z, cmd.ClipRect.w};
            std::memcpy(command.clip, clip, sizeof clip);
            picture.commands.push_back(command);
        }
    }
}

void collect_textures(std::vector<TextureUpdate>& updates) {
    updates.clear();
    static std::uint32_t last_id = 0;
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        TextureUpdate update;
        update.width = static_cast<std::uint32_t>(texture->Width);
        update.height = static_cast<std::uint32_t>(texture->Height);
        update.pitch = static_cast<std::uint32_t>(texture->GetPitch());
        if (texture->Status == ImTextureStatus_WantCreate) {
            texture->SetTexID(static_cast<ImTextureID>(++last_id));
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
        update.pixels = static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(texture->GetPixelsAt(static_cast<int>(update.x), static_cast<int>(update.y))));
        texture->SetStatus(ImTextureStatus_OK);
        updates.push_back(update);
    }
}

}  // namespace till::draw_data
