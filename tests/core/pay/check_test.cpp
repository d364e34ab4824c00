// When the outcome of a payment is unknown: asked for until known, never paid again meanwhile, also after a reload.
#include "core/state/pending_payment.hpp"
#include "tests/core/builders.hpp"

#include <doctest/doctest.h>

using namespace till;
using namespace till::test;

namespace {

Surface lost() {
    Surface shop;
    shop.complete();
    shop.lose_complete();
    return shop;
}

std::string note_text(PendingPayment::Phase phase, Protocol protocol = Protocol{}) {
    PendingPayment payment;
    payment.phase = phase;
    payment.session = "cs1";
    payment.merchant = "m1";
    payment.product = "p1";
    payment.seller = "Trailhouse";
    payment.key = "cs1:abc";
    payment.method_label = "Visa ··4242";
    payment.currency = "USD";
    payment.handler = "card";
    payment.total = 5000;
    payment.protocol = protocol;
    return write_payment(payment);
}

Surface reloaded(PendingPayment::Phase phase, Protocol protocol = Protocol{}) {
    Surface shop;
    shop.send(LocaleChanged{});
    shop.send(CatalogReceived{catalog()});
    shop.send(PendingRecalled{shop.newest<Recall>()->request, note_text(phase, protocol)});
    return shop;
}

// UCP: the order is being placed and the bank's step is outstanding.
Session being_placed(std::int64_t amount = 5000) {
    Session out = challenged();
    out.protocol = Protocol::ucp_2026_08_25;
    out.status = SessionStatus::complete_in_progress;
    out.totals.back().amount = amount;
    return out;
}

}  // namespace

TEST_CASE("a lost answer is looked up; one is told not to pay again") {
    Surface shop = lost();
    CHECK(shop.state() == "checking");
    CHECK(shop.text().find("We are asking the shop whether you paid. Do not pay again.") != std::string::npos);
    CHECK(shop.newest<CallCheckout>()->operation == Operation::get);
    CHECK(shop.newest<CallCheckout>()->session == "cs1");
    CHECK_FALSE(shop.button("pay"));
    shop.answer(paid());
    CHECK(shop.in<Succeeded>());
    CHECK(shop.count<ReportOrder>() == 1);
}

TEST_CASE("not paid after a lost answer: the same bytes once more, and only once") {
    Surface shop = lost();
    const CompleteCheckout first = *shop.newest<CompleteCheckout>();
    shop.answer(session());
    REQUIRE(shop.sent<CompleteCheckout>());
    CHECK(shop.newest<CompleteCheckout>()->body() == first.body());
    CHECK(shop.newest<CompleteCheckout>()->idempotency_key() == first.idempotency_key());
    CHECK(shop.in<VerifyingOutcome>());
    shop.lose_complete();
    shop.ring();
    shop.answer(session());
    CHECK(shop.count<CompleteCheckout>() == 2);
    CHECK(shop.in<VerifyingOutcome>());  // it may still be on its way
    shop.ring();
    shop.answer(session());
    CHECK(shop.in<VerifyingOutcome>());
    shop.ring();
    shop.answer(session());
    CHECK(shop.in<Reviewing>());
    CHECK(shop.text().find("This payment did not go through. Nothing was charged.") != std::string::npos);
    CHECK(shop.count<CompleteCheckout>() == 2);
}

TEST_CASE("in progress or unknown is asked about again and again, ever more slowly, and then left to the shopper") {
    Surface shop = lost();
    std::int64_t before = 0;
    int polls = 0;
    while (true) {
        shop.answer(with_status(polls % 2 == 0 ? SessionStatus::complete_in_progress : SessionStatus::unknown));
        if (!shop.sent<StartTimer>()) break;
        CHECK(shop.newest<StartTimer>()->after_ms >= before);
        before = shop.newest<StartTimer>()->after_ms;
        shop.ring();
        REQUIRE(++polls < 20);
    }
    CHECK(polls == 10);
    CHECK(before == 30000);
    CHECK(shop.text().find("Do not pay again.") != std::string::npos);
    shop.send(SheetDismissed{});
    CHECK(shop.in<VerifyingOutcome>());
    shop.send(RetryPressed{});
    CHECK(shop.sent<CallCheckout>());
    shop.answer(paid());
    CHECK(shop.in<Succeeded>());
}

