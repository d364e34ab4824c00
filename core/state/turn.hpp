// One step of the state machine while it is made: the model as it will be, and the effects so far.
// Knows nothing of JSON, clocks or chance.
#pragma once

#include "core/state/effect.hpp"
#include "core/state/keys.hpp"
#include "core/state/model.hpp"

#include <string>
#include <utility>
#include <vector>

namespace till {

struct Turn {
    Model model;
    std::vector<Effect> effects;
    std::int64_t at = 0;  // of the event; 0 = not stamped

    std::uint32_t new_id() {
        if (model.next_id == 0) model.next_id = 1;  // 0 is never given out
        return model.next_id++;
    }
    RequestId new_request() { return RequestId{new_id()}; }
    TimerId start_timer(std::int64_t after_ms) {
        const TimerId timer{new_id()};
        effects.push_back(StartTimer{timer, after_ms});
        return timer;
    }
    void emit(Effect effect) { effects.push_back(std::move(effect)); }
    void forget(RequestId request) {
        if (request != RequestId{}) emit(Forget{request});
    }
    void forget_running(const Order& order) {
        for (const RequestId request : running(order)) forget(request);
    }
    void phase(const char* name) { effects.push_back(ReportPhase{name}); }
    void focus(std::string key) { effects.push_back(MoveFocus{std::move(key)}); }
    void say_politely(std::string sentence) { model.polite = std::move(sentence); }
    // Interrupts a screen reader: a payment that failed, a price that rose, a session that ended. Nothing else does.
    void say_now(std::string sentence) {
        model.assertive = std::move(sentence);
        model.polite.clear();  // what was going on is over
    }
};

}  // namespace till
