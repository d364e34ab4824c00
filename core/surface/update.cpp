// Every event meets the state it finds. One table:
//
//   Closed          card opened                          Choosing (variant missing) | Asking | Opening | Updating (reopened: get) | Succeeded (bought)
//   Choosing        card opened again, all chosen        Asking | Opening
//   Asking          buyer received                       Opening            lost: stays, Retry
//   Opening         session                              -> by status       refused: repeat, same key, bounded; else told
//   Reviewing       a change                             Updating           Pay, if pay_state is ready: Confirming
//                   drawn, then half a second            Reviewing, settled: only now pay_state can be ready
//   Updating        session                              -> by status       another change: Updating, the older call forgotten
//   Confirming      token                                Completing         refused or lost: Reviewing (nothing was sent)
//   Confirming      token of a wallet is asked for, given up by the shopper: Reviewing
//   Delegated       host sheet: completed                Succeeded          refused, lost, late, anything else: Checking
//   Completing      session completed                    Succeeded          authentication_required: Authenticating
//                   session ready, not ready, …          -> by status       in progress, unknown: Checking
//                   409 in flight, 429, 5xx              Completing, after a while the same bytes with the same key
//                   lost, 504, other refusals            Checking
//   Authenticating  outcome                              Completing (its result is sent)
//   Checking        get: completed                       Succeeded          in progress, unknown, lost: Checking, later again
//                   get: not paid                        the same bytes once more, then believed after three: -> by status
//   Expired         Retry                                Asking | Opening (a new session, the same choices)
//   Escalated       get: another status                  -> by status          its checkout opened and closed here: get
//   Escalated, Checking   the page is seen again         the same, and the merchant is asked
//   by status       ready_for_payment, not_ready_for_payment, incomplete, unknown: Reviewing (only the first unlocks Pay)
//                   completed: Succeeded   canceled: Cancelled   expired: Expired
//                   requires_escalation, pending_approval, in_progress, complete_in_progress: Escalated
//   any but Confirming, Delegated, Completing, Authenticating, Checking: dismissed -> Closed. Those five say "Payment in progress".
//
// An answer to a request that is not waited for, a timer that is not waited for, and a tap that the state has no use
// for change nothing. Complete leaves only from Confirming, and Confirming is entered only from Reviewing.
#include "core/surface/update.hpp"

#include "core/base/intake.hpp"
#include "core/state/turn.hpp"

