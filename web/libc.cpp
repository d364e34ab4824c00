// What the C library would otherwise import from its host: word that the memory grew. The engine takes a fresh view
// of the memory after every call, so it does not need to be told.
#include <cstddef>

extern "C" {
void emscripten_notify_memory_growth(std::size_t memory);
void emscripten_notify_memory_growth(std::size_t) {}
}
