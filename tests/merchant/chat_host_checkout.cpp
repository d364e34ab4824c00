// The host checkout API: forwards to the seller with what a browser must never hold, and mends lost answers to Complete.
#include "tests/merchant/chat_host.hpp"

#include "tests/merchant/payment_service.hpp"

#include <algorithm>

namespace merchant {
namespace {

std::string masked(const std::string& name, const std::string& value) { return name == "Authorization" || name == "Signature" ? value.substr(0, 6) : value; }

Json unknown_outcome() { return {{"type", "service_unavailable"}, {"code", "outcome_unknown"}, {"message", "The seller's answer was lost. Ask for the session."}}; }

}  // namespace

void ChatHost::note(const char* to, const std::string& method, const std::string& path, const httplib::Headers& headers, const std::string& body, const httplib::Result& result) {
    if (!setup_.test_controls) return;
    Json sent = Json::object(), got = Json::object();
    for (const auto& [name, value] : headers) sent[name] = masked(name, value);
    if (!body.empty()) sent["Content-Type"] = "application/json";
    if (result) {
        for (const auto& [name, value] : result->headers) got[name] = value;
    }
    const Json response = result ? Json::parse(result->body, nullptr, false) : Json();
    const std::lock_guard guard(log_lock_);
    log_.push_back({{"to", to}, {"method", method}, {"path", path}, {"request_headers", sent}, {"request", body.empty() ? Json() : Json::parse(body, nullptr, false)}, {"status", result ? result->status : 0},
                    {"response_headers", got}, {"response", response.is_discarded() ? Json() : response}});
}

httplib::Result ChatHost::call(const std::string& method, const std::string& path, const std::string& body, const std::string& key, const std::string& language, const std::string& fault) {
    const std::string at = rfc3339(now_ms());
    httplib::Headers headers = {{"Authorization", "Bearer " + setup_.merchant_bearer}, {"API-Version", "2026-04-17"}, {"Request-Id", new_id("req_")}, {"User-Agent", "Harbor/1.0"}, {"Timestamp", at}};
    if (!language.empty()) headers.emplace("Accept-Language", language);
    if (!key.empty()) headers.emplace("Idempotency-Key", key);
    if (!fault.empty()) headers.emplace("Till-Fault", fault);
    if (!body.empty()) headers.emplace("Signature", hmac_sha256_hex(setup_.signing_key, at + "." + canonical(Json::parse(body, nullptr, false))));
    httplib::Client seller("127.0.0.1", setup_.ports.merchant);
    seller.set_read_timeout(15);
    auto result = method == "GET" ? seller.Get(path.c_str(), headers) : seller.Post(path.c_str(), headers, body, "application/json");
    note("merchant", method, path, headers, body, result);
    return result;
}

void ChatHost::token(const httplib::Request& request, httplib::Response& response) {
    const std::string browser = session_of(request, response);
    if (browser.empty()) return;
    const Json body = parse_object(request.body);
    const Json allowance = body.is_object() ? part(body, "allowance") : Json::object();
    const auto owner = db_.run("SELECT merchant FROM checkouts WHERE session=? AND browser=?", {text(allowance, "checkout_session_id"), browser});
    if (owner.empty() || owner[0][0] != text(allowance, "merchant_id")) return refuse(response, 403, "invalid", "This session is not yours to pay.", "$.allowance.checkout_session_id");
    const Json saved = saved_methods(setup_.test_controls);
    const auto method = std::find_if(saved.begin(), saved.end(), [&](const Json& m) { return text(m, "id") == text(body, "method_id") && text(m, "handler_id") == text(body, "handler_id"); });
    if (method == saved.end()) return refuse(response, 422, "invalid", "No such saved method.", "$.method_id");
    // The vault keeps the number; what travels is a network token that only this service can use.
    Json card = {{"type", "card"}, {"card_number_type", "network_token"}, {"virtual", true}, {"number", "4000000000000000"}, {"display_brand", text(*method, "brand")}, {"display_card_funding_type", "credit"}, {"metadata", Json::object()}};
    if (!text(*method, "last_digits").empty()) card["display_last4"] = text(*method, "last_digits");
    const Json ask = {{"payment_method", card}, {"allowance", allowance}, {"risk_signals", Json::array({{{"type", "card_testing"}, {"score", 0}, {"action", "authorized"}}})}, {"metadata", {{"vault_reference", text(body, "method_id")}, {"consent", text(body, "consent")}}}};
    httplib::Headers headers = {{"Authorization", "Bearer " + setup_.payment_bearer}, {"API-Version", "2026-04-17"}, {"Idempotency-Key", new_id("dp_")}, {"Request-Id", new_id("req_")}, {"Timestamp", rfc3339(now_ms())}};
    httplib::Client service("127.0.0.1", setup_.ports.psp);
    const auto result = service.Post("/agentic_commerce/delegate_payment", headers, ask.dump(), "application/json");
    note("psp", "POST", "/agentic_commerce/delegate_payment", headers, ask.dump(), result);
    if (!result) return refuse(response, 503, "service_unavailable", "The payment service does not answer.");
    const Json reply = parse_object(result->body);
    if (result->status != 201) return answer(response, result->status, reply);
    answer(response, 201, {{"token", text(reply, "id")}, {"expires_at", text(allowance, "expires_at")}});
}

// GET; and only if the seller still waits for a payment that was sent, the same bytes with the same key once more.
Json ChatHost::recover(const std::string& merchant, const std::string& session) {
    const auto pending = db_.run("SELECT key, body, language FROM pending WHERE session=?", {session});
    const std::string path = "/m/" + merchant + "/checkout_sessions/" + session;
    const auto now = call("GET", path, "", "", pending.empty() ? "" : pending[0][2], "");
    if (!now) return Json();
    Json state = parse_object(now->body);
    if (pending.empty() || now->status != 200) return {{"status", now->status}, {"body", state}};
    if (text(state, "status") == "ready_for_payment") {
        const auto again = call("POST", path + "/complete", pending[0][1], pending[0][0], pending[0][2], "");
        if (!again || again->status >= 500 || again->status == 409) return Json();
        if (again->status == 200) state = parse_object(again->body);
    }
    db_.run("DELETE FROM pending WHERE session=?", {session});
    return {{"status", 200}, {"body", state}};
}

void ChatHost::forward(const httplib::Request& request, httplib::Response& response, const std::string& operation) {
    const std::string browser = session_of(request, response);
    if (browser.empty()) return;
    const std::string key = request.get_header_value("Idempotency-Key"), language = request.get_header_value("Accept-Language");
    std::string session = request.matches.size() > 1 ? std::string(request.matches[1]) : "", merchant = request.get_header_value("Till-Merchant");
    if (operation != "get" && key.empty()) return refuse(response, 400, "idempotency_key_required", "Idempotency-Key is missing.");
    if (!session.empty()) {
        const auto owner = db_.run("SELECT merchant FROM checkouts WHERE session=? AND browser=?", {session, browser});
        if (owner.empty()) return refuse(response, 404, "not_found", "No such checkout session.");
        merchant = owner[0][0];
    } else if (!shop_.sellers.contains(merchant)) return refuse(response, 404, "not_found", "No such seller.", "Till-Merchant");
    if (operation != "get" && !parse_object(request.body).is_object()) return refuse(response, 400, "invalid", "The body is no JSON object.");
    if (operation == "get") {
        const Json found = recover(merchant, session);
        if (found.is_null()) return answer(response, 504, unknown_outcome());
        return answer(response, static_cast<int>(number(found, "status")), found["body"]);
    }
    std::string path = "/m/" + merchant + "/checkout_sessions" + (session.empty() ? "" : "/" + session);
    if (operation == "complete" || operation == "cancel") path += "/" + operation;
    if (operation == "complete") db_.run("INSERT OR REPLACE INTO pending VALUES(?,?,?,?)", {session, key, request.body, language});
    const std::string fault = setup_.test_controls ? faults_.take(operation, request.get_header_value("Till-Fault").empty() ? request.get_param_value("fault") : request.get_header_value("Till-Fault")) : "";
    // Two browsers may choose one key for a create; later calls carry the session in their path.
    const auto result = call("POST", path, request.body, session.empty() ? sha256_hex(browser + " " + key) : key, language, fault);
    if (!result) return operation == "complete" ? answer(response, 504, unknown_outcome()) : refuse(response, 502, "service_unavailable", "The seller does not answer.");
    const Json body = parse_object(result->body);
    if (operation == "create" && result->status == 201) db_.run("INSERT OR IGNORE INTO checkouts VALUES(?,?,?)", {text(body, "id"), browser, merchant});
    if (operation == "complete" && result->status < 500 && result->status != 409 && result->status != 429) db_.run("DELETE FROM pending WHERE session=?", {session});
    response.set_header("Idempotency-Key", key);
    for (const char* name : {"Retry-After", "Idempotent-Replayed"}) {
        if (result->has_header(name)) response.set_header(name, result->get_header_value(name));
    }
    answer(response, result->status, body);
}

void ChatHost::webhook(const httplib::Request& request, httplib::Response& response) {
    const std::string header = request.get_header_value("Merchant-Signature");
    const std::size_t comma = header.find(",v1=");
    if (!header.starts_with("t=") || comma == std::string::npos) return refuse(response, 401, "invalid_signature", "The signature is missing.");
    const std::string at = header.substr(2, comma - 2), signature = header.substr(comma + 4);
    const bool fresh = std::llabs(now_ms() / 1000 - std::atoll(at.c_str())) <= 300;
    if (!fresh || signature != hmac_sha256_hex(setup_.webhook_secret, at + "." + request.body)) return refuse(response, 401, "invalid_signature", "The signature does not hold.");
    const Json body = parse_object(request.body);
    const Json order = body.is_object() ? part(body, "data") : Json::object();
    db_.run("INSERT OR REPLACE INTO orders VALUES(?,?,?)", {text(order, "id"), text(order, "checkout_session_id"), order.dump()});
    answer(response, 200, Json::object());
}

}  // namespace merchant
