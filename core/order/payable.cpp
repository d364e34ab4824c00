// Chooses the method, the exit and the reason why Pay is not ready, from the model alone.
// Knows nothing of how one pays: nothing here has effects.
#include "core/order/payable.hpp"

#include "core/market/session.hpp"
#include "core/order/exits.hpp"

namespace till {

bool is_selectable(const HostFacts& host, const Draft& draft, const PaymentMethod& method) {
    if (method.kind == MethodKind::unknown || !works(method.exit, host)) return false;
    for (const PaymentHandler& handler : draft.session.handlers) {
        if (handler.id == method.handler) return true;
    }
    return false;
}

const PaymentMethod* chosen_method(const HostFacts& host, const Draft& draft) {
    for (const PaymentMethod& method : draft.methods) {
        if (method.id == draft.choices.method && is_selectable(host, draft, method)) return &method;
    }
    return nullptr;
}

bool can_embed(const HostFacts& host, const Session& session) {
    return host.embedding && host.frames && session.status == SessionStatus::requires_escalation &&
        !session.continue_url.empty();
}

Exit exit_of(const HostFacts& host, const Draft& draft) {
    Offer offer;
    offer.continue_url = !draft.session.continue_url.empty();
    if (draft.session.unreadable) return choose_exit(host, offer);  // what cannot be shown is not paid here
    offer.sheet_serves_seller = sheet_serves(host, draft.choices.merchant);
    for (const PaymentMethod& method : draft.methods) {
        if (!is_selectable(host, draft, method)) continue;
        offer.token = offer.token || method.exit == MethodExit::token;
        offer.wallet_sheet = offer.wallet_sheet || method.exit == MethodExit::wallet_sheet;
        offer.popup = offer.popup || method.exit == MethodExit::popup;
        offer.slot = offer.slot || method.exit == MethodExit::slot;
    }
    offer.token = offer.token || draft.methods_state != Methods::known;  // not known yet: nothing is given up for that
    return choose_exit(host, offer);
}

std::string method_label(const Locale& locale, const PaymentMethod& method) {
    if (!method.label.empty()) return method.label;
    if (method.last_digits.empty() || method.brand.empty()) return method.brand.empty() ? method.id : method.brand;
    std::string brand = method.brand;
    if (brand[0] >= 'a' && brand[0] <= 'z') brand[0] = static_cast<char>(brand[0] - 'a' + 'A');
    return say(locale, Word::card_ending, {{"brand", brand}, {"digits", method.last_digits}});
}

bool blocks_payment(const Message& message) {
    if (message.type == MessageType::info || message.type == MessageType::warning) return false;
    if (message.type == MessageType::unknown) return true;
    // About the payment before, or a code that is not applied: another tap is a fair answer.
    if (message.code == MessageCode::payment_declined || message.code == MessageCode::coupon_invalid ||
        message.code == MessageCode::coupon_expired)
        return false;
    if (message.code == MessageCode::out_of_stock || message.code == MessageCode::missing ||
        message.code == MessageCode::invalid)
        return true;
    return message.resolution != Resolution::recoverable && message.resolution != Resolution::requires_buyer_review;
}

PayState pay_state(const Model& model, const Draft& draft) {
    const Session& session = draft.session;
    if (!model.online) return {false, Word::offline_now};
    if (draft.form) return {false, Word::wait_form};
    if (!is_payable(session.protocol)) return {false, Word::cannot_complete_no_link};
    // First what stands on the sheet and can be seen to, then what only the shop can tell.
    const bool not_ready = session.status == SessionStatus::not_ready_for_payment;
    if (not_ready && !session.fulfillment.address && !draft.choices.address) return {false, Word::wait_address};
    if (session.unreadable) return {false, Word::cannot_complete_no_link};
    const bool undelivered = needs_fulfillment(session) && !fulfillment_chosen(session);
    if (not_ready && undelivered) return {false, Word::wait_delivery};
    for (const Message& message : session.messages) {
        if (blocks_payment(message)) return {false, Word::wait_problem};
    }
    for (const LineItem& line : session.lines) {
        if (line.stock == LineStock::out_of_stock) return {false, Word::wait_problem};
    }
    const Total* total = grand_total(session);
    if (session.status != SessionStatus::ready_for_payment || !total || total->amount < 0 || session.lines.empty())
        return {false, Word::wait_shop};
    if (!rows_add_up(session) && sum_is_plain(session.protocol))
        return {false, Word::rows_differ};  // UCP: "MUST NOT complete autonomously"
    if (undelivered) return {false, Word::wait_delivery};
    if (exit_of(model.host, draft) != Exit::host_sheet && !chosen_method(model.host, draft)) {
        return {false,
            draft.methods_state == Methods::asked        ? Word::methods_loading
                : draft.methods_state == Methods::failed ? Word::methods_failed
                                                         : Word::wait_method};
    }
    if (model.recalling == Recalling::asked)
        return {false, Word::wait_updating};  // a payment from before a reload may be open
    if (draft.visibility == Visibility::in_part) return {false, Word::cannot_show};
    if (draft.visibility != Visibility::settled) return {false, Word::wait_updating, true};
    return {true, Word::pay_amount};
}

std::optional<Word> waits_for_items(const Model& model, const Draft& draft) {
    if (draft.form) return Word::wait_form;  // offline, too
    const Word reason = pay_state(model, draft).reason;
    return reason == Word::wait_address || reason == Word::wait_delivery ? std::optional<Word>(reason) : std::nullopt;
}

SheetPart sheet_part(const HostFacts& host, const Draft& draft) {
    const Room room = room_of(host);
    if (room == Room::whole) return SheetPart::all;
    const Exit exit = exit_of(host, draft);
    if (room == Room::cramped && (exit == Exit::continue_at_merchant || exit == Exit::address)) return SheetPart::brief;
    return draft.step == SheetStep::items ? SheetPart::items : SheetPart::payment;
}

bool awaits_sight(const Model& model) {
    const auto* reviewing = till::shown<Reviewing>(model);
    return reviewing && reviewing->draft.visibility == Visibility::unseen &&
        sheet_part(model.host, reviewing->draft) != SheetPart::items;
}

bool is_unreported(const Model& model, const std::string& shown) {
    const auto* reviewing = till::shown<Reviewing>(model);
    if (!reviewing || reviewing->draft.visibility == Visibility::in_part) return false;
    const Draft& draft = reviewing->draft;
    const bool items = sheet_part(model.host, draft) == SheetPart::items;
    return awaits_sight(model) || (items ? draft.shown_items : draft.shown) != shown;
}

}  // namespace till
