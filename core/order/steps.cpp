// What the page can do and how much room it gives: half a sheet at a time, or the whole screen where that may be had.
// Knows nothing of pixels.
#include "core/order/order.hpp"
#include "core/order/payable.hpp"

namespace till {

// Replaces a chosen payment method that the page no longer supports.
void on(Turn& turn, const HostChanged& event) {
    HostFacts facts = event.facts;
    facts.room = turn.model.host.room;
    if (turn.model.host == facts) return;
    turn.model.host = std::move(facts);
    Draft* draft = editable(shown_order(turn.model));
    if (!draft) return;
    choose_first_method(turn, *draft);
    draft->visibility = Visibility::unseen;  // the way out may be another
}

void on(Turn& turn, const RoomChanged& event) {
    if (turn.model.host.room == event.room) return;
    turn.model.host.room = event.room;
    if (Draft* draft = editable(shown_order(turn.model))) draft->visibility = Visibility::unseen;
}

void on(Turn& turn, const StepChosen& event) {
    const SheetStep step = event.step;
    Draft* draft = editable(shown_order(turn.model));
    if (!draft || draft->step == step) return;
    if (step == SheetStep::payment && waits_for_items(turn.model, *draft)) return;
    draft->step = step;
    draft->visibility = Visibility::unseen;
    turn.focus(keys::panel_step);
}

// As soon as a sheet is open that there is no room for, once for each; given back when it is closed or paid.
void ask_for_room(Turn& turn) {
    Model& model = turn.model;
    const bool open = !shown<Closed>(model) && !shown<Succeeded>(model);
    if (model.widened == open) return;
    if (open && (room_of(model.host) == Room::whole || !model.host.fullscreen_offered)) return;
    model.widened = open;
    turn.emit(RequestDisplayMode{open});
}

}  // namespace till
