// UCP in both versions, from a body to what is shown and from a wish to the bytes that go out. Bodies are our own.
#include "core/wire/requests.hpp"
#include "tests/wire/contract.hpp"

#include <doctest/doctest.h>

using namespace till;
using namespace till::test;

namespace {

constexpr Protocol newer = Protocol::ucp_2026_08_25, older = Protocol::ucp_2026_04_08;

Json nuts() { return fixture("ucp_2026_08_25"); }
Json lamp() { return fixture("ucp_2026_04_08"); }

Session read_whole(const Json& body, Protocol protocol) {
    const auto session = session_in(body, protocol);
    REQUIRE(session);
    CHECK_FALSE(session->unreadable);
    return *session;
}

Json newest_body(const Surface& shop) { return Json::parse(shop.newest<CallCheckout>()->body); }

bool payable_body(const Json& body, Protocol protocol = newer) {
    const auto session = session_in(body, protocol);
    return session && showing(*session).payable();
}

}  // namespace

TEST_CASE("a UCP checkout is read whole, with its units, groups, terms and consents") {
    const Session session = read_whole(nuts(), newer);
    CHECK(session.status == SessionStatus::ready_for_payment);
    CHECK(session.currency == "USD");
    CHECK(session.locale == "en-GB");
    REQUIRE(session.lines.size() == 2);
    CHECK(session.lines[0].unit_amount == 1299);
    CHECK(session.lines[0].rate == UnitRate{433, 100, 0, "g"});
    CHECK(session.lines[1].quantity_unit == QuantityUnit{"LBR", "lb", 1, 5});
    REQUIRE(session.totals.size() == 6);
    CHECK(session.totals[2].type == TotalType::unknown);
    CHECK(session.totals[2].lines == std::vector<TotalLine>{{"2 jars", 30}});
    REQUIRE(session.groups.size() == 2);
    CHECK(session.groups[1].lines == std::vector<std::string>{"li_2"});
    REQUIRE(session.fulfillment_options.size() == 4);
    CHECK(session.fulfillment_options[0].type == FulfillmentType::other);
    CHECK(session.fulfillment_options[0].description == "By noon");
    CHECK(session.fulfillment_options[1].description == "Within an hour");
    CHECK(session.fulfillment_options[3].id == "g_2/express");
    CHECK(session.fulfillment_options[3].sent == "express");
    CHECK(session.selected.size() == 2);
    REQUIRE(session.fulfillment.address);
    CHECK(session.fulfillment.address->name == "Ada Lovelace");
    CHECK(session.fulfillment.address->country == "US");
    REQUIRE(session.handlers.size() == 2);
    CHECK(session.handlers[0].id == "card");  // as map_order says, not as the alphabet does
    CHECK(session.handlers[1].instruments == std::vector<std::string>{"hop_balance"});
    REQUIRE(session.consents.size() == 2);
    CHECK(session.consents[0] ==
        ConsentOption{"dev.ucp.consent.marketing", "News from the shop", "https://shop.example/privacy", false});
    CHECK(session.consents[1] ==
        ConsentOption{"dev.ucp.consent.marketing/dev.ucp.consent.marketing.sms", "News as texts", "", true});
    CHECK(session.messages[0].disclosure);
    CHECK(session.links[0].type == LinkType::terms_of_use);
    CHECK(policies_of(session, 0) == std::vector<const Policy*>{&session.policies[0]});
    CHECK(policies_of(session, 1) == std::vector<const Policy*>{&session.policies[1]});
    CHECK(session.policies[1].text == "Fresh food is final.");
    CHECK(read_whole(lamp(), older).consents.size() == 2);
}

TEST_CASE("the display contract holds for both, and a shopper can pay") {
    for (const std::string& broken : breaches(nuts(), newer)) FAIL_CHECK(broken);
    for (const std::string& broken : breaches(lamp(), older)) FAIL_CHECK(broken);
    CHECK(payable_body(nuts()));
    CHECK(payable_body(lamp(), older));
    Surface shop = showing(read_whole(nuts(), newer));
    for (const std::string& said :
        std::vector<std::string>{"1.5 lb", format_money(Locale{}, Money::usd_cents(433)) + " per 100 g", "Jar deposit",
            "2 jars: " + format_money(Locale{}, Money::usd_cents(30)), format_money(Locale{}, Money::usd_cents(-198)),
            "Thirty days to return.", "Fresh food is final.", "Delivery: Apples", "News from the shop"}) {
        CAPTURE(said);
        CHECK(shop.text().find(said) != std::string::npos);
    }
}

