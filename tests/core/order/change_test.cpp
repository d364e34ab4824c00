// Opening a sheet and changing the order on it. Knows nothing of paying.
#include "tests/core/builders.hpp"

#include <doctest/doctest.h>

using namespace till;
using namespace till::test;

namespace {

Session fast(std::int64_t amount = 5900) {
    Session made = session(amount);
    made.selected[0].option = "fast";
    return made;
}

}  // namespace

TEST_CASE("opening a card asks for the buyer, then makes a session with the saved address") {
    Surface shop;
    shop.start();
    shop.send(CardOpened{"p1"});
    CHECK(shop.state() == "loading");
    CHECK(shop.count<CallCheckout>() == 0);
    shop.send(BuyerReceived{shop.newest<AskBuyer>()->request, buyer()});
    const CallCheckout create = *shop.newest<CallCheckout>();
    CHECK(create.operation == Operation::create);
    CHECK(create.merchant == "m1");
    CHECK(create.idempotency_key.size() < 100);
    CHECK(create.body.find(R"("line_items":[{"id":"p1-a"}])") != std::string::npos);
    CHECK(create.body.find(R"("currency":"usd")") != std::string::npos);
    CHECK(create.body.find("1 Engine Street") != std::string::npos);
    shop.answer(session());
    CHECK(shop.newest<ListMethods>()->handlers == std::vector<std::string>{"card", "wallet"});
    CHECK(shop.text().find("Review your order from Trailhouse") != std::string::npos);
}

TEST_CASE("ways to pay that were lost for want of the net are asked for again once it is back") {
    Surface shop;
    shop.start();
    shop.open();
    shop.answer(session());
    shop.send(ConnectivityChanged{false});
    shop.send(ResponseLost{shop.newest<ListMethods>()->request});
    CHECK(shop.count<ListMethods>() == 1);
    shop.send(ConnectivityChanged{true});
    CHECK(shop.count<ListMethods>() == 2);
    shop.list();
    CHECK(shop.payable());
}

TEST_CASE(
    "a seller whose protocol we do not speak is told so before anything is asked, and there is nothing to try again") {
    Product foreign = product();
    foreign.seller.protocol = Protocol::unknown;
    Surface shop;
    shop.start(catalog({foreign}));
    shop.send(CardOpened{"p1"});
    CHECK(shop.count<AskBuyer>() + shop.count<CallCheckout>() == 0);
    CHECK(shop.text().find("This shop cannot take this order here.") != std::string::npos);
    CHECK_FALSE(shop.button("retry"));
    CHECK_FALSE(shop.button("pay"));
    shop.send(RetryPressed{});
    CHECK(shop.count<CallCheckout>() == 0);
    shop.send(SheetDismissed{});
    CHECK(shop.state() == "closed");
}

TEST_CASE("a session in another dialect than it was asked for in is no answer") {
    Surface shop;
    shop.start();
    shop.open();
    Session other = session();
    other.protocol = Protocol::ucp_2026_08_25;
    shop.answer(other);
    CHECK(shop.in<CreatingSession>());
    shop.ring();
    shop.answer(session());
    CHECK(shop.in<Reviewing>());
}

TEST_CASE("a card that asks for a size opens a choice first") {
    Product shoe = product("p1", "Shoe");
    shoe.options = {{"Size", {"8", "9"}}, {"Color", {"Blue", "Red"}}};
    shoe.variants.clear();
    for (const char* size : {"8", "9"}) {
        for (const char* color : {"Blue", "Red"}) {
            Variant variant;
            variant.id = std::string(size) + color;
            variant.options = {{"Size", size}, {"Color", color}};
            variant.available = variant.id != "9Red";
            shoe.variants.push_back(variant);
        }
    }
    Surface shop;
    shop.start(catalog({shoe}));
    CHECK(shop.view().carousel->cards[0].action.label == "Choose size");
    shop.send(CardOpened{"p1"});
    CHECK(shop.state() == "needs_variant");
    CHECK_FALSE(shop.button("review")->enabled);
    shop.send(VariantChosen{"p1", "Size", "9"});
    shop.send(VariantChosen{"p1", "Color", "Red"});
    CHECK_FALSE(shop.button("review")->enabled);
    shop.send(CardOpened{"p1"});
    CHECK(shop.in<Choosing>());
    shop.send(VariantChosen{"p1", "Color", "Green"});
    shop.send(VariantChosen{"p1", "Color", "Blue"});
    CHECK(shop.button("review")->enabled);
    shop.send(shop.button("review")->on_activate.what);
    shop.send(BuyerReceived{shop.newest<AskBuyer>()->request, buyer()});
    CHECK(shop.newest<CallCheckout>()->body.find(R"([{"id":"9Blue"}])") != std::string::npos);
}