namespace till {
namespace {

template <typename... Handlers>
struct Match : Handlers... {
    using Handlers::operator()...;
};
template <typename... Handlers>
Match(Handlers...) -> Match<Handlers...>;

void dismiss(Turn& turn) {
    std::optional<Draft> kept;
    std::string product;
    bool running = false;
    std::visit(Match{
                   [](Closed&) {},
                   [](Succeeded&) {},
                   [&](Choosing& state) { product = state.product; },
                   [&](Asking& state) {
                       product = state.choices.product;
                       if (state.request != RequestId{}) turn.ask(Forget{state.request});
                   },
                   [&](Opening& state) {
                       product = state.choices.product;
                       forget_running(turn, state.pending);
                   },
                   [&](Reviewing& state) {
                       product = state.draft.choices.product;
                       state.draft.form.reset();
                       state.draft.code_text.reset();
                       kept = std::move(state.draft);
                   },
                   [&](Updating& state) {  // whether the change arrived is unknown: next time it is asked for anew
                       product = state.draft.choices.product;
                       forget_running(turn, state.pending);
                   },
                   [&](Confirming&) { running = true; },
                   [&](Delegated&) { running = true; },
                   [&](Completing&) { running = true; },
                   [&](Authenticating&) { running = true; },
                   [&](Checking&) { running = true; },
                   [&](Expired& state) { product = state.draft.choices.product; },
                   [&](Escalated& state) {
                       product = state.draft.choices.product;
                       for (const RequestId open : {state.request, state.embedded}) {
                           if (open != RequestId{}) turn.ask(Forget{open});
                       }
                   },
                   [&](Cancelled& state) { product = state.draft.choices.product; },
               },
        turn.model.sheet);
    if (running) return turn.say_politely(say(turn.model.locale, Word::payment_in_progress));
    if (product.empty()) return;
    turn.model.sheet = Closed{std::move(kept)};
    turn.phase("closed");
    turn.focus("carousel/" + key_of_id(product) + "/review");
}

void retry(Turn& turn) {
    if (auto* asking = turn.in<Asking>(); asking && asking->failed)
        return open_order(turn, Choices(std::move(asking->choices)));
    if (auto* opening = turn.in<Opening>(); opening && opening->refused)
        return open_order(turn, Choices(std::move(opening->choices)));
    if (auto* expired = turn.in<Expired>()) return open_order(turn, Choices(std::move(expired->draft.choices)));
    if (turn.in<Checking>()) return check_again(turn);
    if (turn.in<Escalated>()) return ask_merchant(turn);
    if (auto* reviewing = turn.in<Reviewing>(); reviewing && reviewing->draft.methods_state == Methods::failed)
        list_methods(turn, reviewing->draft);
}

// Which running request of the present state `id` is; anything else is stale.
bool waits_for(Turn& turn, RequestId id) {
    if (id == RequestId{}) return false;
    if (const auto* asking = turn.in<Asking>()) return asking->request == id;
    if (const auto* opening = turn.in<Opening>()) return opening->pending.call.request == id;
    if (const auto* updating = turn.in<Updating>()) return updating->pending.call.request == id;
    if (const auto* confirming = turn.in<Confirming>()) return confirming->request == id;
    if (const auto* delegated = turn.in<Delegated>()) return delegated->request == id;
    if (const auto* completing = turn.in<Completing>())
        return completing->retry == TimerId{} && completing->call.request() == id;
    if (const auto* authenticating = turn.in<Authenticating>()) return authenticating->request == id;
    if (const auto* checking = turn.in<Checking>()) return checking->request == id;
    if (const auto* escalated = turn.in<Escalated>()) return escalated->request == id || escalated->embedded == id;
    return false;
}

void not_answered(Turn& turn, RequestId request, const Refusal* refusal);

// A body that was read in another dialect than it was asked for in says nothing.
Protocol protocol_asked(Turn& turn) {
    if (const auto* opening = turn.in<Opening>()) return opening->choices.protocol;
    if (const auto* updating = turn.in<Updating>()) return updating->draft.choices.protocol;
    if (const auto* delegated = turn.in<Delegated>()) return delegated->draft.choices.protocol;
    if (const auto* completing = turn.in<Completing>()) return completing->call.protocol();
    if (const auto* checking = turn.in<Checking>()) return checking->note.protocol;
    if (const auto* escalated = turn.in<Escalated>()) return escalated->draft.choices.protocol;
    return Protocol::unknown;
}

void session_received(Turn& turn, const SessionReceived& event) {
    if (!waits_for(turn, event.request)) return;
    if (event.session.protocol != protocol_asked(turn)) return not_answered(turn, event.request, nullptr);
    Session session = event.session;
    if (auto* opening = turn.in<Opening>()) {
        Draft draft;
        draft.choices = std::move(opening->choices);
        Accepting how;
        how.first = true;
        return accept(turn, std::move(draft), std::move(session), how);
    }
    if (auto* updating = turn.in<Updating>()) {
        if (session.id != updating->draft.session.id) return update_refused(turn, nullptr);
        Draft draft = std::move(updating->draft);
        Accepting how;
        how.changes = updating->changes;
        return accept(turn, std::move(draft), std::move(session), how);
    }
    if (turn.in<Delegated>()) return host_sheet_ended(turn, &session, {});
    if (turn.in<Completing>()) return completed(turn, std::move(session));
    if (turn.in<Checking>()) return checked(turn, std::move(session));
    if (auto* escalated = turn.in<Escalated>(); escalated && escalated->request == event.request)
        merchant_answered(turn, &session);
}

// `refusal` null: the answer was lost, and with it whether anything happened.
void not_answered(Turn& turn, RequestId request, const Refusal* refusal) {
    Draft* draft = editable(turn);
    if (draft && draft->methods_state == Methods::asked && draft->methods_request == request) {
        draft->methods_state = Methods::failed;
        return;
    }
    if (turn.model.recalling == Recalling::asked && turn.model.recall == request) {
        turn.model.recalling = Recalling::settled;
        return;
    }
    if (!waits_for(turn, request)) return;
    if (auto* asking = turn.in<Asking>()) {
        asking->request = RequestId{};
        asking->failed = true;
    } else if (turn.in<Opening>()) {
        opening_refused(turn, refusal);
    } else if (turn.in<Updating>()) {
        update_refused(turn, refusal);
    } else if (turn.in<Confirming>()) {
        token_refused(turn, "unavailable");
    } else if (turn.in<Delegated>()) {
        host_sheet_ended(turn, nullptr, {});
    } else if (turn.in<Completing>()) {
        complete_refused(turn, refusal);
    } else if (turn.in<Authenticating>()) {
        authentication_ended(turn, "abandoned", {});
    } else if (turn.in<Checking>()) {
        check_refused(turn, refusal);
    } else if (auto* escalated = turn.in<Escalated>()) {
        if (escalated->embedded == request) return embedded_ended(turn, request);
        merchant_answered(turn, nullptr);
    }
}

void expire(Turn& turn) {
    if (auto* closed = turn.in<Closed>()) {
        closed->kept.reset();
        return;
    }
    if (auto* updating = turn.in<Updating>()) forget_running(turn, updating->pending);
    Draft draft = std::move(*editable(turn));
    draft.notices.clear();
    turn.say_now(say(turn.model.locale, Word::expired));
    turn.model.sheet = Expired{std::move(draft)};
}

void timer_fired(Turn& turn, TimerId timer) {
    if (timer == TimerId{}) return;
    const auto* closed = turn.in<Closed>();
    const Draft* draft = editable(turn);
    if (closed && closed->kept) draft = &*closed->kept;
    if (draft && draft->expiry == timer) return expire(turn);
    if (auto* reviewing = turn.in<Reviewing>();
        reviewing && reviewing->draft.sight == Sight::settling && reviewing->draft.settling == timer) {
        reviewing->draft.sight = Sight::settled;
        return;
    }
    if (auto* opening = turn.in<Opening>(); opening && opening->pending.retry == timer)
        return send(turn, opening->pending);
    if (auto* updating = turn.in<Updating>(); updating && updating->pending.retry == timer)
        return send(turn, updating->pending);
    if (auto* confirming = turn.in<Confirming>(); confirming && confirming->timeout == timer) {
        turn.ask(Forget{confirming->request});
        return token_refused(turn, "canceled");
    }
    if (auto* delegated = turn.in<Delegated>(); delegated && delegated->timeout == timer)
        return host_sheet_ended(turn, nullptr, {});
    if (auto* completing = turn.in<Completing>(); completing && completing->retry == timer)
        return repeat_complete(turn);
    if (auto* checking = turn.in<Checking>(); checking && checking->timer == timer) return check_again(turn);
    if (auto* escalated = turn.in<Escalated>(); escalated && escalated->timer == timer) retry(turn);
}

// The shopper was perhaps at the seller's or at the bank's, in another tab: what became of it is asked, nothing is sent.
void returned(Turn& turn) {
    if (turn.in<Escalated>()) return ask_merchant(turn);
    if (auto* checking = turn.in<Checking>(); checking && checking->timer == TimerId{}) check_again(turn);
}

// Back online: what had failed for want of it is tried at once; a payment is asked about, never sent, by that.
void connectivity_changed(Turn& turn, bool online) {
    if (turn.model.online == online) return;
    turn.model.online = online;
    if (!online) return turn.say_politely(say(turn.model.locale, Word::offline_now));
    turn.say_politely(say(turn.model.locale, Word::online_again));
    if (turn.in<Asking>() || turn.in<Reviewing>()) return retry(turn);
    if (auto* opening = turn.in<Opening>(); opening && opening->refused && opening->refused->word == Word::no_answer)
        return retry(turn);
    returned(turn);
}

void catalog_received(Turn& turn, const Catalog& catalog) {
    turn.model.catalog = catalog;
    turn.model.has_catalog = true;
    turn.model.problem.clear();
    std::erase_if(turn.model.cards, [&](const CardMemo& memo) { return !find_product(catalog, memo.product); });
    for (const Product& product : catalog.products) {
        const Variant* proposed = find_variant(product, product.selected);
        if (!proposed) continue;
        CardMemo& memo = memo_of(turn, product.id);
        if (memo.chosen.empty()) memo.chosen = proposed->options;
    }
    if (turn.model.recalling != Recalling::not_asked) return;
    turn.model.recalling = Recalling::asked;
    turn.model.recall = turn.new_request();
    turn.ask(Recall{turn.model.recall});
}

void follow_link(Turn& turn, const std::string& url) {
    if (limits::is_https(url)) turn.ask(OpenLink{url});
}

void open_code_entry(Turn& turn) {
    Draft* draft = editable(turn);
    if (!draft || draft->code_text) return;
    draft->code_text = std::string();
    turn.focus("panel/code");
}

void handle(Turn& turn, const Event& event) {
    std::visit(Match{
                   [](const Nothing&) {},
                   [&](const LocaleChanged& e) {
                       turn.model.locale = e.locale;
                       turn.model.has_locale = true;
                   },
                   [&](const CatalogReceived& e) { catalog_received(turn, e.catalog); },
                   [&](const CatalogRefused& e) { turn.model.problem = e.problem.empty() ? "?" : e.problem; },
                   [&](const ConnectivityChanged& e) { connectivity_changed(turn, e.online); },
                   [&](const Returned&) { returned(turn); },
                   [&](const RoomChanged& e) { room_changed(turn, e.room); },
                   [&](const HostChanged& e) { host_changed(turn, e.facts); },
                   [&](const PendingRecalled& e) { recalled(turn, e); },
                   [&](const BuyerReceived& e) { buyer_received(turn, e); },
                   [&](const MethodsListed& e) { methods_listed(turn, e); },
                   [&](const SessionReceived& e) { session_received(turn, e); },
                   [&](const RequestRefused& e) { not_answered(turn, e.request, &e.refusal); },
                   [&](const ResponseLost& e) { not_answered(turn, e.request, nullptr); },
                   [&](const TokenIssued& e) { token_issued(turn, e); },
                   [&](const TokenRefused& e) {
                       if (!waits_for(turn, e.request)) return;
                       if (turn.in<Confirming>()) token_refused(turn, e.code);
                       if (turn.in<Delegated>())
                           host_sheet_ended(turn, nullptr, e.code.empty() ? "unavailable" : e.code);
                   },
                   [&](const AuthenticationEnded& e) {
                       if (turn.in<Authenticating>() && waits_for(turn, e.request))
                           authentication_ended(turn, e.outcome, e.handle);
                   },
                   [&](const EmbeddedEnded& e) { embedded_ended(turn, e.request); },
                   [&](const TimerFired& e) { timer_fired(turn, e.timer); },
                   [&](const CardOpened& e) { open_card(turn, e.product); },
                   [&](const VariantsOpened& e) { open_variants(turn, e.product); },
                   [&](const DetailsToggled& e) {
                       if (!find_product(turn.model.catalog, e.product)) return;
                       CardMemo& memo = memo_of(turn, e.product);
                       memo.expanded = !memo.expanded;
                   },
                   [&](const SimilarAsked& e) {
                       if (find_product(turn.model.catalog, e.product)) turn.ask(FindSimilar{e.product});
                   },
                   [&](const VariantChosen& e) { choose_variant(turn, e); },
                   [&](const QuantityChosen& e) { choose_quantity(turn, e); },
                   [&](const FulfillmentChosen& e) { choose_fulfillment(turn, e); },
                   [&](const MethodChosen& e) { choose_method(turn, e); },
                   [&](const AddressChosen& e) { choose_address(turn, e); },
                   [&](const AddressEditOpened&) {
                       if (Draft* draft = editable(turn)) open_form(turn, *draft);
                   },
                   [&](const AddressEditClosed&) {
                       Draft* draft = editable(turn);
                       if (!draft || !draft->form) return;
                       draft->form.reset();
                       turn.focus("panel/deliver_to");
                   },
                   [&](const AddressSubmitted&) { submit_address(turn); },
                   [&](const CodeEntryOpened&) { open_code_entry(turn); },
                   [&](const CodeSubmitted&) { submit_code(turn); },
                   [&](const CodeRemoved& e) { remove_code(turn, e); },
                   [&](const TextEntered& e) { enter_text(turn, e); },
                   [&](const ConsentToggled& e) { toggle_consent(turn, e); },
                   [&](const SheetShown& e) { sheet_shown(turn, e.whole); },
                   [&](const PayPressed&) { press_pay(turn, event.at); },
                   [&](const RetryPressed&) { retry(turn); },
                   [&](const ChallengeClosed&) {
                       if (auto* confirming = turn.in<Confirming>();
                           confirming && confirming->consent.exit != MethodExit::token) {
                           turn.ask(Forget{confirming->request});
                           return token_refused(turn, "canceled");
                       }
                       if (auto* escalated = turn.in<Escalated>(); escalated && escalated->embedded != RequestId{}) {
                           turn.ask(Forget{escalated->embedded});
                           return embedded_ended(turn, escalated->embedded);
                       }
                       auto* authenticating = turn.in<Authenticating>();
                       if (!authenticating) return;
                       turn.ask(Forget{authenticating->request});
                       authentication_ended(turn, "canceled", {});
                   },
                   [&](const EmbeddedOpened&) { open_embedded(turn); },
                   [&](const SheetDismissed&) { dismiss(turn); },
                   [&](const StepChosen& e) { choose_step(turn, e.step); },
                   [&](const LinkFollowed& e) { follow_link(turn, e.url); },
                   [&](const KeysAsked&) { turn.model.keys_shown = !turn.model.keys_shown; },
               },
        event.what);
}

}  // namespace

Step update(Model model, const Event& event) {
    Turn turn{std::move(model), {}};
    if (event.at > turn.model.now) turn.model.now = event.at;
    handle(turn, event);
    ask_for_room(turn);
    return {std::move(turn.model), std::move(turn.effects)};
}

}  // namespace till
