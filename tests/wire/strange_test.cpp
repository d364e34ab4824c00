// Sessions as they should not be: shown as far as they can be, and never paid. Knows nothing of how they are shown.
#include "core/base/intake.hpp"
#include "tests/wire/contract.hpp"

#include <doctest/doctest.h>

using namespace till;
using namespace till::test;

namespace {

struct Patch {
    std::string at;
    Json put;
};

// Read, or refused as a whole; either way nothing can be paid.
bool locked(const Json& body) {
    const auto session = session_in(body);
    return !session || !payable(*session);
}

const Json& usd() {
    static const Json body = fixture("session_usd");
    return body;
}

// The pointers of everything in it, objects and lists included.
void pointers(const Json& value, const std::string& at, std::vector<std::string>& out) {
    if (!at.empty()) out.push_back(at);
    if (!value.is_structured()) return;
    for (const auto& [key, inner] : value.items()) pointers(inner, at + "/" + key, out);
}

Json nested(int depth) {
    Json value = 1;
    for (int i = 0; i < depth; ++i) value = Json::array({value});
    return value;
}

}  // namespace

TEST_CASE("statuses, codes, types and fields nobody knows are read, and pay for nothing") {
    const Json strange = fixture("session_strange");
    const Session session = session_in(strange).value();
    CHECK(session.status == SessionStatus::unknown);
    CHECK(session.lines.at(0).stock == LineStock::unknown);
    CHECK(session.totals.at(0) == total(TotalType::unknown, 1, "Karma"));
    CHECK(session.fulfillment_options.at(0).type == FulfillmentType::unknown);
    CHECK(session.fulfillment_options[0].title == "By drone");
    CHECK(session.messages.at(0) ==
        Message{MessageType::unknown, MessageCode::unknown, Severity::unknown, Resolution::unknown, "",
            "An owl was seen."});
    CHECK(session.messages.at(1).code == MessageCode::unknown);
    CHECK(session.links.at(0).type == LinkType::unknown);
    CHECK(session.handlers.at(0).name == "com.flint.rocks");
    CHECK_FALSE(payable(session));
    // Each strangeness alone is enough.
    const Json status = with(strange, "/status", "ready_for_payment");
    const Json quiet = with(status, "/messages", Json::array());
    Json known = quiet;
    known["fulfillment_options"][0]["type"] = "shipping";
    CHECK(payable(session_in(known).value()));
    CHECK(locked(with(known, "/status", "ready_to_rumble")));
    CHECK(locked(quiet));  // the drone
    CHECK(locked(with(known, "/messages", Json::array({strange["messages"][0]}))));
    CHECK(locked(with(known, "/messages", Json::array({strange["messages"][1]}))));
}

TEST_CASE("a method of a kind nobody knows does not pay") {
    const auto listed = read_as<MethodsListed>(Json{{"type", "methods"}, {"request", 1},
        {"methods", {{{"id", "m"}, {"handler_id", "card"}, {"kind", "seashells"}}}}});
    REQUIRE(listed);
    REQUIRE(listed->methods.size() == 1);
    Surface shop;
    shop.start();
    shop.open();
    shop.answer(session_in(usd()).value());
    shop.send(MethodsListed{shop.newest<ListMethods>()->request, listed->methods});
    shop.send(MethodChosen{"m"});
    shop.pay();
    CHECK(shop.count<RequestToken>() == 0);
}

TEST_CASE("every status but one keeps Pay locked") {
    for (const char* status : {"incomplete", "not_ready_for_payment", "requires_escalation", "authentication_required",
             "pending_approval", "complete_in_progress", "completed", "canceled", "in_progress", "expired",
             "READY_FOR_PAYMENT", "ready_for_payment ", ""}) {
        CAPTURE(status);
        CHECK(locked(with(usd(), "/status", status)));
    }
}