TEST_CASE("statuses have their ACP names, and one nobody knows stays locked") {
    const std::pair<const char*, SessionStatus> rows[] = {{"incomplete", SessionStatus::not_ready_for_payment},
        {"requires_escalation", SessionStatus::requires_escalation},
        {"ready_for_complete", SessionStatus::ready_for_payment},
        {"complete_in_progress", SessionStatus::complete_in_progress}, {"completed", SessionStatus::completed},
        {"canceled", SessionStatus::canceled}, {"ready_for_payment", SessionStatus::unknown},
        {"paused", SessionStatus::unknown}};
    for (const auto& [given, status] : rows) {
        const std::string name = given;  // a structured binding cannot be captured
        CAPTURE(name);
        CHECK(session_in(with(nuts(), "/status", name), newer)->status == status);
        CHECK(payable_body(with(nuts(), "/status", name)) == (status == SessionStatus::ready_for_payment));
        for (const std::string& broken : breaches(with(nuts(), "/status", name), newer)) FAIL_CHECK(broken);
    }
}

TEST_CASE("rows that do not add up stop paying here, and are shown as they came") {
    const Json wrong = with(nuts(), "/totals/4/amount", 71);
    CHECK_FALSE(payable_body(wrong));
    CHECK(breaches(wrong, newer).empty());
    Surface shop = showing(*session_in(wrong, newer));
    CHECK(shop.text().find("The amounts do not add up to the total.") != std::string::npos);
    CHECK(shop.button("continue"));
    CHECK_FALSE(payable_body(with(nuts(), "/totals/2/lines/0/amount", 29)));
    CHECK_FALSE(
        payable_body(with(nuts(), "/totals/1/amount", 198)));  // a reduction that is none adds up to something else
}

TEST_CASE("what has to be seen and cannot be is never paid for here") {
    const Json object = Json::object();
    const std::pair<const char*, Json> rows[] = {{"/messages/0/image_url", "http://shop.example/nuts.svg"},
        {"/messages/0/content", ""}, {"/messages", object}, {"/totals/0/amount", 9007199254740992},
        {"/totals/2/lines", object}, {"/totals/0/amount", "3198"}, {"/line_items/1/item/quantity_unit", "lb"},
        {"/line_items/1/item/quantity_unit/scale", 16}, {"/line_items/0/quantity", 0}, {"/line_items/1/id", "li_1"},
        {"/fulfillment/methods", object}, {"/fulfillment/methods/0/groups/0/options", object},
        {"/fulfillment/methods/0/groups/0/id", 7}, {"/ap2", object}, {"/payment", {{"terms", Json::array()}}},
        {"/line_items", Json::array()}, {"/totals", Json::array()}};
    for (const auto& [where, put] : rows) {
        const std::string pointer = where;
        CAPTURE(pointer);
        const Json body = with(nuts(), pointer, put);
        CHECK_FALSE(payable_body(body));
        CHECK(breaches(body, newer).empty());
    }
}

TEST_CASE("an update sends back everything, with the wish in it") {
    Surface shop = showing(read_whole(nuts(), newer));
    shop.send(FulfillmentChosen{"g_2/express"});
    Json expected = nuts();
    for (const char* gone :
        {"ucp", "id", "status", "currency", "totals", "messages", "links", "policies", "expires_at", "continue_url"})
        expected.erase(gone);
    for (Json& line : expected["line_items"]) {
        line.erase("totals");
        for (const char* gone : {"title", "price", "image_url", "unit_price"}) line["item"].erase(gone);
    }
    expected["discounts"].erase("applied");
    expected["fulfillment"].erase("available_methods");
    Json& method = expected["fulfillment"]["methods"][0];
    method.erase("destinations");  // not ours to write for a way that is not shipping
    for (Json& group : method["groups"]) {
        group.erase("options");
        group.erase("line_item_ids");
    }
    Json& marketing = expected["buyer"]["consent"]["dev.ucp.consent.marketing"];
    marketing.erase("description");
    marketing.erase("links");
    marketing["segments"]["dev.ucp.consent.marketing.sms"].erase("description");
    method["groups"][1]["selected_option_id"] = "express";
    CHECK(newest_body(shop) == expected);
    CHECK(shop.newest<CallCheckout>()->protocol == newer);
    shop.send(QuantityChosen{"li_2", 20});
    expected["line_items"][1]["quantity"] = 20;
    CHECK(newest_body(shop) == expected);
    shop.send(ConsentToggled{"dev.ucp.consent.marketing/dev.ucp.consent.marketing.sms"});
    marketing["segments"]["dev.ucp.consent.marketing.sms"] = {{"granted", false}, {"source", "platform"}};
    CHECK(newest_body(shop) == expected);
    const std::string bytes = shop.newest<CallCheckout>()->body;
    CHECK(bytes == newest_body(shop).dump());
}

