// Timers of an order under review: its session runs out, it has stood on the screen for long enough, an update is
// repeated.
// Knows nothing of when a session ends; the merchant says so.
#include "core/order/order.hpp"
#include "core/state/retry.hpp"

namespace till {

void expire(Turn& turn, Order& order, Draft draft) {
    turn.say_now(say(turn.model.locale, Word::expired));
    order.state = Expired{std::move(draft)};
}

void timer(Turn& turn, Order& order, Reviewing& state, TimerId fired) {
    Draft& draft = state.draft;
    if (draft.expiry == fired) {
        draft.notices.clear();
        return expire(turn, order, std::move(draft));
    }
    if (draft.visibility == Visibility::settling && draft.settling == fired) draft.visibility = Visibility::settled;
}

void timer(Turn& turn, Order& order, Updating& state, TimerId fired) {
    if (state.draft.expiry == fired) {
        turn.forget_running(order);
        state.draft.notices.clear();
        return expire(turn, order, std::move(state.draft));
    }
    if (state.pending.retry == fired) send(turn, state.pending);
}

}  // namespace till
