// By which way an order can leave this page paid: chosen from facts alone, so the same facts give the same exit
// (experience, Appendix A). Knows nothing of how an exit is shown or taken.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace till {

// How much of a sheet the page lets be seen at once (experience, E.5).
enum class Room : std::uint8_t {
    whole,   // as much as it takes, or at least 640 px
    low,     // less: one step after the other
    cramped  // less than 380 by 380: too little to agree to anything
};

// What the page can do, told by the shell and by the page itself. The defaults are those of a page of one's own.
struct HostFacts {
    bool host_sheet = false;      // the host has a payment sheet (requestCheckout)
    std::vector<std::string> sheet_sellers;  // merchant ids it serves; empty = every one
    bool payment_policy = true;   // the `payment` permission: sheets of the browser or the system may open
    bool frames = true;           // others' frames load here
    bool popups = true;
    bool links = true;            // an address can be opened
    bool embedding = false;       // a seller's own checkout may be shown in a frame of the sheet
    bool fullscreen = false;      // the surface has the whole screen (MCP Apps displayMode)
    bool fullscreen_offered = false;  // and may ask for it (availableDisplayModes)
    Room room = Room::whole;      // where it stands in the page; measured by the widget, never told
    bool operator==(const HostFacts&) const = default;
};

// What a way to pay needs of the page.
enum class MethodExit : std::uint8_t {
    unknown,
    token,         // nothing
    wallet_sheet,  // payment_policy
    popup,         // popups
    slot           // frames
};

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