TEST_CASE("two of a thing are two entries, as the protocol has no quantity in a request") {
    Surface shop;
    shop.review();
    shop.send(QuantityChosen{"l1", 3});
    CHECK(shop.newest<CallCheckout>()->operation == Operation::update);
    CHECK(shop.newest<CallCheckout>()->body == R"({"line_items":[{"id":"p1-a"},{"id":"p1-a"},{"id":"p1-a"}]})");
    shop.send(QuantityChosen{"l1", 0});
    shop.send(QuantityChosen{"l1", 100});
    shop.send(QuantityChosen{"other", 2});
    CHECK(shop.count<CallCheckout>() == 2);
}

TEST_CASE("the last wish wins: the older call is forgotten and the newer one says both") {
    Surface shop;
    shop.review();
    shop.send(QuantityChosen{"l1", 2});
    const RequestId older = shop.call();
    shop.send(FulfillmentChosen{"fast"});
    CHECK(*shop.newest<Forget>() == Forget{older});
    CHECK(shop.newest<CallCheckout>()->body ==
        R"({"line_items":[{"id":"p1-a"},{"id":"p1-a"}],"selected_fulfillment_options":[{"type":"shipping","option_id":"fast","item_ids":["l1"]}]})");
    shop.send(SessionReceived{older, session(1)});
    CHECK(shop.in<Updating>());
    CHECK_FALSE(shop.payable());
    shop.answer(fast());
    CHECK(shop.payable());
    CHECK(shop.model.polite == "Delivery changed to Fri, Nov 27 – Sat, Nov 28. Total now USD 59.00, up USD 9.00.");
}

TEST_CASE("a wish taken back before the answer is still sent, as the shop may know the first") {
    Surface shop;
    shop.review();
    shop.send(FulfillmentChosen{"fast"});
    shop.send(FulfillmentChosen{"slow"});
    CHECK(shop.newest<CallCheckout>()->body.find("slow") != std::string::npos);
}

TEST_CASE("a change the shop refuses is taken back and told") {
    Surface shop;
    shop.review();
    shop.send(FulfillmentChosen{"fast"});
    shop.refuse(refusal(400));
    CHECK(shop.in<Reviewing>());
    CHECK(shop.text().find("The shop did not accept this change. Nothing was charged.") != std::string::npos);
    CHECK(shop.get<Reviewing>().draft.choices.option == "slow");
    CHECK(shop.payable());
}

TEST_CASE("a slow shop gets the same change again with the same key") {
    Surface shop;
    shop.review();
    shop.send(FulfillmentChosen{"fast"});
    const CallCheckout first = *shop.newest<CallCheckout>();
    shop.refuse(refusal(503));
    CHECK(shop.text().find("The shop is slow to answer. Trying again in 1 s.") != std::string::npos);
    shop.ring();
    CHECK(shop.newest<CallCheckout>()->body == first.body);
    CHECK(shop.newest<CallCheckout>()->idempotency_key == first.idempotency_key);
    for (int i = 0; i < 10 && shop.in<Updating>(); ++i) {
        shop.lose();
        if (shop.in<Updating>()) shop.ring();
    }
    CHECK(shop.in<Reviewing>());
    CHECK(shop.text().find("The shop does not answer. Nothing was charged.") != std::string::npos);
}

TEST_CASE("a shop that fails while the sheet opens is told so, asked again, and in the end left to the shopper") {
    Surface shop;
    shop.start();
    shop.open();
    const CallCheckout first = *shop.newest<CallCheckout>();
    shop.refuse(refusal(500));
    CHECK(shop.text().find("The shop is slow to answer. Trying again in 1 s.") != std::string::npos);
    shop.ring();
    CHECK(shop.newest<CallCheckout>()->idempotency_key == first.idempotency_key);
    while (!shop.get<CreatingSession>().refused) {
        shop.lose();
        if (!shop.get<CreatingSession>().refused) shop.ring();
    }
    CHECK(shop.state() == "failed");
    shop.send(RetryPressed{});
    CHECK(shop.newest<CallCheckout>()->idempotency_key != first.idempotency_key);
    shop.answer(session());
    CHECK(shop.in<Reviewing>());
}