TEST_CASE("a way without lines is the other choice of the one that has them, and takes them when chosen") {
    Json body = lamp();
    body["fulfillment"]["methods"].push_back({{"id", "m_2"}, {"type", "pickup"}, {"line_item_ids", Json::array()},
        {"selected_destination_id", "store"},
        {"destinations", {{{"id", "store"}, {"name", "Lamp shop"}, {"address", {{"address_locality", "Portland"}}}}}},
        {"groups",
            {{{"id", "g_2"}, {"line_item_ids", Json::array()},
                {"options",
                    {{{"id", "store"}, {"title", "Pick up"}, {"totals", {{{"type", "total"}, {"amount", 0}}}}}}}}}}});
    CHECK(payable_body(body, older));
    Surface shop = showing(read_whole(body, older));
    CHECK(shop.text().find("Pick up at Lamp shop") != std::string::npos);
    shop.send(FulfillmentChosen{"store"});
    const Json methods = newest_body(shop)["fulfillment"]["methods"];
    CHECK(methods[0]["line_item_ids"] == Json::array());
    CHECK(methods[1]["line_item_ids"] == Json{"li_1"});
    CHECK(methods[1]["groups"][0] == Json{{"id", "g_2"}, {"selected_option_id", "store"}});
    CHECK_FALSE(methods[1].contains("destinations"));
}

TEST_CASE("a new address is a destination of its own, and the others are kept") {
    Surface shop = showing(read_whole(lamp(), older));
    shop.send(AddressChosen{"a2"});
    const Json method = newest_body(shop)["fulfillment"]["methods"][0];
    REQUIRE(method["destinations"].size() == 2);
    CHECK(method["destinations"][0]["id"] == "d_1");
    CHECK(method["destinations"][1] ==
        Json{{"id", "till_destination"}, {"first_name", "Ada"}, {"last_name", "Lovelace"},
            {"street_address", "1 Engine Street"}, {"address_locality", "Portland"}, {"address_region", "OR"},
            {"address_country", "US"}, {"postal_code", "97201"}});
    CHECK(method["selected_destination_id"] == "till_destination");
    CHECK(method["groups"][0]["selected_option_id"] == "slow");
}

TEST_CASE("create and complete say what the schemas ask for, and a credential is only a handle") {
    Surface shop = showing(read_whole(lamp(), older));
    const auto* create = std::get_if<CallCheckout>(&*std::find_if(shop.all.begin(), shop.all.end(),
        [](const Effect& effect) { return std::holds_alternative<CallCheckout>(effect); }));
    const Json body = Json::parse(create->body);
    CHECK(body["line_items"] == Json{{{"item", {{"id", "p1-a"}}}, {"quantity", 1}}});
    CHECK(body["buyer"] ==
        Json{{"first_name", "Ada"}, {"last_name", "Lovelace"}, {"email", "ada@example.com"},
            {"phone_number", "+15550001"}});
    CHECK(body["fulfillment"]["methods"][0]["destinations"][0]["street_address"] == "1 Engine Street");
    CHECK(body["context"] ==
        Json{{"currency", "USD"}, {"language", "en"}, {"address_country", "US"}, {"address_region", "OR"},
            {"postal_code", "97201"}});
    shop.pay();
    shop.issue("h9");
    const CompleteCheckout* call = shop.newest<CompleteCheckout>();
    REQUIRE(call);
    CHECK(call->protocol() == older);
    const Json instrument = Json::parse(call->body())["payment"]["instruments"][0];
    CHECK(instrument ==
        Json{{"id", "card-card"}, {"handler_id", "card"}, {"type", "card"}, {"selected", true},
            {"credential", {{"$handle", "h9"}}},
            {"billing_address",
                {{"first_name", "Ada"}, {"last_name", "Lovelace"}, {"street_address", "1 Engine Street"},
                    {"address_locality", "Portland"}, {"address_region", "OR"}, {"address_country", "US"},
                    {"postal_code", "97201"}}}});
    CHECK(call->body().find(R"("credential":{"$handle":"h9"})") != std::string::npos);
}

