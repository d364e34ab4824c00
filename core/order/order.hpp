// An order before it is paid: opened from a card, changed by the shopper, told anew by the merchant with each session.
// Knows nothing of paying.
#pragma once

#include "core/state/turn.hpp"

#include <cstdint>
#include <optional>

namespace till {

// ---- events ----
void on(Turn& turn, const HostChanged& event);
void on(Turn& turn, const RoomChanged& event);
void on(Turn& turn, const StepChosen& event);
void on(Turn& turn, const BuyerReceived& event);
void on(Turn& turn, const MethodsListed& event);
void on(Turn& turn, const QuantityChosen& event);
void on(Turn& turn, const FulfillmentChosen& event);
void on(Turn& turn, const MethodChosen& event);
void on(Turn& turn, const AddressChosen& event);
void on(Turn& turn, const AddressEditOpened& event);
void on(Turn& turn, const AddressEditClosed& event);
void on(Turn& turn, const AddressSubmitted& event);
void on(Turn& turn, const CodeEntryOpened& event);
void on(Turn& turn, const CodeSubmitted& event);
void on(Turn& turn, const CodeRemoved& event);
void on(Turn& turn, const TextEntered& event);
void on(Turn& turn, const ConsentToggled& event);

// ---- the answers of its states to what every state is asked, see core/surface/update.cpp ----
void answered(Turn& turn, Order& order, CreatingSession& state, const SessionReceived& event);
void answered(Turn& turn, Order& order, Updating& state, const SessionReceived& event);
void answered(Turn&, Order&, OneOf<AskingBuyer, Reviewing, Expired, Cancelled> auto&, const SessionReceived&) {}

void unanswered(Turn& turn, Order& order, AskingBuyer& state, RequestId request, const Refusal* refusal);
void unanswered(Turn& turn, Order& order, CreatingSession& state, RequestId request, const Refusal* refusal);
void unanswered(Turn& turn, Order& order, Updating& state, RequestId request, const Refusal* refusal);
void unanswered(Turn&, Order&, OneOf<Reviewing, Expired, Cancelled> auto&, RequestId, const Refusal*) {}

void timer(Turn& turn, Order& order, CreatingSession& state, TimerId fired);
void timer(Turn& turn, Order& order, Reviewing& state, TimerId fired);
void timer(Turn& turn, Order& order, Updating& state, TimerId fired);
void timer(Turn&, Order&, OneOf<AskingBuyer, Expired, Cancelled> auto&, TimerId) {}

void retry(Turn& turn, Order& order, AskingBuyer& state);
void retry(Turn& turn, Order& order, CreatingSession& state);
void retry(Turn& turn, Order& order, Reviewing& state);
void retry(Turn& turn, Order& order, Expired& state);
void retry(Turn&, Order&, OneOf<Updating, Cancelled> auto&) {}

void online_again(Turn& turn, Order& order, OneOf<AskingBuyer, Reviewing> auto& state) { retry(turn, order, state); }
void online_again(Turn& turn, Order& order, CreatingSession& state);
void online_again(Turn&, Order&, OneOf<Updating, Expired, Cancelled> auto&) {}

void returned(Turn&, Order&, OneOf<AskingBuyer, CreatingSession, Reviewing, Updating, Expired, Cancelled> auto&) {}

std::optional<Closed> leave(Reviewing& state);
std::optional<Closed> leave(OneOf<AskingBuyer, CreatingSession, Updating, Expired, Cancelled> auto&) {
    return Closed{};
}

// ---- opening (open.cpp) ----
void open_order(Turn& turn, Choices choices);               // a new order, in the sheet
bool methods_not_listed(Turn& turn, RequestId request);     // false: it was another request
void list_methods(Turn& turn, Draft& draft);
void choose_first_method(Turn& turn, Draft& draft);         // where none that works is chosen

// ---- a new session (accept.cpp) ----
struct Accepting {
    std::uint8_t changes = 0;  // what was asked for, see `change` below
    bool first = false;        // the session is new
    bool paid_for = false;     // the answer to Complete, or found after it: what changed is told loudly
};
void accept(Turn& turn, Order& order, Draft draft, Session fresh, const Accepting& how);
Notice notice(Word word);
Notice notice(const Refusal& refusal);

// ---- the shopper changes the order (change.cpp) ----
namespace change {
inline constexpr std::uint8_t items = 1, delivery = 2, option = 4, codes = 8, consents = 16;
}
void send_update(Turn& turn, Order& order, Draft draft, std::uint8_t changes);
// The same with what was asked for before and is not yet answered.
void change_order(Turn& turn, Order& order, std::uint8_t what);
std::int64_t most_of(const Draft& draft, const LineItem& line);  // the largest quantity that can be asked for

// ---- the address form (address.cpp) ----
void open_form_for_problems(Turn& turn, Draft& draft);

// ---- the session ran out (expire.cpp) ----
void expire(Turn& turn, Order& order, Draft draft);

// ---- the page and its room (steps.cpp) ----
void ask_for_room(Turn& turn);  // after every event

}  // namespace till
