// Compiled by two tests: as it is, it must build; with TILL_ADDED_FIELD an effect has a field that its writer does not name,
// and it must not.
#ifdef TILL_ADDED_FIELD
#define fullscreen \
    added = false; \
    bool fullscreen
#endif
#include "core/state/effect.hpp"
#undef fullscreen
#include "core/wire/effects.cpp"
