// From Pay to a receipt, and every way that does not lead there. Knows nothing of JSON or pixels.
#include "core/language/dates.hpp"
#include "tests/core/builders.hpp"

#include <doctest/doctest.h>

using namespace till;
using namespace till::test;

TEST_CASE("one tap on a card, one on Pay, and the order is there") {
    Surface shop;
    shop.review();
    CHECK(shop.state() == "arming");
    shop.see();
    CHECK(shop.state() == "ready");
    CHECK(shop.payable());
    CHECK(shop.button("pay")->label == "Pay USD 50.00");
    shop.pay();
    REQUIRE(
        std::holds_alternative<RequestToken>(shop.effects.front()));  // nothing before it: a wallet needs the gesture
    const RequestToken token = *shop.newest<RequestToken>();
    CHECK(token.allowance() == Allowance{5000, "usd", "cs1", "m1", token.allowance().expires_at});
    CHECK(epoch_ms(*parse_rfc3339(token.allowance().expires_at)) == shop.model.now + 15 * 60 * 1000);
    CHECK(token.handler() == "card");
    CHECK(token.method() == "visa");
    CHECK(shop.state() == "confirming");
    CHECK_FALSE(shop.payable());
    shop.issue();
    const CompleteCheckout complete = *shop.newest<CompleteCheckout>();
    CHECK(complete.idempotency_key() == "cs1:" + token.consent());
    CHECK(complete.body().find(R"({"$handle":"h1"})") != std::string::npos);
    CHECK(shop.state() == "completing");
    // Kept before it goes out: a reload in between must not forget it.
    REQUIRE(shop.effects.size() == 2);
    CHECK(std::holds_alternative<Remember>(shop.effects[0]));
    CHECK(std::holds_alternative<CompleteCheckout>(shop.effects[1]));
    shop.answer_complete(paid());
    CHECK(shop.in<Succeeded>());
    CHECK(*shop.newest<ReportOrder>() ==
        ReportOrder{"o1", "T-1001", "cs1", "m1", "https://trailhouse.example/orders/o1", 5000, "USD"});
    CHECK(shop.newest<ReportPhase>()->phase == "paid");
    CHECK(shop.newest<MoveFocus>()->key == "panel/title");
    CHECK(shop.view().panel->kind == PanelKind::receipt);
    for (const char* words :
        {"Order T-1001", "Trailhouse", "Visa ··4242", "USD 50.00", "Track", "help@trailhouse.example"})
        CHECK(shop.text().find(words) != std::string::npos);
    CHECK(shop.view().carousel->cards[0].state == CardState::ordered);
}

TEST_CASE("a second tap on Pay, or a held Enter, asks for nothing more") {
    Surface shop;
    shop.review();
    for (int i = 0; i < 5; ++i) shop.pay();
    CHECK(shop.count<RequestToken>() == 1);
    shop.issue();
    for (int i = 0; i < 5; ++i) shop.pay();
    shop.issue("h2");
    CHECK(shop.count<CompleteCheckout>() == 1);
    CHECK(shop.count<RequestToken>() == 1);
}