TEST_CASE("what must be there and is not, or is of another kind, locks Pay") {
    const Json object = Json::object(), list = Json::array();
    const Patch patches[] = {
        {"/id", 7},
        {"/id", ""},
        {"/id", "two words"},
        {"/id", std::string(161, 'x')},
        {"/status", 3},
        {"/status", nullptr},
        {"/status", list},
        {"/currency", 3},
        {"/currency", ""},
        {"/line_items", object},
        {"/line_items", list},
        {"/line_items", "x"},
        {"/line_items", nullptr},
        {"/line_items/0", "x"},
        {"/line_items/0/id", 7},
        {"/line_items/0/id", ""},
        {"/line_items/1/id", "l1"},
        {"/line_items/0/quantity", 0},
        {"/line_items/0/quantity", -1},
        {"/line_items/0/quantity", 1.5},
        {"/line_items/0/quantity", "2"},
        {"/line_items/0/quantity", 1e300},
        {"/line_items/0/quantity", UINT64_MAX},
        {"/line_items/0/totals", object},
        {"/line_items/0/totals/0/amount", "29000"},
        {"/line_items/0/totals/0", 7},
        {"/line_items/0/disclosures", "Beware"},
        {"/line_items/0/disclosures/0", object},
        {"/line_items/0/disclosures/0/content", 7},
        {"/line_items/0/disclosures/1/content", "<i>"},
        {"/line_items/0/availability_status", "out_of_stock"},
        {"/totals", object},
        {"/totals", list},
        {"/totals", nullptr},
        {"/totals", "29110"},
        {"/totals/10/amount", -1},
        {"/totals/10/amount", 291.5},
        {"/totals/10/amount", "29110"},
        {"/totals/10/amount", UINT64_MAX},
        {"/totals/10/amount", 1e19},
        {"/totals/10/amount", nullptr},
        {"/totals/10/amount", true},
        {"/totals/10/type", "grand_total"},
        {"/totals/10/type", 1},
        {"/totals/2/type", "total"},
        {"/totals/0", nullptr},
        {"/totals/8/amount", 0.5},
        {"/messages", object},
        {"/messages", "Stop"},
        {"/messages", 1},
        {"/messages/0", "Stop"},
        {"/messages/0/type", "alarm"},
        {"/messages/0/type", "error"},
        {"/messages/2/code", "owl_seen"},
        {"/messages/2/code", 7},
        {"/messages/2/code", nullptr},
        {"/fulfillment_options", object},
        {"/fulfillment_options", "x"},
        {"/fulfillment_options/0/id", 7},
        {"/fulfillment_options/0/type", "drone"},
        {"/fulfillment_options/0", 7},
        {"/selected_fulfillment_options", object},
        {"/selected_fulfillment_options", nullptr},
        {"/selected_fulfillment_options/0/option_id", "nowhere"},
        {"/selected_fulfillment_options/0/option_id", 7},
        {"/capabilities", list},
        {"/capabilities/payment", 7},
        {"/capabilities/payment/handlers", object},
        {"/capabilities/payment/handlers", list},
    };
    for (const Patch& patch : patches) {
        CAPTURE(patch.at);
        CAPTURE(patch.put.dump());
        Json body = with(usd(), patch.at, patch.put);
        // Said to be recoverable, it would not stand in the way whatever its code.
        if (patch.at == "/messages/2/code") body["messages"][2].erase("resolution");
        CHECK(locked(body));
    }
    for (const char* gone : {"/id", "/status", "/currency", "/line_items", "/totals", "/selected_fulfillment_options",
             "/capabilities", "/line_items/0/id", "/line_items/0/quantity", "/totals/10/amount", "/totals/10/type"}) {
        CAPTURE(gone);
        CHECK(locked(without(usd(), gone)));
    }
    Json nameless = usd();
    for (Json& option : nameless["fulfillment_options"]) option.erase("id");
    CHECK(locked(nameless));
}

