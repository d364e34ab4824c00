// An order as UCP tells of it, a snapshot of now. Knows nothing of how it was paid.
#include "tests/merchant/ucp.hpp"

namespace merchant {

Reply Ucp::order(const Call& call) {
    const auto rows = db_.run("SELECT session FROM orders WHERE id=? AND merchant=?", {call.id, call.merchant});
    auto state = rows.empty() ? std::nullopt : sellers_.load(call.merchant, rows[0][0]);
    if (!state) return {200, ucp::error_response(call.agent, "not_found", "There is no such order.", "")};
    return {200, order_of(*state, call.agent)};
}

Json Ucp::order_of(Json& state, const Agent& agent) {
    const Json session = checkout(state, agent);
    const Json& placed = state["order"];
    Json lines = Json::array(), expected = Json::array();
    for (const Json& line : session["line_items"]) {
        lines.push_back({{"id", line["id"]}, {"item", line["item"]},
            {"quantity", {{"original", line["quantity"]}, {"total", line["quantity"]}, {"fulfilled", 0}}},
            {"totals", line["totals"]}, {"status", "processing"}});
        expected.push_back({{"id", line["id"]}, {"quantity", line["quantity"]}});
    }
    bool pickup = false;
    for (const Json& method : session.value("fulfillment", Json::object()).value("methods", Json::array()))
        pickup |= text(method, "type") == "pickup" && !method["line_item_ids"].empty();
    const Json window = placed["estimated_delivery"];
    Json expectation = {{"id", "exp_1"}, {"line_items", expected}, {"method_type", pickup ? "pickup" : "shipping"},
        {"destination", ucp::postal(state["address"])},
        {"description", text(window, "earliest").substr(0, 10) + " – " + text(window, "latest").substr(0, 10)}};
    Json out = {{"ucp", ucp::envelope(agent, text(state, "merchant"), false)}, {"id", placed["id"]},
        {"label", placed["order_number"]}, {"checkout_id", text(state, "id")},
        {"permalink_url", placed["permalink_url"]}, {"line_items", lines},
        {"fulfillment", {{"expectations", Json::array({expectation})}, {"events", Json::array()}}},
        {"currency", session["currency"]}, {"totals", session["totals"]}};
    if (session.contains("policies")) out["policies"] = session["policies"];
    return out;
}

void Ucp::deliver() {
    for (const Row& row : db_.run("SELECT session, merchant, event FROM ucp_outbox LIMIT 20")) {
        auto state = sellers_.load(row[1], row[0]);
        if (!state) continue;
        const auto& all = ucp::capabilities(text(*state, "ucp_version"));
        const Agent agent{text(*state, "ucp_version"), {all.begin(), all.end()}, text(*state, "webhook")};
        const std::string body = order_of(*state, agent).dump(), base = origin(sellers_.setup().ports.host);
        // The platform's port may be another since: only the path is its own.
        const std::size_t slash = agent.webhook.find('/', 7);
        if (!agent.webhook.starts_with("http://127.0.0.1:") || slash == std::string::npos) continue;
        const std::string hex = row[2],
                          id = hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-4" + hex.substr(13, 3) + "-a" +
            hex.substr(17, 3) + "-" + hex.substr(20, 12),
                          at = std::to_string(now_ms() / 1000), path = agent.webhook.substr(slash);
        httplib::Headers headers =
            key_.sign({"POST", base.substr(7), path, "application/json", id, at, body}, now_ms() / 1000);
        headers.emplace("UCP-Agent",
            "profile=\"" + origin(sellers_.setup().ports.merchant) + "/m/" + row[1] + "/.well-known/ucp\"");
        headers.emplace("Webhook-Id", id);
        headers.emplace("Webhook-Timestamp", at);
        httplib::Client host("127.0.0.1", sellers_.setup().ports.host);
        host.set_connection_timeout(1);
        const auto heard = host.Post(path.c_str(), headers, body, "application/json");
        if (!heard || heard->status != 200) return;
        db_.run("DELETE FROM ucp_outbox WHERE session=?", {row[0]});
    }
}

}  // namespace merchant
