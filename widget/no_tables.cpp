// What Dear ImGui asks of its tables from elsewhere, for a program that has none: 30 kB that would never run.
// Knows nothing of them.
#include <imgui.h>
#include <imgui_internal.h>

namespace ImGui {
void EndTable() {}
void EndColumns() {}
void TablePushColumnChannel(int) {}
void TablePopColumnChannel() {}
void TableGcCompactTransientBuffers(ImGuiTable*) {}
void TableGcCompactTransientBuffers(ImGuiTableTempData*) {}
void TableGcCompactSettings() {}
void TableSettingsAddSettingsHandler() {}
}  // namespace ImGui
