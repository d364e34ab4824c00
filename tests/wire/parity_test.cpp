// One cart in ACP and in UCP: the same view, and so the same picture, tree and reading. What may differ is named here:
// nothing. Knows nothing of drawing.
#include "tests/wire/contract.hpp"

#include <doctest/doctest.h>

using namespace till;
using namespace till::test;

namespace {

Json ucp_lamp() {
    Json body = without(fixture("ucp_2026_04_08"), "/buyer/consent");
    body["ucp"]["capabilities"]["dev.ucp.shopping.discount"] = {{{"version", "2026-04-08"}}};
    body["messages"] = {{{"type", "warning"}, {"code", "shipping_delay"}, {"path", "$.line_items[0]"},
        {"content", "Snow on the pass."}}};
    return body;
}

Json acp_option(const char* id, const char* title, int cost) {
    return {{"type", "shipping"}, {"id", id}, {"title", title}, {"earliest_delivery_time", "2026-11-27T09:00:00Z"},
        {"latest_delivery_time", "2026-11-28T18:00:00Z"},
        {"totals", {{{"type", "total"}, {"display_text", "Delivery"}, {"amount", cost}}}}};
}

Json acp_lamp() {
    const Json ucp = ucp_lamp();
    return {{"id", "chk_2"}, {"status", "ready_for_payment"}, {"currency", "usd"}, {"totals", ucp["totals"]},
        {"links", ucp["links"]}, {"continue_url", ucp["continue_url"]},
        {"capabilities", {{"payment", {{"handlers", {{{"id", "card"}, {"name", "dev.acp.tokenized.card"}}}}}}}},
        {"line_items",
            {{{"id", "li_1"}, {"item", {{"id", "p1-a"}, {"name", "Lamp"}, {"unit_amount", 5000}}}, {"quantity", 1},
                {"totals", ucp["line_items"][0]["totals"]}}}},
        {"fulfillment_options", {acp_option("slow", "Standard", 0), acp_option("fast", "Express", 900)}},
        {"selected_fulfillment_options", {{{"type", "shipping"}, {"option_id", "slow"}, {"item_ids", {"li_1"}}}}},
        {"fulfillment_details",
            {{"name", "Ada Lovelace"}, {"email", "ada@example.com"},
                {"address",
                    {{"name", "Ada Lovelace"}, {"line_one", "1 Engine Street"}, {"city", "Portland"}, {"state", "OR"},
                        {"country", "US"}, {"postal_code", "97201"}}}}},
        {"messages",
            {{{"type", "warning"}, {"code", "shipping_delay"}, {"param", "$.line_items[0]"}, {"content_type", "plain"},
                {"content", "Snow on the pass."}}}}};
}

}  // namespace

TEST_CASE("the same cart is the same to see, in every state of buying it") {
    const auto acp = session_in(acp_lamp(), Protocol::acp_2026_04_17),
               ucp = session_in(ucp_lamp(), Protocol::ucp_2026_04_08);
    REQUIRE((acp && ucp));
    Surface one = showing(*acp), other = showing(*ucp);
    CHECK(one.payable());
    CHECK(one.view() == other.view());
    const auto both = [&](const Occurrence& what) {
        one.send(what);
        other.send(what);
        CHECK(one.view() == other.view());
    };
    both(FulfillmentChosen{"fast"});
    one.answer(*acp);
    other.answer(*ucp);
    CHECK(one.view() == other.view());
    one.pay();
    other.pay();
    CHECK(one.view() == other.view());
    one.issue();
    other.issue();
    CHECK(one.view() == other.view());
    Session bought = *acp, sold = *ucp;
    for (Session* session : {&bought, &sold}) {
        session->status = SessionStatus::completed;
        session->order = OrderInfo{};
        session->order->id = "o1";
        session->order->number = "T-1";
    }
    one.answer_complete(bought);
    other.answer_complete(sold);
    CHECK(one.state() == "succeeded");
    CHECK(one.view() == other.view());
}