TEST_CASE("Pay is impossible as long as something is missing") {
    const auto locked = [](Session session) {
        Surface shop;
        shop.review(std::move(session));
        const bool offered = shop.payable();
        shop.pay();
        return !offered && shop.count<RequestToken>() == 0;
    };
    CHECK_FALSE(locked(session()));
    for (const SessionStatus status :
        {SessionStatus::unknown, SessionStatus::incomplete, SessionStatus::not_ready_for_payment,
            SessionStatus::requires_escalation, SessionStatus::authentication_required, SessionStatus::pending_approval,
            SessionStatus::complete_in_progress, SessionStatus::completed, SessionStatus::canceled,
            SessionStatus::in_progress, SessionStatus::expired}) {
        CAPTURE(static_cast<int>(status));
        CHECK(locked(with_status(status)));
    }
    Session unreadable = session(), no_total = session(), two_totals = session(), negative = session(),
            no_lines = session(), no_option = session(), strange_option = session(), gone = session(),
            no_handler = session();
    unreadable.unreadable = true;
    CHECK(locked(unreadable));
    no_total.totals.pop_back();
    CHECK(locked(no_total));
    two_totals.totals.push_back(total(TotalType::total, 5000));
    CHECK(locked(two_totals));
    negative.totals.back().amount = -1;
    CHECK(locked(negative));
    no_lines.lines.clear();
    CHECK(locked(no_lines));
    no_option.selected.clear();
    CHECK(locked(no_option));
    strange_option.fulfillment_options[0].type = FulfillmentType::unknown;
    CHECK(locked(strange_option));
    gone.lines[0].stock = LineStock::out_of_stock;
    CHECK(locked(gone));
    no_handler.handlers.clear();
    CHECK(locked(no_handler));
    for (const MessageCode code :
        {MessageCode::unknown, MessageCode::none, MessageCode::out_of_stock, MessageCode::missing, MessageCode::invalid,
            MessageCode::requires_sign_in, MessageCode::unsupported, MessageCode::conflict}) {
        CHECK(locked(with_error(code, SessionStatus::ready_for_payment)));
    }
    Session strange = with_error(MessageCode::unknown, SessionStatus::ready_for_payment);
    strange.messages[0].type = MessageType::unknown;
    CHECK(locked(strange));
    strange.messages[0].type = MessageType::warning;
    CHECK_FALSE(locked(strange));
    CHECK_FALSE(locked(with_error(MessageCode::payment_declined, SessionStatus::ready_for_payment)));
}

TEST_CASE("a method of an unknown kind is shown and cannot be chosen") {
    Surface shop;
    shop.start();
    shop.open();
    shop.answer(session());
    shop.send(MethodsListed{
        shop.newest<ListMethods>()->request, {method("odd", "card", MethodKind::unknown), method("far", "elsewhere")}});
    CHECK_FALSE(shop.payable());
    CHECK(shop.text().find("cannot be chosen here") != std::string::npos);
    CHECK_FALSE(shop.button("pay"));  // nothing to pay with: the way on stands in its place
    CHECK(shop.button("onward")->emphasis == Emphasis::primary);
    shop.send(MethodChosen{"odd"});
    shop.send(MethodChosen{"far"});
    shop.pay();
    CHECK(shop.count<RequestToken>() == 0);
}

TEST_CASE("offline nothing is sent, and one is told") {
    Surface shop;
    shop.review();
    shop.send(ConnectivityChanged{false});
    CHECK(shop.state() == "offline");
    CHECK(shop.text().find("You are offline. Nothing was sent.") != std::string::npos);
    shop.pay();
    CHECK(shop.count<RequestToken>() == 0);
    CHECK(shop.model.assertive == "You are offline. Nothing was sent.");
    shop.send(ConnectivityChanged{true});
    CHECK(shop.payable());
}

TEST_CASE("an offer that ran out by the clock of the tap is not paid") {
    Session short_lived = session();
    short_lived.expires_at = "2026-11-26T12:00:30Z";
    Surface shop;
    shop.review(short_lived);
    shop.at = noon + 60000;
    shop.pay();
    CHECK(shop.count<RequestToken>() == 0);
    CHECK(shop.in<Expired>());
}

TEST_CASE("expiry keeps the choices and a refresh asks for them again") {
    Session short_lived = session();
    short_lived.expires_at = "2026-11-26T12:10:00Z";
    Surface shop;
    shop.review(short_lived);
    const TimerId expiry = shop.get<Reviewing>().draft.expiry;
    shop.send(MethodChosen{"hop"});
    shop.send(FulfillmentChosen{"fast"});
    Session fast = session(5900);
    fast.selected[0].option = "fast";
    fast.expires_at = short_lived.expires_at;
    shop.answer(fast);
    shop.send(TimerFired{expiry});
    CHECK(shop.in<Reviewing>());  // the newer session has a newer timer
    shop.ring();
    CHECK(shop.state() == "expired");
    CHECK(shop.text().find("This price offer ended. Your choices are kept.") != std::string::npos);
    shop.send(RetryPressed{});
    CHECK(shop.newest<CallCheckout>()->operation == Operation::create);
    Session fresh = session();
    fresh.id = "cs2";
    shop.answer(fresh);
    CHECK(shop.state() == "updating");
    CHECK(shop.newest<CallCheckout>()->body.find("fast") != std::string::npos);
    fast.id = "cs2";
    fast.expires_at.clear();
    shop.answer(fast);
    shop.send(MethodsListed{shop.newest<ListMethods>()->request, methods()});
    CHECK(shop.payable());
    shop.pay();
    CHECK(shop.newest<RequestToken>()->method() == "hop");
    CHECK(shop.newest<RequestToken>()->allowance().max_amount == 5900);
}

