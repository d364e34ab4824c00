// What the page can do and how much room it gives: half a sheet at a time, or the whole screen where that may be had.
// Knows nothing of pixels.
#include "core/pay/cashier.hpp"
#include "core/state/turn.hpp"

namespace till {

// What was chosen may not be possible any more; something that is takes its place, in sight.
void host_changed(Turn& turn, HostFacts facts) {
    facts.room = turn.model.host.room;
    if (turn.model.host == facts) return;
    turn.model.host = std::move(facts);
    Draft* draft = editable(turn);
    if (!draft) return;
    choose_first_method(turn, *draft);
    draft->sight = Sight::unseen;  // the way out may be another
}

void room_changed(Turn& turn, Room room) {
    if (turn.model.host.room == room) return;
    turn.model.host.room = room;
    if (Draft* draft = editable(turn)) draft->sight = Sight::unseen;
}

void choose_step(Turn& turn, SheetStep step) {
    Draft* draft = editable(turn);
    if (!draft || draft->step == step) return;
    if (step == SheetStep::payment && waits_for_items(turn.model, *draft)) return;
    draft->step = step;
    draft->sight = Sight::unseen;
    turn.focus("panel/step");
}

// As soon as a sheet is open that there is no room for, once for each; given back when it is closed or paid.
void ask_for_room(Turn& turn) {
    Model& model = turn.model;
    const bool open = !turn.in<Closed>() && !turn.in<Succeeded>();
    if (model.widened == open) return;
    if (open && (room_of(model.host) == Room::whole || !model.host.fullscreen_offered)) return;
    model.widened = open;
    turn.ask(RequestDisplayMode{open});
}

}  // namespace till
