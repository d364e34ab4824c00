// The sheet in each of its states as a view. Knows nothing of how a state is reached.
#pragma once

#include "core/pay/present.hpp"
#include "core/state/lens.hpp"

#include <cstdint>

namespace till {

PanelView present_choosing(const Lens& lens, const Choosing& state);
PanelView present_opening(
    const Lens& lens, const Choices& choices, const AskingBuyer* asking, const CreatingSession* opening);
// waiting_s: until a call that failed is repeated; 0 = none is.
PanelView present_sheet(const Lens& lens, const Draft& draft, Stage stage, std::int64_t waiting_s,
    MethodExit exit = MethodExit::token);
PanelView present_challenge(const Lens& lens, const Authenticating& state);
PanelView present_checking(const Lens& lens, const VerifyingOutcome& state);
PanelView present_embedded(const Lens& lens, const Draft& draft);
PanelView present_ended(const Lens& lens, const Draft& draft, const char* state, Word word);

}  // namespace till
