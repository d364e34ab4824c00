// An order that is placed becomes a receipt, is reported to the host, and is remembered beyond a reload.
// Knows nothing of how it was paid.
#include "core/orders/orders.hpp"
#include "core/state/handover.hpp"
#include "core/state/pending_payment.hpp"

namespace till {

void succeed(Turn& turn, Order& order, PendingPayment payment, Session session, bool newly) {
    const OrderInfo info = session.order.value_or(OrderInfo{});
    const Total* total = grand_total(session);
    payment.phase = PendingPayment::Phase::paid;
    turn.emit(Remember{write_payment(payment)});
    if (newly) {
        ReportOrder report;
        report.order = info.id;
        report.number = info.number.empty() ? info.id : info.number;
        report.session = session.id;
        report.merchant = payment.merchant;
        report.permalink = info.permalink;
        report.total = total ? total->amount : payment.total;
        report.currency = session.currency;
        report.protocol = payment.protocol;
        turn.say_politely(say(turn.model.locale, Word::receipt_thanks, {{"seller", payment.seller}}));
        turn.emit(std::move(report));
        turn.focus(keys::panel_title);
    }
    turn.phase("paid");
    Receipt receipt{std::move(payment), std::move(session)};
    std::erase_if(
        turn.model.receipts, [&](const Receipt& other) { return other.payment.product == receipt.payment.product; });
    turn.model.receipts.push_back(receipt);
    order.state = Succeeded{std::move(receipt)};
}

}  // namespace till
