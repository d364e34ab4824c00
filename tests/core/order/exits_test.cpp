// The chooser of exits, over everything a page can be and an order can offer; and what a surface makes of its answer.
#include "tests/core/builders.hpp"

#include "core/order/exits.hpp"

#include <doctest/doctest.h>

using namespace till;
using namespace till::test;

namespace {

HostFacts facts_of(unsigned bits) {
    HostFacts facts;
    facts.host_sheet = (bits & 1U) != 0;
    facts.payment_policy = (bits & 2U) != 0;
    facts.frames = (bits & 4U) != 0;
    facts.popups = (bits & 8U) != 0;
    facts.links = (bits & 16U) != 0;
    facts.room = (bits & 32U) != 0 ? Room::cramped : Room::whole;
    return facts;
}

Offer offer_of(unsigned bits) {
    return {
        (bits & 1U) != 0, (bits & 2U) != 0, (bits & 4U) != 0, (bits & 8U) != 0, (bits & 16U) != 0, (bits & 32U) != 0};
}

PaymentMethod wallet(std::string id, MethodExit exit) {
    PaymentMethod made = method(std::move(id), "wallet", MethodKind::wallet);
    made.exit = exit;
    return made;
}

// A sheet whose only ways to pay are these.
Surface offered(std::vector<PaymentMethod> methods, HostFacts facts,
    std::string continue_url = "https://trailhouse.example/checkout/cs1") {
    Surface shop;
    shop.send(HostChanged{std::move(facts)});
    shop.start();
    shop.open();
    Session given = session();
    given.continue_url = std::move(continue_url);
    shop.answer(std::move(given));
    shop.send(MethodsListed{shop.newest<ListMethods>()->request, std::move(methods)});
    return shop;
}

bool has_slot(const Surface& shop, const std::string& name) {
    const View shown = shop.view();
    for (const Block& block : shown.panel->blocks) {
        const auto* slot = std::get_if<SlotBlock>(&block);
        if (slot && slot->slot == name) return true;
    }
    return false;
}

}  // namespace

TEST_CASE(
    "4096 pages and offers: never an exit that cannot work, never none while one works, always the first in the "
    "order") {
    int chosen[6] = {};
    for (unsigned page = 0; page < 64; ++page) {
        for (unsigned order = 0; order < 64; ++order) {
            const HostFacts facts = facts_of(page);
            const Offer offer = offer_of(order);
            const bool sheet = facts.host_sheet && offer.sheet_serves_seller;
            const bool wallet = (offer.wallet_sheet && facts.payment_policy) || (offer.slot && facts.frames) ||
                (offer.popup && facts.popups);
            const Exit away = facts.links ? Exit::continue_at_merchant : Exit::address;
            const Exit wanted = facts.room == Room::cramped && offer.continue_url ? away
                : sheet                                                           ? Exit::host_sheet
                : offer.token                                                     ? Exit::confirm_here
                : wallet                                                          ? Exit::wallet_sheet
                : !offer.continue_url                                             ? Exit::none
                                                                                  : away;
            const Exit got = choose_exit(facts, offer);
            CHECK(got == wanted);
            CHECK(got == choose_exit(facts, offer));
            ++chosen[static_cast<int>(got)];
        }
    }
    for (const int count : chosen) CHECK(count > 0);
}

TEST_CASE("what each way to pay needs of a page") {
    HostFacts bare;
    bare.payment_policy = bare.frames = bare.popups = bare.links = false;
    for (const MethodExit exit : {MethodExit::unknown, MethodExit::wallet_sheet, MethodExit::popup, MethodExit::slot})
        CHECK_FALSE(works(exit, bare));
    CHECK(works(MethodExit::token, bare));
    const HostFacts own;
    for (const MethodExit exit : {MethodExit::token, MethodExit::wallet_sheet, MethodExit::popup, MethodExit::slot})
        CHECK(works(exit, own));
    CHECK_FALSE(works(MethodExit::unknown, own));
}

TEST_CASE("a host's sheet serves every seller unless it names them") {
    HostFacts facts;
    CHECK_FALSE(sheet_serves(facts, "m1"));
    facts.host_sheet = true;
    CHECK(sheet_serves(facts, "m1"));
    facts.sheet_sellers = {"m2", "m3"};
    CHECK_FALSE(sheet_serves(facts, "m1"));
    CHECK(sheet_serves(facts, "m3"));
}

TEST_CASE("a way to pay that cannot work on this page is not shown, and another is chosen") {
    HostFacts facts;
    facts.popups = false;
    Surface shop = offered({wallet("paypal", MethodExit::popup), wallet("gpay", MethodExit::wallet_sheet)}, facts);
    const Draft& draft = shop.get<Reviewing>().draft;
    CHECK(draft.choices.method == "gpay");
    CHECK(shop.payable());
    facts.payment_policy = false;
    shop.send(HostChanged{facts});
    CHECK(shop.get<Reviewing>().draft.choices.method.empty());
    CHECK_FALSE(shop.button("pay"));
    facts.popups = true;
    shop.send(HostChanged{facts});
    CHECK(shop.get<Reviewing>().draft.choices.method == "paypal");
    CHECK(shop.payable());
}