TEST_CASE("a declined card is said so, and another tap is another consent with another key") {
    Surface shop;
    shop.complete();
    const std::string first = shop.newest<CompleteCheckout>()->idempotency_key();
    shop.answer_complete(with_error(MessageCode::payment_declined, SessionStatus::ready_for_payment));
    CHECK(shop.state() == "declined");
    CHECK(shop.text().find("Your bank declined this payment. Nothing was charged. Try again, or use another method.") !=
        std::string::npos);
    CHECK(shop.newest<Remember>()->note.empty());
    shop.send(MethodChosen{"hop"});
    shop.pay();
    shop.issue("h2");
    CHECK(shop.newest<CompleteCheckout>()->idempotency_key() != first);
    CHECK(shop.newest<CompleteCheckout>()->body().find(R"("type":"wallet")") != std::string::npos);
    shop.answer_complete(paid());
    CHECK(shop.in<Succeeded>());
}

TEST_CASE("the same sheet paid twice in the same millisecond is still two consents") {
    Surface shop;
    shop.review();
    shop.at = noon + 9000;
    shop.pay();
    const std::string first = shop.newest<RequestToken>()->consent();
    shop.send(TokenRefused{shop.newest<RequestToken>()->request(), "canceled"});
    CHECK(shop.text().find("Payment window closed. Nothing was charged.") != std::string::npos);
    shop.at = noon + 9000;
    shop.pay();
    CHECK(shop.newest<RequestToken>()->consent() != first);
}

TEST_CASE("a token that is refused, lost or empty charges nothing and says so") {
    for (const char* code : {"canceled", "declined", "unavailable", "something new"}) {
        Surface shop;
        shop.review();
        shop.pay();
        shop.send(TokenRefused{shop.newest<RequestToken>()->request(), code});
        CHECK(shop.in<Reviewing>());
        CHECK(shop.text().find("Nothing was charged.") != std::string::npos);
        CHECK(shop.payable());
        CHECK(shop.newest<ReportPhase>()->phase == "failed");
    }
    Surface shop;
    shop.review();
    shop.pay();
    shop.send(ResponseLost{shop.newest<RequestToken>()->request()});
    CHECK(shop.in<Reviewing>());
    shop.pay();
    shop.issue("");
    CHECK(shop.in<Reviewing>());
    CHECK(shop.count<CompleteCheckout>() == 0);
    shop.pay();
    shop.ring();  // a gateway that never answers
    CHECK(shop.in<Reviewing>());
    CHECK(shop.sent<Forget>());
}

TEST_CASE("a total that changed on the way is shown and has to be paid anew") {
    Surface shop;
    shop.complete();
    shop.answer_complete(session(5500));
    CHECK(shop.state() == "price_changed");
    CHECK(shop.text().find("Price changed: USD 50.00 → USD 55.00. Review before paying.") != std::string::npos);
    CHECK(shop.model.assertive == "Price changed: USD 50.00 → USD 55.00. Review before paying.");
    shop.pay();
    CHECK(shop.newest<RequestToken>()->allowance().max_amount == 5500);
}

TEST_CASE("only a price that rose interrupts whoever listens; one that fell is told in its turn") {
    Surface shop;
    shop.complete();
    shop.answer_complete(session(4500));
    CHECK(shop.state() == "price_changed");
    CHECK(shop.model.assertive.empty());
    CHECK(shop.model.polite.find("USD 45.00") != std::string::npos);
}

TEST_CASE("sold out between sheet and Pay: not charged, no Pay, something similar") {
    Surface shop;
    shop.complete();
    shop.answer_complete(with_error(MessageCode::out_of_stock));
    CHECK(shop.state() == "stock_changed");
    CHECK(shop.text().find("Just sold out. You have not been charged.") != std::string::npos);
    CHECK_FALSE(shop.payable());
    CHECK(shop.button("similar"));
    shop.send(shop.button("similar")->on_activate.what);
    CHECK(shop.newest<FindSimilar>()->product == "p1");
    shop.send(SheetDismissed{});
    REQUIRE(shop.view().carousel);
    CHECK(shop.view().carousel->cards[0].state == CardState::out_of_stock);
}

