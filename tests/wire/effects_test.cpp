// Effects and request bodies as the shell gets them, to the byte. Knows nothing of who asks for them.
#include "core/wire/requests.hpp"
#include "tests/wire/fixtures.hpp"

#include <doctest/doctest.h>

using namespace till;
using namespace till::test;

namespace {

// The list in {"effects":[…]}.
std::string written(const std::vector<Effect>& effects) {
    const std::string text = wire::write_effects(effects), opening = R"({"effects":)";
    REQUIRE(text.starts_with(opening));
    REQUIRE(text.ends_with("]}"));
    return text.substr(opening.size(), text.size() - opening.size() - 1);
}

std::string written(Effect effect) { return written(std::vector<Effect>{std::move(effect)}); }

Json body_of(const CallCheckout& call) { return Json::parse(call.body); }

// A surface whose newest shopper has a code, a typed phone number and a consent.
Surface wishing() {
    Session given = session();
    given.consents = {{"email", "News", "", false}, {"sms", "Texts", "", true}};
    Surface shop;
    shop.review(given);
    shop.send(ConsentToggled{"email"});
    return shop;
}

}  // namespace

TEST_CASE("each effect has one form") {
    CHECK(wire::write_effects({}).empty());
    CHECK(written(CallCheckout{RequestId{3}, Operation::create, "m1", "", "{}", "k", 20000}) ==
        R"([{"effect":"call","request":3,"operation":"create","merchant":"m1","session":"","body":"{}","idempotency_key":"k","timeout_ms":20000,"protocol":"acp/2026-04-17"}])");
    CHECK(written(CallCheckout{RequestId{4}, Operation::get, "", "cs1", "", "", 5000, Protocol::ucp_2026_04_08}) ==
        R"([{"effect":"call","request":4,"operation":"get","merchant":"","session":"cs1","body":"","idempotency_key":"","timeout_ms":5000,"protocol":"ucp/2026-04-08"}])");
    CHECK(written(CallCheckout{RequestId{5}, Operation::update, "", "cs1", R"({"a":"\n"})", "k", 1}) ==
        R"([{"effect":"call","request":5,"operation":"update","merchant":"","session":"cs1","body":"{\"a\":\"\\n\"}","idempotency_key":"k","timeout_ms":1,"protocol":"acp/2026-04-17"}])");
    CHECK(written(Authenticate{RequestId{7}, "cs1", "card", "h1", R"({"x":1})", "Bank"}) ==
        R"([{"effect":"authenticate","request":7,"session":"cs1","handler":"card","handle":"h1","metadata":"{\"x\":1}","title":"Bank"}])");
    CHECK(written(AskBuyer{RequestId{8}}) == R"([{"effect":"ask_buyer","request":8}])");
    CHECK(written(ListMethods{RequestId{9}, {"card", "wallet"}}) ==
        R"([{"effect":"list_methods","request":9,"handlers":["card","wallet"]}])");
    CHECK(written(ListMethods{RequestId{9}, {}}) == R"([{"effect":"list_methods","request":9,"handlers":[]}])");
    CHECK(written(StartTimer{TimerId{10}, 2000000000}) == R"([{"effect":"timer","timer":10,"after_ms":2000000000}])");
    CHECK(written(Forget{RequestId{0xffffffff}}) == R"([{"effect":"forget","request":4294967295}])");
    CHECK(written(Remember{"a\nb"}) == R"([{"effect":"remember","note":"a\u000ab"}])");
    CHECK(written(Recall{RequestId{1}}) == R"([{"effect":"recall","request":1}])");
    CHECK(written(OpenLink{"https://trailhouse.example/"}) ==
        R"([{"effect":"open_link","url":"https://trailhouse.example/"}])");
    CHECK(written(RequestDisplayMode{true}) == R"([{"effect":"display_mode","mode":"fullscreen"}])");
    CHECK(written(RequestDisplayMode{}) == R"([{"effect":"display_mode","mode":"inline"}])");
    CHECK(written(MoveFocus{"panel/title"}) == R"([{"effect":"focus","key":"panel/title"}])");
    CHECK(written(FindSimilar{"p1"}) == R"([{"effect":"find_similar","product":"p1"}])");
    CHECK(written(ReportOrder{
              "o1", "T-1", "cs1", "m1", "https://trailhouse.example/o", -5, "USD", Protocol::ucp_2026_08_25}) ==
        R"([{"effect":"order","order":"o1","number":"T-1","session":"cs1","merchant":"m1","permalink":"https://trailhouse.example/o","total":-5,"currency":"USD","protocol":"ucp/2026-08-25"}])");
    CHECK(written(ReportPhase{"paid"}) == R"([{"effect":"phase","phase":"paid"}])");
    CHECK(written(LoadImage{4, "https://trailhouse.example/a\"b.png"}) ==
        R"([{"effect":"load_image","image":4,"url":"https://trailhouse.example/a\"b.png"}])");
    CHECK(written(ApplyTheme{true, {{"surface", "#1c1d20"}}}) ==
        R"([{"effect":"apply_theme","dark":true,"colors":{"surface":"#1c1d20"}}])");
    CHECK(wire::write_problem("a \"name\"") == R"({"problem":"a \"name\""})");
    CHECK(written(std::vector<Effect>{AskBuyer{RequestId{1}}, Forget{RequestId{2}}}) ==
        R"([{"effect":"ask_buyer","request":1},{"effect":"forget","request":2}])");
}

TEST_CASE("any text comes through a JSON parser as it was") {
    std::string all;
    for (char c = 1; c != 127; ++c) all += c;
    all += "\x7f \"\\ é 湯 😀 \u2028";
    CHECK(Json::parse(written(MoveFocus{all}))[0]["key"] == all);
}

TEST_CASE("a token is asked for with exactly what was agreed to") {
    Surface shop;
    shop.review();
    shop.pay();
    const RequestToken asked = *shop.newest<RequestToken>();
    const Json effect = Json::parse(written(asked))[0];
    CHECK(effect ==
        Json{{"effect", "request_token"}, {"request", static_cast<std::uint32_t>(asked.request())},
            {"protocol", "acp/2026-04-17"}, {"handler", "card"}, {"method", "visa"}, {"payee", "Trailhouse"},
            {"consent", asked.consent()},
            {"allowance",
                {{"reason", "one_time"}, {"max_amount", 5000}, {"currency", "usd"}, {"checkout_session_id", "cs1"},
                    {"merchant_id", "m1"}, {"expires_at", asked.allowance().expires_at}}}});
}

TEST_CASE("create asks for each unit, says who buys, and what we can do") {
    Surface shop;
    shop.start();
    shop.open();
    const CallCheckout call = *shop.newest<CallCheckout>();
    CHECK(call.operation == Operation::create);
    CHECK(call.merchant == "m1");
    CHECK_FALSE(call.idempotency_key.empty());
    const Json address{{"name", "Ada Lovelace"}, {"line_one", "1 Engine Street"}, {"city", "Portland"}, {"state", "OR"},
        {"country", "US"}, {"postal_code", "97201"}};
    CHECK(body_of(call) ==
        Json{{"buyer", {{"full_name", "Ada Lovelace"}, {"email", "ada@example.com"}, {"phone_number", "+15550001"}}},
            {"line_items", {{{"id", "p1-a"}}}}, {"currency", "usd"}, {"locale", "en"},
            {"fulfillment_details",
                {{"name", "Ada Lovelace"}, {"phone_number", "+15550001"}, {"email", "ada@example.com"},
                    {"address", address}}},
            {"capabilities",
                {{"interventions",
                     {{"supported", {"3ds"}}, {"display_context", "webview"}, {"redirect_context", "none"}}},
                    {"extensions", {"discount"}}}}});
    wire::CreateRequest bare;
    bare.items = {{"a", 3}, {"b", 1}, {"c", 0}};
    bare.currency = "eur";
    const Json least = Json::parse(wire::write_create(Protocol::acp_2026_04_17, bare));
    CHECK(least["line_items"] == Json{{{"id", "a"}}, {{"id", "a"}}, {{"id", "a"}}, {{"id", "b"}}});
    for (const char* absent : {"buyer", "fulfillment_details", "discounts", "locale"})
        CHECK_FALSE(least.contains(absent));
    bare.codes = {"SAVE10"};
    CHECK(Json::parse(wire::write_create(Protocol::acp_2026_04_17, bare))["discounts"] == Json{{"codes", {"SAVE10"}}});
    CHECK(wire::write_create(Protocol::acp_2026_04_17, bare) == wire::write_create(Protocol::acp_2026_04_17, bare));
}

TEST_CASE("update sends what was changed and nothing else") {
    wire::UpdateRequest request;
    CHECK(wire::write_update(Protocol::acp_2026_04_17, request, Session{}) == "{}");
    request.items = {{"a", 2}};
    CHECK(wire::write_update(Protocol::acp_2026_04_17, request, Session{}) ==
        R"({"line_items":[{"id":"a"},{"id":"a"}]})");
    request.items.reset();
    request.selected = {{FulfillmentType::pickup, "store", {"l1", "l2"}}, {FulfillmentType::digital, "mail", {}},
        {FulfillmentType::local_delivery, "bike", {}}, {FulfillmentType::shipping, "slow", {}}};
    CHECK(wire::write_update(Protocol::acp_2026_04_17, request, Session{}) ==
        R"({"selected_fulfillment_options":[{"type":"pickup","option_id":"store","item_ids":["l1","l2"]},{"type":"digital","option_id":"mail","item_ids":[]},)"
        R"({"type":"local_delivery","option_id":"bike","item_ids":[]},{"type":"shipping","option_id":"slow","item_ids":[]}]})");
    request.selected.reset();
    request.codes.emplace();
    CHECK(wire::write_update(Protocol::acp_2026_04_17, request, Session{}) ==
        R"({"discounts":{"codes":[]}})");  // none any more
    request.codes.reset();
    Address home = address();
    home.line_two = "Flat 2";
    home.company = "Analytical";
    request.delivery = {"Ada", "ada@example.com", "1", home};
    CHECK(wire::write_update(Protocol::acp_2026_04_17, request, Session{}) ==
        R"({"fulfillment_details":{"name":"Ada","phone_number":"1","email":"ada@example.com","address":{"name":"Ada Lovelace","line_one":"1 Engine Street","line_two":"Flat 2",)"
        R"("city":"Portland","state":"OR","country":"US","postal_code":"97201","company":"Analytical"}}})");
    // And by the shopper's hand.
    Surface shop = wishing();
    shop.send(FulfillmentChosen{"fast"});
    CHECK(body_of(*shop.newest<CallCheckout>()) ==
        Json{{"selected_fulfillment_options", {{{"type", "shipping"}, {"option_id", "fast"}, {"item_ids", {"l1"}}}}}});
    shop.send(QuantityChosen{"l1", 3});
    CHECK(body_of(*shop.newest<CallCheckout>())["line_items"] ==
        Json{{{"id", "p1-a"}}, {{"id", "p1-a"}}, {{"id", "p1-a"}}});
    CHECK(shop.newest<CallCheckout>()->session == "cs1");
}

TEST_CASE("complete carries the token as a handle and nothing that pays") {
    Surface shop = wishing();
    shop.pay();
    shop.issue();
    const CompleteCheckout call = *shop.newest<CompleteCheckout>();
    CHECK(call.body().find(R"("credential":{"type":"spt","token":{"$handle":"h1"}})") != std::string::npos);
    const Json address{{"name", "Ada Lovelace"}, {"line_one", "1 Engine Street"}, {"city", "Portland"}, {"state", "OR"},
        {"country", "US"}, {"postal_code", "97201"}};
    CHECK(Json::parse(call.body()) ==
        Json{{"buyer", {{"full_name", "Ada Lovelace"}, {"email", "ada@example.com"}, {"phone_number", "+15550001"}}},
            {"payment_data",
                {{"handler_id", "card"},
                    {"instrument",
                        {{"type", "card"}, {"credential", {{"type", "spt"}, {"token", {{"$handle", "h1"}}}}}}},
                    {"billing_address", address}}},
            {"marketing_consents",
                {{{"channel", "email"}, {"opted_in", true}}, {{"channel", "sms"}, {"opted_in", true}}}}});
    const Json effect = Json::parse(written(call))[0];
    CHECK(effect ==
        Json{{"effect", "call"}, {"request", static_cast<std::uint32_t>(call.request())}, {"operation", "complete"},
            {"merchant", ""}, {"session", "cs1"}, {"body", call.body()}, {"idempotency_key", call.idempotency_key()},
            {"timeout_ms", 20000}, {"protocol", "acp/2026-04-17"}});
    shop.answer_complete(challenged());
    shop.send(AuthenticationEnded{shop.newest<Authenticate>()->request, "authenticated", "h2"});
    const Json second = Json::parse(shop.newest<CompleteCheckout>()->body());
    CHECK(second["authentication_result"] ==
        Json{{"outcome", "authenticated"}, {"outcome_details", {{"$handle", "h2"}}}});
    CHECK(second["payment_data"] == Json::parse(call.body())["payment_data"]);
    wire::CompleteRequest denied;
    denied.handler = "wallet";
    denied.instrument_type = "wallet";
    denied.token_handle = "quote\"d";
    denied.authentication_outcome = "denied";
    CHECK(wire::write_complete(Protocol::acp_2026_04_17, denied) ==
        R"({"payment_data":{"handler_id":"wallet","instrument":{"type":"wallet","credential":{"type":"spt","token":{"$handle":"quote\"d"}}}},"authentication_result":{"outcome":"denied"}})");
}
