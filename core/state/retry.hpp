// Repeating a call: the same bytes under the same key, at growing distance, a bounded number of times.
// Knows nothing of what is called.
#pragma once

#include "core/state/turn.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace till {

void send(Turn& turn, Pending& pending);  // under a new request id
// Starts a timer for the repetition; false: repeating does not help, or was done often enough.
// `refusal` null: no answer.
bool repeat_later(Turn& turn, Pending& pending, const Refusal* refusal);
std::int64_t wait_before(int tries, const Refusal* refusal);  // seconds
bool worth_repeating(const Refusal* refusal);
std::string fresh_key(const Turn& turn, std::string_view purpose, std::string_view body);

}  // namespace till
