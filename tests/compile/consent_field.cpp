// Compiled by two tests: as it is, it must build; with TILL_ADDED_FIELD the view has a field that the consent hash does not
// name, and it must not.
#ifdef TILL_ADDED_FIELD
#define leading    \
    added = false; \
    bool leading
#endif
#include "core/state/view.hpp"
#undef leading
#include "core/pay/consent.cpp"
