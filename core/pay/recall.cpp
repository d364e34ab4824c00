// After a reload: the payment that was open, or the receipt that was shown, is taken up again from what was remembered.
// Knows nothing of where it was kept.
#include "core/pay/pay.hpp"
#include "core/state/pending_payment.hpp"

#include <algorithm>

namespace till {

// A reload left nothing but the pending payment; the session tells the rest.
Draft draft_from_payment(const PendingPayment& payment, const Session& session) {
    Draft draft;
    draft.choices.product = payment.product;
    draft.choices.merchant = payment.merchant;
    draft.choices.seller = payment.seller;
    draft.choices.protocol = payment.protocol;
    draft.choices.currency = session.currency;
    draft.choices.address = session.fulfillment.address;
    for (const LineItem& line : session.lines) {
        if (!line.item.empty())
            draft.choices.items.push_back({line.item, within_units(payment.protocol, line.quantity)});
    }
    draft.session = session;
    draft.seen_total = payment.total;
    return draft;
}

Consent consent_from_payment(const PendingPayment& payment) {
    Consent consent;
    consent.key = payment.key;
    consent.total = payment.total;
    consent.handler = payment.handler;
    consent.method_label = payment.method_label;
    return consent;
}

void on(Turn& turn, const PendingRecalled& event) {
    Model& model = turn.model;
    if (!recall_ended(turn, event.request)) return;
    auto payment = read_payment(event.note);
    const auto is_paying = [](const Order& order) { return pays(order); };
    if (!payment || std::any_of(model.orders.begin(), model.orders.end(), is_paying)) return;
    if (payment->phase == PendingPayment::Phase::paid) {
        if (shown<Closed>(model)) check_receipt(turn, std::move(*payment));  // else the shopper is already elsewhere
        return;
    }
    VerifyingOutcome checking;
    checking.payment = std::move(*payment);
    checking.since = model.now;
    check(turn, show_order(model, AskingBuyer{}), std::move(checking));
}

bool recall_ended(Turn& turn, RequestId request) {
    if (turn.model.recalling != Recalling::asked || turn.model.recall != request) return false;
    turn.model.recalling = Recalling::settled;
    return true;
}

}  // namespace till