TEST_CASE("a page that learns what it can do has to show it for half a second before anything is paid") {
    HostFacts facts;
    Surface shop = offered(methods(), facts);
    shop.see();
    REQUIRE(shop.button("pay")->enabled);
    facts.host_sheet = true;
    shop.send(HostChanged{facts});
    CHECK_FALSE(shop.button("pay")->enabled);
    shop.send(PayPressed{});
    CHECK(shop.count<RequestCheckout>() == 0);
    shop.pay();
    CHECK(shop.count<RequestCheckout>() == 1);
    CHECK(shop.count<RequestToken>() == 0);
}

TEST_CASE("where nothing can be paid here the way on takes the place of Pay, and once") {
    HostFacts facts;
    facts.popups = false;
    Surface shop = offered({wallet("paypal", MethodExit::popup)}, facts);
    CHECK_FALSE(shop.button("pay"));
    REQUIRE(shop.button("onward"));
    CHECK(shop.button("onward")->emphasis == Emphasis::primary);
    CHECK(shop.text().find("allow") == std::string::npos);  // nothing is allowed by going there
    int buttons = 0;
    const View shown = shop.view();
    for (const ButtonView& one : buttons_of(*shown.panel))
        buttons += one.key == "onward" || one.key == "continue" ? 1 : 0;
    CHECK(buttons == 1);
    shop.send(Occurrence{shop.button("onward")->on_activate.what});
    CHECK(shop.newest<OpenLink>()->url == "https://trailhouse.example/checkout/cs1");
}

TEST_CASE("where no link can be opened its address is there to be read, and no button") {
    HostFacts facts;
    facts.popups = facts.links = false;
    const Surface shop = offered({wallet("paypal", MethodExit::popup)}, facts);
    CHECK_FALSE(shop.button("pay"));
    CHECK_FALSE(shop.button("onward"));
    CHECK_FALSE(shop.button("continue"));
    CHECK(shop.text().find("https://trailhouse.example/checkout/cs1") != std::string::npos);
}

TEST_CASE("the provider's own button has its slot while its token is waited for, and can be given up") {
    Surface shop = offered({wallet("express", MethodExit::slot)}, {});
    CHECK_FALSE(has_slot(shop, "wallet"));
    shop.pay();
    CHECK(std::holds_alternative<RequestToken>(shop.effects.front()));
    CHECK(shop.newest<RequestToken>()->payee() == "Trailhouse");
    CHECK(has_slot(shop, "wallet"));
    CHECK_FALSE(shop.button("pay"));
    REQUIRE(shop.button("cancel_payment"));
    const RequestId asked = shop.newest<RequestToken>()->request();
    shop.send(Occurrence{shop.button("cancel_payment")->on_activate.what});
    CHECK(shop.newest<Forget>()->request == asked);
    CHECK(shop.in<Reviewing>());
    CHECK(shop.text().find("Payment window closed. Nothing was charged.") != std::string::npos);
    shop.send(TokenIssued{asked, "late"});
    CHECK(shop.count<CompleteCheckout>() == 0);
}

TEST_CASE("a saved card's token cannot be given up half way: there is no window to lose") {
    Surface shop;
    shop.review();
    shop.pay();
    CHECK_FALSE(shop.button("cancel_payment"));
    shop.send(ChallengeClosed{});
    CHECK(shop.in<Confirming>());
}

TEST_CASE("a blocked window is said so") {
    Surface shop = offered({wallet("paypal", MethodExit::popup)}, {});
    shop.pay();
    shop.send(TokenRefused{shop.newest<RequestToken>()->request(), "blocked"});
    CHECK(shop.text().find("Your browser blocked the payment window. Nothing was charged.") != std::string::npos);
    CHECK(shop.payable());
}

TEST_CASE("the host's sheet takes the place of all methods, is asked first, and its completed session is the receipt") {
    HostFacts facts;
    facts.host_sheet = true;
    Surface shop = offered(methods(), facts);
    CHECK(shop.text().find("Your chat’s own payment sheet opens next.") != std::string::npos);
    CHECK(shop.text().find("Visa") == std::string::npos);
    CHECK(shop.payable());
    shop.pay();
    REQUIRE(std::holds_alternative<RequestCheckout>(shop.effects.front()));
    CHECK(shop.count<RequestToken>() == 0);
    CHECK(shop.newest<RequestCheckout>()->consent().size() == 64);
    CHECK(shop.sent<Remember>());  // a reload must not forget it
    shop.pay();
    CHECK(shop.count<RequestCheckout>() == 1);
    shop.send(SheetDismissed{});
    CHECK(shop.in<Delegated>());
    shop.send(SessionReceived{shop.newest<RequestCheckout>()->request(), paid()});
    CHECK(shop.in<Succeeded>());
    CHECK(shop.count<ReportOrder>() == 1);
}

