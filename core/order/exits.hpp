// By which way an order can leave this page paid: chosen from facts alone, so the same facts give the same exit
// (tests/core/order/exits_test.cpp has them all). Knows nothing of how an exit is shown or taken.
#pragma once

#include "core/market/payment_method.hpp"
#include "core/state/host.hpp"

#include <cstdint>
#include <string>

namespace till {

// What there is to choose from, for one order.
struct Offer {
    bool sheet_serves_seller = false;
    bool token = false, wallet_sheet = false, popup = false, slot = false;  // ways to pay that the session takes
    bool continue_url = false;
    bool operator==(const Offer&) const = default;
};

enum class Exit : std::uint8_t {
    none,                  // nothing works here
    confirm_here,          // a saved way to pay: one tap, a token
    host_sheet,            // the host's own payment sheet
    wallet_sheet,          // a wallet's own sheet, window or button
    continue_at_merchant,  // a link
    address                // the link's address as text, where none can be opened
};

Room room_of(const HostFacts& facts);  // with the whole screen there is room
bool works(MethodExit exit, const HostFacts& facts);
Exit choose_exit(const HostFacts& facts, const Offer& offer);
bool sheet_serves(const HostFacts& facts, const std::string& merchant);

}  // namespace till
