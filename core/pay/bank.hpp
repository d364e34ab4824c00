// The bank's check of a payment: when it is asked for, and what its outcomes mean.
// Knows nothing of what is sent after it.
#pragma once

#include "core/state/turn.hpp"

#include <string>
#include <string_view>

namespace till {

struct BankOutcome {
    std::string_view name;     // as ACP writes it
    bool has_details = false;  // ACP wants them with it
    Word word{};               // why it will not be paid; checking = it may be
};
BankOutcome bank_outcome(std::string_view name, bool details);  // one that is not known counts as internal_error

bool can_ask_bank(const Session& session, const Consent& consent);
bool wants_bank_step(const Session& session, const Draft& draft, const Consent& consent);  // UCP
void ask_bank(Turn& turn, Order& order, Draft draft, Consent consent, std::string handle);

}  // namespace till