TEST_CASE("whatever else the host's sheet says, the merchant is asked, and nothing is paid again meanwhile") {
    HostFacts facts;
    facts.host_sheet = true;
    for (const char* code : {"canceled", "declined", "unavailable", ""}) {
        Surface shop = offered(methods(), facts);
        shop.pay();
        const RequestId asked = shop.newest<RequestCheckout>()->request();
        if (*code) shop.send(TokenRefused{asked, code});
        else shop.send(ResponseLost{asked});
        CHECK(shop.in<VerifyingOutcome>());
        CHECK(shop.newest<CallCheckout>()->operation == Operation::get);
        CHECK_FALSE(shop.payable());
        SUBCASE("there is an order after all") {
            shop.answer(paid());
            CHECK(shop.in<Succeeded>());
        }
        SUBCASE("there is none") {
            for (int i = 0; i < 3 && shop.in<VerifyingOutcome>(); ++i) {
                shop.answer(session());
                if (shop.in<VerifyingOutcome>()) shop.ring();
            }
            CHECK(shop.in<Reviewing>());
            CHECK(shop.payable());
            CHECK(shop.text().find("harged") != std::string::npos);
        }
        CHECK(shop.count<CompleteCheckout>() == 0);
    }
}

TEST_CASE("the same refusal by the host's sheet is told again each time") {
    HostFacts facts;
    facts.host_sheet = true;
    Surface shop = offered(methods(), facts);
    for (int time = 0; time < 2; ++time) {
        shop.pay();
        CHECK(shop.model.assertive.empty());
        shop.send(TokenRefused{shop.newest<RequestCheckout>()->request(), "declined"});
        shop.answer(session());
        CHECK(shop.model.assertive ==
            "Your bank declined this payment. Nothing was charged. Try again, or use another method.");
    }
}

TEST_CASE("an order of another session from the host's sheet proves nothing") {
    HostFacts facts;
    facts.host_sheet = true;
    Surface shop = offered(methods(), facts);
    shop.pay();
    Session other = paid();
    other.id = "cs9";
    shop.send(SessionReceived{shop.newest<RequestCheckout>()->request(), other});
    CHECK(shop.in<VerifyingOutcome>());
    CHECK(shop.count<ReportOrder>() == 0);
}

TEST_CASE("a host's sheet that says nothing for ten minutes leaves nobody locked in: the merchant is asked") {
    HostFacts facts;
    facts.host_sheet = true;
    Surface shop = offered(methods(), facts);
    shop.pay();
    const RequestId asked = shop.newest<RequestCheckout>()->request();
    CHECK(shop.newest<StartTimer>()->after_ms == 600000);
    shop.ring();
    CHECK(shop.in<VerifyingOutcome>());
    CHECK_FALSE(shop.payable());
    shop.send(SessionReceived{asked, paid()});  // too late to be heard; the merchant says the same
    CHECK(shop.in<VerifyingOutcome>());
    shop.answer(paid());
    CHECK(shop.in<Succeeded>());
}

TEST_CASE("an order that only the seller can finish is known again after a reload") {
    Surface shop;
    shop.complete();
    shop.answer_complete(with_status(SessionStatus::requires_escalation));
    CHECK(shop.in<Escalated>());
    const std::string note = shop.newest<Remember>()->note;
    REQUIRE_FALSE(note.empty());
    Surface again;
    again.send(LocaleChanged{});
    again.send(CatalogReceived{catalog()});
    again.send(PendingRecalled{again.newest<Recall>()->request, note});
    again.answer(with_status(SessionStatus::requires_escalation));
    CHECK(again.in<Escalated>());
    again.send(RetryPressed{});
    again.answer(paid());
    CHECK(again.in<Succeeded>());
    CHECK(again.count<ReportOrder>() == 1);
}

TEST_CASE("whoever comes back to the page from the seller's is told what became of it; nothing is sent by that") {
    Surface shop;
    shop.complete();
    shop.answer_complete(with_status(SessionStatus::requires_escalation));
    shop.send(Returned{});
    CHECK(shop.newest<CallCheckout>()->operation == Operation::get);
    const int asked = shop.count<CallCheckout>();
    shop.send(Returned{});  // one question at a time
    CHECK(shop.count<CallCheckout>() == asked);
    shop.answer(paid());
    CHECK(shop.in<Succeeded>());
    CHECK(shop.count<CompleteCheckout>() == 1);
    shop.send(Returned{});
    CHECK(shop.count<CallCheckout>() == asked);
}

TEST_CASE("the same where the page was offline meanwhile") {
    Surface shop;
    shop.complete();
    shop.answer_complete(with_status(SessionStatus::requires_escalation));
    shop.send(ConnectivityChanged{false});
    shop.send(ConnectivityChanged{true});
    shop.answer(paid());
    CHECK(shop.in<Succeeded>());
    CHECK(shop.count<CompleteCheckout>() == 1);
}