TEST_CASE("an error is told by ucp.status whatever the HTTP status, and 409 is a conflict and nothing else") {
    const Json error{{"ucp", {{"version", "2026-08-25"}, {"status", "error"}}},
        {"continue_url", "https://shop.example/"},
        {"messages",
            {{{"type", "error"}, {"code", "invalid_phone"}, {"severity", "recoverable"}, {"content", "Phone is odd."}},
                {{"type", "error"}, {"code", "out_of_stock"}, {"severity", "unrecoverable"},
                    {"content", "All gone."}}}}};
    const auto refused = read_as<RequestRefused>(
        {{"type", "reply"}, {"request", 7}, {"status", 200}, {"protocol", "ucp/2026-08-25"}, {"body", error}});
    REQUIRE(refused);
    CHECK(refused->refusal.code == MessageCode::out_of_stock);
    CHECK(refused->refusal.text == "All gone. Phone is odd.");
    CHECK(refused->refusal.continue_url == "https://shop.example/");
    const auto conflict = read_as<RequestRefused>({{"type", "refused"}, {"request", 7}, {"status", 409},
        {"protocol", "ucp/2026-08-25"}, {"body", {{"code", "idempotency_in_flight"}}}});
    REQUIRE(conflict);
    CHECK(conflict->refusal.kind == RefusalCode::idempotency_conflict);
    Product sold = product();
    sold.seller.protocol = newer;
    Surface shop;
    shop.start(catalog({sold}));
    shop.open();
    shop.refuse(refused->refusal);
    CHECK(shop.text().find("All gone. Phone is odd.") != std::string::npos);
    CHECK(shop.button("continue"));
}

TEST_CASE("while a payment is under way the checkout is asked and nothing is sent, until it ends") {
    Surface shop = showing(read_whole(lamp(), older));
    shop.pay();
    shop.issue();
    const std::string key = shop.newest<CompleteCheckout>()->idempotency_key();
    Session moving =
        read_whole(with(with(lamp(), "/status", "complete_in_progress"), "/expires_at", "2026-11-26T12:01:00Z"), older);
    shop.answer_complete(moving);
    CHECK(shop.in<VerifyingOutcome>());
    int asked = 0;
    for (; shop.get<VerifyingOutcome>().timer != TimerId{} || asked == 0; ++asked) {
        if (asked > 0) shop.ring();
        shop.at += 10000;
        shop.answer(moving);
        REQUIRE(asked < 12);
    }
    CHECK(shop.at >= noon + 60000);  // past its end nobody asks by themselves
    CHECK(shop.count<CompleteCheckout>() == 1);
    shop.send(RetryPressed{});
    shop.answer(read_whole(
        with(lamp(), "/messages",
            {{{"type", "error"}, {"code", "payment_failed"}, {"severity", "recoverable"}, {"content", "No funds."}}}),
        older));
    CHECK(shop.in<Reviewing>());
    CHECK(shop.count<CompleteCheckout>() == 1);
    shop.pay();
    shop.issue();
    CHECK(shop.newest<CompleteCheckout>()->idempotency_key() != key);
}

TEST_CASE(
    "a lost answer is looked for first; only where that leaves it open do the same bytes go out under the same key") {
    Surface shop = showing(read_whole(lamp(), older));
    shop.pay();
    shop.issue();
    const CompleteCheckout sent = *shop.newest<CompleteCheckout>();
    shop.lose_complete();
    CHECK(shop.newest<CallCheckout>()->operation == Operation::get);
    CHECK(shop.newest<CallCheckout>()->protocol == older);
    shop.answer(read_whole(lamp(), older));
    const CompleteCheckout again = *shop.newest<CompleteCheckout>();
    CHECK(shop.count<CompleteCheckout>() == 2);
    CHECK(again.body() == sent.body());
    CHECK(again.idempotency_key() == sent.idempotency_key());
    shop.refuse_complete(refusal(409, RefusalCode::idempotency_conflict));
    shop.ring();
    shop.answer(read_whole(lamp(), older));
    CHECK(shop.in<VerifyingOutcome>());
    CHECK(shop.count<CompleteCheckout>() == 2);
}

