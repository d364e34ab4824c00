// The protocol's own examples, where its published data lies beside the repository. Knows nothing of what they show.
#include "tests/wire/fixtures.hpp"

#include <doctest/doctest.h>

using namespace till;
using namespace till::test;

namespace {

Json published(const std::string& name) {
    return Json::parse(bytes_of("../shared/spec-data/dev/acp/2026-04-17/examples/" + name + ".json"), nullptr, false);
}

bool is_session(const Json& value) {
    return value.is_object() && value.contains("line_items") && value.contains("status") && value.contains("id");
}

}  // namespace

TEST_CASE("every published session and error is read whole") {
    int sessions = 0, errors = 0;
    for (const char* file : {"examples.agentic_checkout", "examples.mcp.agentic_checkout"}) {
        const Json examples = published(file);
        if (examples.is_discarded()) continue;
        for (const auto& [key, example] : examples.items()) {
            const std::string name = key;  // a structured binding cannot be captured
            CAPTURE(name);
            const Json& body = example.contains("result") ? example["result"] : example;
            if (is_session(body)) {
                ++sessions;
                const auto session = session_in(body);
                REQUIRE(session);
                CHECK_FALSE(session->unreadable);
                CHECK(session->status != SessionStatus::unknown);
                CHECK(session->lines.size() == body["line_items"].size());
                CHECK(session->totals.size() == body["totals"].size());
                CHECK(session->messages.size() == body["messages"].size());
                CHECK(session->links.size() == body["links"].size());
                CHECK(session->order.has_value() == body.contains("order"));
                CHECK((grand_total(*session) || session->status == SessionStatus::canceled));
                for (const Message& message : session->messages) CHECK(message.code != MessageCode::unknown);
                for (const FulfillmentOption& option : session->fulfillment_options)
                    CHECK(option.type != FulfillmentType::unknown);
                for (const Total& row : session->totals) CHECK(row.type != TotalType::unknown);
                CHECK((session->status == SessionStatus::ready_for_payment || !payable(*session)));
            } else if (name.starts_with("error_4")) {
                ++errors;
                const Json envelope{
                    {"type", "refused"}, {"request", 7}, {"status", std::stoi(name.substr(6, 3))}, {"body", body}};
                const auto refused = read_as<RequestRefused>(envelope);
                REQUIRE(refused);
                CHECK(refused->refusal.status == std::stoi(name.substr(6, 3)));
                CHECK(refused->refusal.text == body["message"]);
                if (body["code"].get<std::string>().starts_with("idempotency"))
                    CHECK(refused->refusal.kind != RefusalCode::unknown);
            }
        }
    }
    if (sessions == 0) MESSAGE("no published examples beside the repository");
    else CHECK((sessions >= 8 && errors >= 5));
}
