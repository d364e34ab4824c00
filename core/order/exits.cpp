// The chooser. Knows nothing of orders.
#include "core/order/exits.hpp"

namespace till {

Room room_of(const HostFacts& facts) { return facts.fullscreen ? Room::whole : facts.room; }

bool works(MethodExit exit, const HostFacts& facts) {
    switch (exit) {
        case MethodExit::unknown: return false;
        case MethodExit::token: return true;
        case MethodExit::wallet_sheet: return facts.payment_policy;
        case MethodExit::popup: return facts.popups;
        case MethodExit::slot: return facts.frames;
    }
    return false;
}

bool sheet_serves(const HostFacts& facts, const std::string& merchant) {
    if (!facts.host_sheet) return false;
    for (const std::string& seller : facts.sheet_sellers) {
        if (seller == merchant) return true;
    }
    return facts.sheet_sellers.empty();
}

Exit choose_exit(const HostFacts& facts, const Offer& offer) {
    const Exit away = facts.links ? Exit::continue_at_merchant : Exit::address;
    if (room_of(facts) == Room::cramped && offer.continue_url) return away;
    if (facts.host_sheet && offer.sheet_serves_seller) return Exit::host_sheet;
    if (offer.token) return Exit::confirm_here;
    const bool in_place = (offer.wallet_sheet && works(MethodExit::wallet_sheet, facts)) ||
        (offer.slot && works(MethodExit::slot, facts));
    if (in_place || (offer.popup && works(MethodExit::popup, facts))) return Exit::wallet_sheet;
    return offer.continue_url ? away : Exit::none;
}

}  // namespace till