TEST_CASE("a reduction is shown by ACP's type and by UCP's sign") {
    Json acp = acp_lamp(), ucp = ucp_lamp();
    for (Json* body : {&acp, &ucp})
        (*body)["totals"] = {{{"type", "subtotal"}, {"display_text", "Subtotal"}, {"amount", 5000}},
            {{"type", "discount"}, {"display_text", "Off"}, {"amount", 500}},
            {{"type", "total"}, {"display_text", "Total"}, {"amount", 4500}}};
    CHECK(showing(*session_in(acp, Protocol::acp_2026_04_17))
              .text()
              .find(format_money(Locale{}, Money::usd_cents(-500))) != std::string::npos);
    CHECK(showing(*session_in(ucp, Protocol::ucp_2026_04_08))
              .text()
              .find(format_money(Locale{}, Money::usd_cents(-500))) == std::string::npos);
    CHECK(breaches(ucp, Protocol::ucp_2026_04_08).empty());
    CHECK(breaches(acp, Protocol::acp_2026_04_17).empty());
}

TEST_CASE("the first ACP is read, changed and shown, and nothing is paid by it") {
    const Json old{{"id", "cs_old"}, {"status", "ready_for_payment"}, {"currency", "usd"},
        {"payment_provider", {{"provider", "stripe"}, {"supported_payment_methods", {"card"}}}},
        {"line_items",
            {{{"id", "li_1"}, {"item", {{"id", "p1-a"}, {"quantity", 2.5}}}, {"base_amount", 300}, {"discount", 0},
                {"subtotal", 300}, {"tax", 30}, {"total", 330}}}},
        {"fulfillment_address",
            {{"name", "Ada Lovelace"}, {"line_one", "1 Engine Street"}, {"city", "Portland"}, {"state", "OR"},
                {"country", "US"}, {"postal_code", "97201"}}},
        {"fulfillment_option_id", "slow"},
        {"totals",
            {{{"type", "items_base_amount"}, {"display_text", "Items"}, {"amount", 300}},
                {{"type", "subtotal"}, {"display_text", "Subtotal"}, {"amount", 300}},
                {{"type", "tax"}, {"display_text", "Tax"}, {"amount", 30}},
                {{"type", "fulfillment"}, {"display_text", "Delivery"}, {"amount", 100}},
                {{"type", "total"}, {"display_text", "Total"}, {"amount", 430}}}},
        {"fulfillment_options",
            {{{"type", "shipping"}, {"id", "slow"}, {"title", "Standard"}, {"subtitle", "In five days"},
                 {"subtotal", 100}, {"tax", 0}, {"total", 100}},
                {{"type", "shipping"}, {"id", "fast"}, {"title", "Express"}, {"subtitle", "Tomorrow"},
                    {"subtotal", 500}, {"tax", 0}, {"total", 500}}}},
        {"messages", Json::array()}, {"links", {{{"type", "terms_of_use"}, {"url", "https://shop.example/terms"}}}}};
    const auto session = session_in(old, Protocol::acp_2025_09_29);
    REQUIRE(session);
    CHECK_FALSE(session->unreadable);
    CHECK(rows_add_up(*session));
    CHECK(breaches(old, Protocol::acp_2025_09_29).empty());
    Surface shop = showing(*session);
    CHECK(shop.text().find("2.5") != std::string::npos);
    CHECK(shop.text().find("In five days") != std::string::npos);
    CHECK_FALSE(shop.payable());
    CHECK_FALSE(shop.button("open_code"));
    CHECK(Json::parse(shop.newest<CallCheckout>()->body) ==
        Json{{"buyer",
                 {{"first_name", "Ada"}, {"last_name", "Lovelace"}, {"email", "ada@example.com"},
                     {"phone_number", "+15550001"}}},
            {"items", {{{"id", "p1-a"}, {"quantity", 1}}}},
            {"fulfillment_address",
                {{"name", "Ada Lovelace"}, {"line_one", "1 Engine Street"}, {"city", "Portland"}, {"state", "OR"},
                    {"country", "US"}, {"postal_code", "97201"}}}});
    shop.send(FulfillmentChosen{"fast"});
    CHECK(Json::parse(shop.newest<CallCheckout>()->body) == Json{{"fulfillment_option_id", "fast"}});
    shop.send(PayPressed{});
    CHECK(shop.count<RequestToken>() == 0);
}
