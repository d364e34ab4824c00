// The font loader Dear ImGui asks for under IMGUI_ENABLE_FREETYPE: one that has no glyphs, because words come as runs.
// Knows nothing of text.
#include <imgui.h>
#include <imgui_internal.h>
#include <misc/freetype/imgui_freetype.h>

namespace {
bool init(ImFontAtlas*, ImFontConfig*) { return true; }
bool has(ImFontAtlas*, ImFontConfig*, ImWchar) { return false; }
bool load(ImFontAtlas*, ImFontConfig*, ImFontBaked*, void*, ImWchar, ImFontGlyph*, float*) { return false; }
}  // namespace

namespace ImGuiFreeType {
const ImFontLoader* GetFontLoader() {
    static ImFontLoader loader;
    loader.Name = "none";
    loader.FontSrcInit = init;
    loader.FontSrcContainsGlyph = has;
    loader.FontBakedLoadGlyph = load;
    return &loader;
}
bool DebugEditFontLoaderFlags(unsigned int*) { return false; }
}  // namespace ImGuiFreeType