TEST_CASE("lists longer than anyone reads lock Pay instead of hiding what was cut") {
    const auto repeated = [](const Json& entry, int count) {
        Json out = Json::array();
        for (int i = 0; i < count; ++i) {
            out.push_back(entry);
            if (entry.contains("id")) out.back()["id"] = "x" + std::to_string(i);
        }
        return out;
    };
    CHECK(locked(with(usd(), "/line_items", repeated(usd()["line_items"][1], 61))));
    CHECK(payable(session_in(with(usd(), "/line_items", repeated(usd()["line_items"][1], 60))).value()));
    Json rows = repeated(usd()["totals"][0], 40);
    rows.push_back(usd()["totals"][10]);
    CHECK(locked(with(usd(), "/totals", rows)));
    CHECK(locked(with(usd(), "/messages", repeated(usd()["messages"][0], 41))));
    CHECK(locked(with(usd(), "/fulfillment_options", repeated(usd()["fulfillment_options"][0], 41))));
    CHECK(locked(with(usd(), "/line_items/0/disclosures", repeated(usd()["line_items"][0]["disclosures"][0], 41))));
    CHECK(locked(with(usd(), "/links", repeated(usd()["links"][0], 41))));
    CHECK(payable(session_in(with(usd(), "/links", repeated(usd()["links"][0], 40))).value()));
}

TEST_CASE("more policies or purposes of consent than are read lock Pay in UCP") {
    const Json sent = fixture("ucp_2026_08_25");
    Json policies = sent, purposes = sent;
    for (int i = 0; i < 41; ++i) {
        policies["policies"].push_back(sent["policies"][0]);
        purposes["buyer"]["consent"]["com.example.purpose_" + std::to_string(i)] =
            sent["buyer"]["consent"]["dev.ucp.consent.marketing"];
    }
    CHECK_FALSE(session_in(sent, Protocol::ucp_2026_08_25)->unreadable);
    CHECK(session_in(policies, Protocol::ucp_2026_08_25)->unreadable);
    CHECK(session_in(purposes, Protocol::ucp_2026_08_25)->unreadable);
}

TEST_CASE("a UCP row without a text has our word for its type, or else the name of the type") {
    Json body = fixture("ucp_2026_08_25");
    const std::size_t given = body["totals"].size();
    body["totals"].push_back(Json{{"type", "gift_wrap"}, {"amount", 0}});
    body["totals"].push_back(Json{{"type", "fee"}, {"amount", 0}});
    const Session session = session_in(body, Protocol::ucp_2026_08_25).value();
    REQUIRE(session.totals.size() == given + 2);
    CHECK(session.totals[given].text == "gift wrap");
    CHECK(session.totals[given + 1].text.empty());  // core/order has the word
}

TEST_CASE("whatever is put wherever, what can be paid is what was written") {
    std::vector<std::string> all;
    pointers(usd(), "", all);
    CHECK(all.size() > 250);
    const Json values[] = {
        nullptr, true, -1, 1.5, UINT64_MAX, "text", Json::array(), Json::array({Json::object()}), nested(20)};
    const Session whole = session_in(usd()).value();
    int read = 0, paid = 0;
    for (const std::string& at : all) {
        for (const Json& value : values) {
            const Json body = with(usd(), at, value);
            const auto session = session_in(body);
            if (!session) continue;
            ++read;
            if (*session != whole && !payable(*session)) continue;
            ++paid;
            // Then the total is a row of the body, the only one, and a whole number of it.
            std::vector<Json> totals;
            for (const Json& row : body["totals"]) {
                if (row.is_object() && row.value("type", Json()) == "total") totals.push_back(row["amount"]);
            }
            REQUIRE(totals.size() == 1);
            REQUIRE(totals[0] == grand_total(*session)->amount);
            REQUIRE(session->lines.size() == body["line_items"].size());
            REQUIRE(session->totals.size() == body["totals"].size());
        }
    }
    CHECK(read > 2000);
    CHECK(paid > 500);
    CHECK(paid < read);
}

TEST_CASE("hostile words come in clean, and an address that is none is no link") {
    Json body = with(usd(), "/line_items/0/name", "Bag\u202e\u0001\u0007 \u2066x\u2069\n\nof   gold\ufeff");
    body["continue_url"] = "https://user@trailhouse.example/";
    body["line_items"][0]["images"] = {"javascript:alert(1)", "//other.example/a.png", "https://h"};
    const Session session = session_in(body).value();
    CHECK(session.lines[0].name == "Bag x of gold");
    CHECK(session.continue_url.empty());
    CHECK(session.lines[0].image.empty());
    CHECK(session_in(with(usd(), "/line_items/0/name", std::string(5000, 'x')))->lines[0].name.size() ==
        limits::short_text);
}