TEST_CASE("an answer about another session is no answer") {
    Surface shop = lost();
    Session other = paid();
    other.id = "cs9";
    shop.answer(other);
    CHECK(shop.in<VerifyingOutcome>());
    CHECK(shop.count<ReportOrder>() == 0);

    Surface completing;
    completing.complete();
    completing.answer_complete(other);
    CHECK(completing.in<VerifyingOutcome>());
}

TEST_CASE("the bank's check found by looking up is asked for with the token at hand") {
    Surface shop = lost();
    shop.answer(challenged());
    CHECK(shop.in<Authenticating>());
    CHECK(shop.newest<Authenticate>()->handle == "h1");
}

TEST_CASE("expired, cancelled or handed over while checking is shown as that") {
    Surface expired = lost(), cancelled = lost(), pending = lost();
    expired.answer(with_status(SessionStatus::expired));
    CHECK(expired.state() == "expired");
    cancelled.answer(with_status(SessionStatus::canceled));
    CHECK(cancelled.state() == "cancelled");
    CHECK(cancelled.text().find("Nothing was charged.") != std::string::npos);
    pending.answer(with_status(SessionStatus::pending_approval));
    CHECK(pending.state() == "escalated");
    CHECK(pending.text().find("Sent to Trailhouse for approval.") != std::string::npos);
    CHECK_FALSE(pending.newest<Remember>()->note.empty());
    pending.ring();
    pending.answer(paid());
    CHECK(pending.in<Succeeded>());
}

TEST_CASE("a reload in the middle of paying finds the order") {
    Surface shop = reloaded(PendingPayment::Phase::paying);
    CHECK(shop.state() == "checking");
    CHECK_FALSE(shop.sent<MoveFocus>());  // nobody asked for the focus
    shop.answer(paid());
    CHECK(shop.in<Succeeded>());
    CHECK(shop.count<ReportOrder>() == 1);
    CHECK(shop.text().find("Visa ··4242") != std::string::npos);
}

TEST_CASE("a reload in the middle of paying that was not paid ends in a sheet one can pay from") {
    Surface shop = reloaded(PendingPayment::Phase::paying);
    shop.answer(session());
    REQUIRE(shop.sent<RepeatComplete>());  // what the page before had sent; it kept nothing
    shop.send(RequestRefused{shop.newest<RepeatComplete>()->request(), refusal(410)});
    for (int i = 0; i < 4; ++i) {  // what the page before had sent may still be on its way
        CHECK(shop.in<VerifyingOutcome>());
        shop.ring();
        shop.answer(session());
    }
    CHECK(shop.in<VerifyingOutcome>());
    shop.at += 30000;
    shop.ring();
    shop.answer(session());
    CHECK(shop.in<Reviewing>());
    CHECK(shop.count<RepeatComplete>() == 1);
    CHECK(shop.count<CompleteCheckout>() == 0);
    shop.list();
    CHECK(shop.payable());
    shop.pay();
    CHECK(shop.newest<RequestToken>()->allowance().merchant == "m1");
}

TEST_CASE("a reload before the payment had left: its kept bytes are sent once, after the shop was asked, and pay") {
    Surface shop = reloaded(PendingPayment::Phase::paying);
    CHECK_FALSE(shop.sent<RepeatComplete>());
    shop.answer(session());
    CHECK(shop.newest<RepeatComplete>()->session() == "cs1");
    CHECK(shop.text().find("Do not pay again.") != std::string::npos);
    shop.send(SessionReceived{shop.newest<RepeatComplete>()->request(), paid()});
    CHECK(shop.in<Succeeded>());
    CHECK(shop.count<ReportOrder>() == 1);
    Surface lost_again = reloaded(PendingPayment::Phase::paying);
    lost_again.answer(session());
    lost_again.send(ResponseLost{lost_again.newest<RepeatComplete>()->request()});
    lost_again.ring();
    lost_again.answer(paid());
    CHECK(lost_again.in<Succeeded>());
    CHECK(lost_again.count<RepeatComplete>() == 1);
}

TEST_CASE("a reload during the bank's check has lost the token: nothing was charged, and one may start again") {
    Surface shop = reloaded(PendingPayment::Phase::paying);
    shop.answer(challenged());
    CHECK(shop.state() == "expired");
    CHECK(shop.text().find("Bank check closed. Nothing was charged.") != std::string::npos);
}

