// What the C library would otherwise import from its host: word that the memory grew. The engine takes a fresh view
// of the memory after every call, so it does not need to be told. And a scanf that finds nothing: Dear ImGui would read
// its settings file with it, of which there is none.
#include <cstddef>

extern "C" {
void emscripten_notify_memory_growth(std::size_t memory);
void emscripten_notify_memory_growth(std::size_t) {}
int sscanf(const char* text, const char* format, ...);
int sscanf(const char*, const char*, ...) { return 0; }
}
