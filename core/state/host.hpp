// What the page around the surface can do, and how much room it gives: told by the shell or measured by the widget.
// Knows nothing of what is decided by them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace till {

// How much of a sheet the page lets be seen at once.
enum class Room : std::uint8_t {
    whole,   // as much as it takes, or at least 640 px
    low,     // less: one step after the other
    cramped  // less than 380 by 380: too little to agree to anything
};

// The defaults are those of a top-level page.
struct HostFacts {
    bool host_sheet = false;      // the host has a payment sheet (requestCheckout)
    std::vector<std::string> sheet_sellers;  // merchant ids it serves; empty = every one
    bool payment_policy = true;   // the `payment` permission: sheets of the browser or the system may open
    bool frames = true;           // frames of other origins load here
    bool popups = true;
    bool links = true;            // an address can be opened
    bool embedding = false;       // a seller's own checkout may be shown in a frame of the sheet
    bool fullscreen = false;      // the surface has the whole screen (MCP Apps displayMode)
    bool fullscreen_offered = false;  // and may ask for it (availableDisplayModes)
    Room room = Room::whole;      // where it stands in the page; measured by the widget, never told
    bool operator==(const HostFacts&) const = default;
};

}  // namespace till