TEST_CASE("a shop that charged another total than agreed is shown truthfully") {
    Surface shop;
    shop.complete();
    shop.answer_complete(paid(5600));
    CHECK(shop.in<Succeeded>());
    CHECK(
        shop.text().find("You agreed to USD 50.00, the shop says USD 56.00. Contact Trailhouse.") != std::string::npos);
}

TEST_CASE("a slow, busy or failing shop gets the same bytes again under the same key") {
    for (const Refusal& answer :
        {refusal(429), refusal(500), refusal(503), refusal(409, RefusalCode::idempotency_in_flight)}) {
        Surface shop;
        shop.complete();
        const CompleteCheckout first = *shop.newest<CompleteCheckout>();
        shop.refuse_complete(answer);
        CHECK(
            shop.text().find("The shop is slow to answer. We ask again in 2 s whether you paid.") != std::string::npos);
        CHECK(shop.text().find("Do not pay again.") != std::string::npos);
        CHECK_FALSE(shop.payable());
        shop.send(SessionReceived{first.request(), paid()});  // too late: a newer call is coming
        CHECK(shop.in<Completing>());
        shop.ring();
        const CompleteCheckout again = *shop.newest<CompleteCheckout>();
        CHECK(again.body() == first.body());
        CHECK(again.idempotency_key() == first.idempotency_key());
        CHECK(again.request() != first.request());
        shop.answer_complete(paid());
        CHECK(shop.in<Succeeded>());
    }
}

TEST_CASE("Retry-After is obeyed, within reason") {
    Surface shop;
    shop.complete();
    Refusal slow = refusal(429);
    slow.retry_after_s = 7;
    shop.refuse_complete(slow);
    CHECK(shop.newest<StartTimer>()->after_ms == 7000);
    shop.ring();
    slow.retry_after_s = 86400;
    shop.refuse_complete(slow);
    CHECK(shop.newest<StartTimer>()->after_ms == 60000);
}

TEST_CASE("a refused Complete asks for the truth before it says what happened") {
    Surface shop;
    shop.complete();
    shop.refuse_complete(refusal(422, RefusalCode::idempotency_conflict));
    CHECK(shop.state() == "checking");
    CHECK(shop.newest<CallCheckout>()->operation == Operation::get);
    shop.answer(session());
    CHECK(shop.in<Reviewing>());
    CHECK(shop.text().find("The shop did not accept this payment. Nothing was charged.") != std::string::npos);
    CHECK(shop.count<CompleteCheckout>() == 1);

    Surface gone;
    gone.complete();
    gone.refuse_complete(refused_with(MessageCode::out_of_stock));
    gone.answer(with_error(MessageCode::out_of_stock));
    CHECK(gone.text().find("Just sold out. You have not been charged.") != std::string::npos);

    Surface expired;
    expired.complete();
    expired.refuse_complete(refused_with(MessageCode::expired, 410));
    expired.answer(with_status(SessionStatus::expired));
    CHECK(expired.state() == "expired");

    Surface paid_after_all;
    paid_after_all.complete();
    paid_after_all.refuse_complete(refusal(400));
    paid_after_all.answer(paid());
    CHECK(paid_after_all.in<Succeeded>());
}

TEST_CASE("a session of the page that has ended sends nothing to the shop") {
    Surface shop;
    shop.complete();
    shop.refuse_complete(refusal(401, RefusalCode::unauthenticated));
    CHECK(shop.in<Reviewing>());
    CHECK(shop.text().find("Sign in to it again, then pay here. Nothing was charged.") != std::string::npos);
    CHECK(shop.newest<Remember>()->note.empty());
}

TEST_CASE("dismissing never ends a running payment") {
    Surface shop;
    shop.review();
    shop.pay();
    for (int step = 0; step < 3; ++step) {
        shop.send(SheetDismissed{});
        CHECK(shop.model.polite == "Payment in progress");
        CHECK(shop.view().panel);
        shop.send(CardOpened{"p1"});
        CHECK(shop.count<CallCheckout>() == (step < 2 ? 1 : 2));
        if (step == 0) shop.issue();
        if (step == 1) shop.lose_complete();
    }
    CHECK(shop.in<VerifyingOutcome>());
}