TEST_CASE("UCP: a reload during the bank's check opens it again from the session, and the shop tells what came of it") {
    Surface shop = reloaded(PendingPayment::Phase::paying, Protocol::ucp_2026_08_25);
    shop.answer(being_placed());
    REQUIRE(shop.in<Authenticating>());
    CHECK(shop.newest<Authenticate>()->handler == "card");
    CHECK(shop.newest<Authenticate>()->handle.empty());
    CHECK(shop.newest<Authenticate>()->metadata == being_placed().authentication_metadata);
    shop.send(AuthenticationEnded{shop.newest<Authenticate>()->request, "informational", ""});
    CHECK(shop.in<VerifyingOutcome>());
    shop.answer(being_placed());  // the same step is not opened twice
    CHECK(shop.in<VerifyingOutcome>());
    shop.ring();
    SUBCASE("paid") {
        Session bought = paid();
        bought.protocol = Protocol::ucp_2026_08_25;
        shop.answer(bought);
        REQUIRE(shop.in<Succeeded>());
        CHECK(shop.text().find("Visa ··4242") != std::string::npos);
        CHECK(shop.count<ReportOrder>() == 1);
    }
    SUBCASE("declined: one can pay again, by the ways that are then asked for") {
        Session declined = with_error(MessageCode::payment_declined, SessionStatus::ready_for_payment);
        declined.protocol = Protocol::ucp_2026_08_25;
        shop.answer(declined);
        CHECK(shop.in<Reviewing>());
        CHECK(shop.sent<ListMethods>());
    }
    CHECK(shop.count<CompleteCheckout>() + shop.count<RepeatComplete>() == 0);
}

TEST_CASE("UCP: after a reload the bank is asked about what was agreed to and nothing else") {
    Surface dearer = reloaded(PendingPayment::Phase::paying, Protocol::ucp_2026_08_25),
            receipt = reloaded(PendingPayment::Phase::paid, Protocol::ucp_2026_08_25);
    dearer.answer(being_placed(5001));
    CHECK(dearer.in<VerifyingOutcome>());
    receipt.answer(being_placed());
    CHECK(receipt.count<Authenticate>() == 0);
}

TEST_CASE("a receipt comes back after a reload, and the page is not told a second order") {
    Surface shop = reloaded(PendingPayment::Phase::paid);
    CHECK(shop.state() == "read_only");
    shop.answer(paid());
    CHECK(shop.in<Succeeded>());
    CHECK(shop.count<ReportOrder>() == 0);
    Surface gone = reloaded(PendingPayment::Phase::paid);
    gone.refuse(refusal(404));
    CHECK(gone.in<Closed>());
}

TEST_CASE("a receipt of which the shop now says that it is not paid is never paid for again") {
    Surface shop = reloaded(PendingPayment::Phase::paid);
    for (int asked = 0; asked < 4; ++asked) {
        shop.answer(session());
        shop.ring();
    }
    CHECK(shop.count<RepeatComplete>() == 0);
    CHECK(shop.count<ReportOrder>() == 0);
}

TEST_CASE("as long as it is unknown whether a payment is open from before, Pay waits") {
    Surface shop;
    shop.send(LocaleChanged{});
    shop.send(CatalogReceived{catalog()});
    shop.open();
    shop.answer(session());
    shop.list();
    CHECK_FALSE(shop.payable());
    shop.send(PendingRecalled{shop.newest<Recall>()->request, note_text(PendingPayment::Phase::paying)});
    CHECK(shop.in<VerifyingOutcome>());
    Surface storeless;
    storeless.send(CatalogReceived{catalog()});
    storeless.send(ResponseLost{storeless.newest<Recall>()->request});
    CHECK(storeless.model.recalling == Recalling::settled);
}

TEST_CASE("a note is read whole or not at all") {
    const std::string text = note_text(PendingPayment::Phase::paying);
    REQUIRE(read_payment(text));
    CHECK(write_payment(*read_payment(text)) == text);
    for (std::size_t cut = 0; cut < text.size(); ++cut)
        CHECK_FALSE(read_payment(std::string_view(text).substr(0, cut)));
    CHECK_FALSE(read_payment("till-note-2" + text.substr(11)));
    CHECK_FALSE(read_payment(text + "\n"));
    PendingPayment sly = *read_payment(text);
    sly.seller = "A\nB\npaid";
    CHECK(read_payment(write_payment(sly))->seller == "A B paid");
}