TEST_CASE("sold out when the sheet opens, told by a refusal or by a session") {
    Surface refused;
    refused.start();
    refused.open();
    refused.refuse(refused_with(MessageCode::out_of_stock));
    CHECK(refused.text().find("Just sold out. You have not been charged.") != std::string::npos);
    CHECK(refused.button("similar"));
    CHECK_FALSE(refused.button("pay"));
    Surface told;
    told.start();
    told.open();
    told.answer(with_error(MessageCode::out_of_stock));
    CHECK(told.text().find("Just sold out. You have not been charged.") != std::string::npos);
    CHECK(told.button("similar"));
    CHECK_FALSE(told.payable());
}

TEST_CASE("a price that is not the card's is told when the sheet opens") {
    Session dearer = session(5500);
    dearer.lines[0].unit_amount = 5500;
    Surface shop;
    shop.review(dearer);
    CHECK(shop.state() == "price_changed");
    CHECK(shop.text().find("Price changed: USD 50.00 → USD 55.00. Review before paying.") != std::string::npos);
    CHECK(shop.payable());
}

TEST_CASE("fewer left than wanted: the quantity becomes what is left, and one is told") {
    Surface shop;
    shop.review();
    shop.send(QuantityChosen{"l1", 5});
    Session too_many = with_error(MessageCode::quantity_exceeded);
    too_many.lines[0].quantity = 5;
    too_many.lines[0].available_quantity = 2;
    too_many.messages[0].param = "$.line_items[0].quantity";
    shop.answer(too_many);
    CHECK(shop.newest<CallCheckout>()->body == R"({"line_items":[{"id":"p1-a"},{"id":"p1-a"}]})");
    Session cut = session(10000);
    cut.lines[0].quantity = 2;
    cut.lines[0].available_quantity = 2;
    shop.answer(cut);
    CHECK(shop.in<Reviewing>());
    CHECK_FALSE(shop.button("more")->enabled);

    Surface by_shop;
    by_shop.review();
    by_shop.send(QuantityChosen{"l1", 5});
    by_shop.answer(cut);
    CHECK(by_shop.text().find("Only 2 left. Quantity set to 2 – check the total.") != std::string::npos);
}

TEST_CASE("another saved address is one tap; a new one is checked for what nobody can do without") {
    Surface shop;
    shop.review();
    shop.send(AddressEditOpened{});
    CHECK(shop.state() == "needs_input");
    CHECK_FALSE(shop.payable());
    shop.send(AddressChosen{"a2"});
    CHECK(shop.newest<CallCheckout>()->body.find("fulfillment_details") != std::string::npos);
    shop.answer(session());
    shop.send(AddressEditOpened{});
    for (const char* field : {"name", "line_one", "city", "country"}) shop.send(TextEntered{field, ""});
    shop.send(AddressSubmitted{});
    CHECK(shop.text().find("Please add: Name.") != std::string::npos);
    CHECK(shop.newest<MoveFocus>()->key == "panel/name");
    shop.send(TextEntered{"name", "Grace"});
    shop.send(TextEntered{"line_one", "2 Bug Lane"});
    shop.send(TextEntered{"city", "Arlington"});
    shop.send(TextEntered{"country", "usa"});
    shop.send(AddressSubmitted{});
    CHECK(shop.text().find("Please check: Country.") != std::string::npos);
    shop.send(TextEntered{"country", "us"});
    shop.send(AddressSubmitted{});
    CHECK(shop.newest<CallCheckout>()->body.find(R"("line_one":"2 Bug Lane")") != std::string::npos);
    CHECK(shop.newest<CallCheckout>()->body.find(R"("country":"US")") != std::string::npos);
}

TEST_CASE("what the shop misses opens the form at that field, with its reason") {
    Session missing = with_error(MessageCode::invalid);
    missing.messages[0].param = "$.fulfillment_details.address.postal_code";
    missing.messages[0].text = "Does not match the state.";
    Surface shop;
    shop.review(missing);
    CHECK(shop.state() == "needs_input");
    CHECK(shop.text().find("Please check: Postal code – Does not match the state.") != std::string::npos);
    CHECK(shop.newest<MoveFocus>()->key == "panel/postal_code");
}

TEST_CASE("without any address the form is open from the start") {
    Session bare = with_status(SessionStatus::not_ready_for_payment);
    bare.fulfillment.address.reset();
    bare.fulfillment_options.clear();
    bare.selected.clear();
    Surface shop;
    shop.start();
    shop.send(CardOpened{"p1"});
    shop.send(BuyerReceived{shop.newest<AskBuyer>()->request, Buyer{}});
    shop.answer(bare);
    CHECK(shop.state() == "needs_input");
}

