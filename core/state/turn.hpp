// One step in the making, and the parts of the state machine that share it. For use inside core/surface/update*.cpp and
// core/pay/cashier.cpp only. Knows nothing of JSON, clocks or chance.
#pragma once

#include "core/state/keys.hpp"
#include "core/state/model.hpp"
#include "core/surface/update.hpp"

#include <string>
#include <utility>
#include <vector>

namespace till {

struct Turn {
    Model model;
    std::vector<Effect> effects;

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
    void ask(Effect effect) { effects.push_back(std::move(effect)); }
    void phase(const char* name) { effects.push_back(ReportPhase{name}); }
    void focus(std::string key) { effects.push_back(MoveFocus{std::move(key)}); }
    void say_politely(std::string sentence) { model.polite = std::move(sentence); }
    // Interrupts whoever listens: a payment that failed, a price that rose, a session that ended. Nothing else does.
    void say_now(std::string sentence) {
        model.assertive = std::move(sentence);
        model.polite.clear();  // what was going on is over
    }

    template <typename State>
    State* in() { return std::get_if<State>(&model.sheet); }
};

// ---- repeating a call: same body, same key, bounded ----
void send(Turn& turn, Pending& pending);                          // gives it a new request id
// What to do about a call that was refused (or lost: null). false: it is no use to repeat it, or it was repeated enough.
bool repeat_later(Turn& turn, Pending& pending, const Refusal* refusal);
std::int64_t wait_before(int tries, const Refusal* refusal);      // seconds
bool worth_repeating(const Refusal* refusal);
std::string fresh_key(const Turn& turn, std::string_view purpose, std::string_view body);
void forget_running(Turn& turn, const Pending& pending);

// ---- cards (core/cards/update.cpp) ----
CardMemo& memo_of(Turn& turn, const std::string& product);
void open_card(Turn& turn, const std::string& product);
void open_variants(Turn& turn, const std::string& product);
void choose_variant(Turn& turn, const VariantChosen& chosen);

// ---- the page (core/order/steps.cpp) ----
void host_changed(Turn& turn, HostFacts facts);
void room_changed(Turn& turn, Room room);
void choose_step(Turn& turn, SheetStep step);
void ask_for_room(Turn& turn);                                    // after every event

// ---- opening (core/order/open.cpp) ----
void open_order(Turn& turn, Choices choices);
void buyer_received(Turn& turn, const BuyerReceived& event);
void methods_listed(Turn& turn, const MethodsListed& event);
void opening_refused(Turn& turn, const Refusal* refusal);         // null = lost
void list_methods(Turn& turn, Draft& draft);
void choose_first_method(Turn& turn, Draft& draft);               // where none that works is chosen


// ---- the session speaks (core/order/accept.cpp) ----
struct Accepting {
    std::uint8_t changes = 0;   // what was asked for, core/order/change.cpp
    bool first = false;         // the session is new
    bool paid_for = false;      // the answer to Complete, or found after it: what changed is told loudly
};
void accept(Turn& turn, Draft draft, Session fresh, const Accepting& how);
Notice notice(Word word);
Notice notice(const Refusal& refusal);

// ---- the shopper changes something (core/order/change.cpp) ----
namespace change {
inline constexpr std::uint8_t items = 1, delivery = 2, option = 4, codes = 8, consents = 16;
}
void send_update(Turn& turn, Draft draft, std::uint8_t changes);
void choose_quantity(Turn& turn, const QuantityChosen& event);
void choose_fulfillment(Turn& turn, const FulfillmentChosen& event);
void choose_method(Turn& turn, const MethodChosen& event);
void choose_address(Turn& turn, const AddressChosen& event);
void submit_code(Turn& turn);
void remove_code(Turn& turn, const CodeRemoved& event);
void toggle_consent(Turn& turn, const ConsentToggled& event);
void update_refused(Turn& turn, const Refusal* refusal);          // null = lost
Draft* editable(Turn& turn);                                      // of Reviewing or Updating

// ---- address form (core/order/address.cpp) ----
void open_form(Turn& turn, Draft& draft);
void open_form_for_problems(Turn& turn, Draft& draft);
void enter_text(Turn& turn, const TextEntered& event);
void submit_address(Turn& turn);

// ---- paying (core/pay/cashier.cpp) ----
void sheet_shown(Turn& turn, bool whole);
void press_pay(Turn& turn, std::int64_t at);
void token_issued(Turn& turn, const TokenIssued& event);
void token_refused(Turn& turn, std::string_view code);
void host_sheet_ended(Turn& turn, const Session* session, std::string_view code);  // null: refused by code, or, without one, lost
void completed(Turn& turn, Session session);
void complete_refused(Turn& turn, const Refusal* refusal);        // null = lost
void repeat_complete(Turn& turn);
void authentication_ended(Turn& turn, std::string_view outcome, const std::string& details);
bool can_ask_bank(const Session& session, const Consent& consent);
bool wants_bank_step(const Session& session, const Draft& draft, const Consent& consent);  // UCP
CompleteCheckout same_again(const CompleteCheckout& call, RequestId request);
RepeatComplete as_before_the_reload(const Note& note, RequestId request);

// ---- after it (core/pay/check.cpp) ----
void check(Turn& turn, Checking checking);
void check_again(Turn& turn);
void checked(Turn& turn, Session session);
void check_refused(Turn& turn, const Refusal* refusal);           // null = lost
void ask_bank(Turn& turn, Draft draft, Consent consent, std::string handle);
void succeed(Turn& turn, Note note, Session session, bool newly);
void recalled(Turn& turn, const PendingRecalled& event);
void settle_unpaid(Turn& turn, Draft draft, Session session, Notice why);
void wait_for_merchant(Turn& turn, Draft draft);
void merchant_answered(Turn& turn, const Session* session);       // null = refused or lost
void ask_merchant(Turn& turn);                                    // whose turn it is: how far is it?
void open_embedded(Turn& turn);
void embedded_ended(Turn& turn, RequestId request);

}  // namespace till