TEST_CASE("a conflict on paying is no permission for another key") {
    Surface shop = showing(read_whole(lamp(), older));
    shop.pay();
    shop.issue();
    shop.refuse_complete(refusal(409, RefusalCode::idempotency_conflict));
    for (int i = 0; i < 2; ++i) {
        CHECK(shop.in<VerifyingOutcome>());
        if (i > 0) shop.ring();
        shop.answer(read_whole(lamp(), older));
    }
    CHECK(shop.in<VerifyingOutcome>());
    CHECK(shop.count<CompleteCheckout>() == 1);
}

TEST_CASE("the bank's step is shown once, and its end sends nothing but a question") {
    Surface shop = showing(read_whole(nuts(), newer));
    shop.pay();
    shop.issue();
    Json moving = with(nuts(), "/status", "complete_in_progress");
    moving["actions"]["dev.ucp.payment.three_ds_challenge"] = {
        {{"id", "a1"}, {"config", {{"payment_instrument_id", "card-card"}, {"url", "https://bank.example/a1"}}}}};
    moving["actions"]["com.example.other"] = {{{"id", "x"}}};
    const Session waiting = read_whole(moving, newer);
    shop.answer_complete(waiting);
    REQUIRE(shop.in<Authenticating>());
    CHECK(Json::parse(shop.newest<Authenticate>()->metadata)["actions"].size() == 1);
    shop.send(AuthenticationEnded{shop.newest<Authenticate>()->request, "authenticated", "h2"});
    CHECK(shop.in<VerifyingOutcome>());
    CHECK(shop.count<CompleteCheckout>() == 1);
    shop.answer(waiting);
    CHECK(shop.in<VerifyingOutcome>());  // the same step is not shown twice
    shop.ring();
    shop.answer(read_whole(with(with(nuts(), "/status", "completed"), "/order",
                               {{"id", "o1"}, {"label", "T-1"}, {"permalink_url", "https://shop.example/o1"}}),
        newer));
    CHECK(shop.in<Succeeded>());
    CHECK(shop.newest<ReportOrder>()->protocol == newer);
    CHECK(shop.newest<ReportOrder>()->number == "T-1");
}

TEST_CASE("what the shopper can mend comes before handing over, and what nobody can before both") {
    const Json phone{{"type", "error"}, {"code", "field_required"}, {"path", "$.buyer.email"},
        {"severity", "recoverable"}, {"content", "E-mail is needed."}};
    const Json review{{"type", "error"}, {"code", "high_value_order"}, {"severity", "requires_buyer_review"},
        {"content", "Please confirm."}};
    const Json lost{
        {"type", "error"}, {"code", "item_unavailable"}, {"severity", "unrecoverable"}, {"content", "Not for sale."}};
    const auto shown = [](const Json& messages) {
        return showing(*session_in(with(with(lamp(), "/status", "requires_escalation"), "/messages", messages), older));
    };
    CHECK(shown({review, phone}).in<Reviewing>());
    CHECK(shown({review}).in<Escalated>());
    Surface all = shown({review, phone, lost});
    CHECK(all.in<Escalated>());
    CHECK(all.text().find("Not for sale.") < all.text().find("E-mail is needed."));
    CHECK(all.text().find("E-mail is needed.") < all.text().find("Please confirm."));
    CHECK(all.button("continue"));
}

TEST_CASE("a declined card is told in our own words, the shop's beside them, and another card can pay") {
    const Json failed{{"type", "error"}, {"code", "payment_failed"}, {"severity", "recoverable"},
        {"path", "$.payment.instruments[0]"}, {"content", "Do not honour."}};
    for (const Protocol protocol : {newer, older}) {
        const Json body = protocol == newer ? nuts() : lamp();
        Surface shop = showing(read_whole(body, protocol));
        shop.pay();
        shop.issue();
        const std::string key = shop.newest<CompleteCheckout>()->idempotency_key();
        Json declined = body;
        declined["messages"] = body.value("messages", Json::array());
        declined["messages"].push_back(failed);
        shop.answer_complete(read_whole(declined, protocol));
        CHECK(shop.in<Reviewing>());
        CHECK(shop.state() == "declined");
        const std::string told = shop.text(), ours = say(Locale{}, Word::declined);
        CHECK(told.find(ours) != std::string::npos);
        CHECK(told.find("Do not honour.") != std::string::npos);
        CHECK(shop.payable());
        shop.pay();
        shop.issue("h2");
        CHECK(shop.count<CompleteCheckout>() == 2);
        CHECK(shop.newest<CompleteCheckout>()->idempotency_key() != key);
    }
}