TEST_CASE("a code applies, is refused with a reason, and can be taken away") {
    Surface shop;
    shop.review();
    shop.send(CodeEntryOpened{});
    shop.send(TextEntered{"code", "  SAVE10 "});
    shop.send(CodeSubmitted{});
    CHECK(shop.newest<CallCheckout>()->body == R"({"discounts":{"codes":["SAVE10"]}})");
    Session applied = session(4500);
    applied.codes = {"SAVE10"};
    applied.applied = {{"SAVE10", "Ten off", 500, false}};
    shop.answer(applied);
    CHECK(shop.text().find("SAVE10 applied") != std::string::npos);
    CHECK_FALSE(shop.get<Reviewing>().draft.code_text);
    shop.send(CodeEntryOpened{});
    shop.send(TextEntered{"code", "OLD"});
    shop.send(CodeSubmitted{});
    CHECK(shop.newest<CallCheckout>()->body == R"({"discounts":{"codes":["SAVE10","OLD"]}})");
    Session rejected = applied;
    rejected.codes = {"SAVE10", "OLD"};
    rejected.rejected = {{"OLD", MessageCode::discount_code_expired, ""}};
    shop.answer(rejected);
    CHECK(shop.text().find("OLD: Code not valid for this order. It has expired. Nothing was charged.") !=
        std::string::npos);
    CHECK(shop.payable());
    shop.send(CodeRemoved{"SAVE10"});
    CHECK(shop.newest<CallCheckout>()->body == R"({"discounts":{"codes":[]}})");
}

TEST_CASE("a sheet put away is shown again after a look at the shop, unless it ran out meanwhile") {
    Surface shop;
    Session lasting = session();
    lasting.expires_at = "2026-11-26T13:00:00Z";
    shop.review(lasting);
    shop.send(MethodChosen{"hop"});
    shop.send(SheetDismissed{});
    CHECK(shop.state() == "closed");
    CHECK(shop.newest<MoveFocus>()->key == "carousel/p1/review");
    CHECK(shop.newest<ReportPhase>()->phase == "closed");
    shop.send(CardOpened{"p1"});
    CHECK(shop.newest<CallCheckout>()->operation == Operation::get);
    shop.answer(lasting);
    CHECK(shop.payable());
    CHECK(shop.get<Reviewing>().draft.choices.method == "hop");
    shop.send(SheetDismissed{});
    shop.ring();
    shop.send(CardOpened{"p1"});
    CHECK(shop.newest<CallCheckout>()->operation == Operation::create);
}

TEST_CASE("marketing stays as the shop says it is until the shopper ticks it") {
    Session offering = session();
    offering.consents = {{"email", "News by e-mail", "https://trailhouse.example/privacy", false}};
    Surface shop;
    shop.review(offering);
    shop.pay();
    shop.issue();
    CHECK(shop.newest<CompleteCheckout>()->body().find(
              R"("marketing_consents":[{"channel":"email","opted_in":false}])") != std::string::npos);
    Surface ticked;
    ticked.review(offering);
    ticked.send(ConsentToggled{"email"});
    ticked.pay();
    ticked.issue();
    CHECK(
        ticked.newest<CompleteCheckout>()->body().find(R"({"channel":"email","opted_in":true})") != std::string::npos);
}

TEST_CASE("answers nobody waits for change nothing") {
    Surface shop;
    shop.review();
    const Model before = shop.model;
    for (const std::uint32_t id : {0U, 1U, 2U, 3U, 77U, 0xffffffffU}) {
        const RequestId stale{id};
        for (const Occurrence& what :
            {Occurrence(SessionReceived{stale, paid()}), Occurrence(RequestRefused{stale, refusal(500)}),
                Occurrence(ResponseLost{stale}), Occurrence(TokenIssued{stale, "h"}),
                Occurrence(TokenRefused{stale, "declined"}), Occurrence(BuyerReceived{stale, Buyer{}}),
                Occurrence(MethodsListed{stale, {}}), Occurrence(AuthenticationEnded{stale, "authenticated", "h"}),
                Occurrence(PendingRecalled{stale, "x"}), Occurrence(TimerFired{TimerId{id}})}) {
            Step step = update(before, Event{0, what});
            CHECK(step.effects.empty());
            CHECK(step.model == before);
        }
    }
}
