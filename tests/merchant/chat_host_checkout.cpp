// The host checkout API: forwards to the seller with what a browser must never hold, and mends lost answers to Complete.
#include "tests/merchant/chat_host.hpp"

#include "tests/merchant/http_signature.hpp"
#include "tests/merchant/payment_service.hpp"

#include <algorithm>

namespace merchant {
namespace {

// Of a token for a session whose seller states no end.
constexpr std::int64_t most_token_life_ms = 60 * 60 * 1000;

std::string masked(const std::string& name, const std::string& value) {
    return name == "Authorization" || name == "Signature" ? value.substr(0, 6) : value;
}

Json unknown_outcome() {
    return {{"type", "service_unavailable"}, {"code", "outcome_unknown"},
        {"message", "The seller's answer was lost. Ask for the session."}};
}

}  // namespace

void ChatHost::note(const char* to, const std::string& method, const std::string& path, const httplib::Headers& headers,
    const std::string& body, const httplib::Result& result) {
    if (!setup_.test_controls) return;
    Json sent = Json::object(), got = Json::object();
    for (const auto& [name, value] : headers) sent[name] = masked(name, value);
    if (!body.empty()) sent["Content-Type"] = "application/json";
    if (result) {
        for (const auto& [name, value] : result->headers) got[name] = value;
    }
    const Json response = result ? parse(result->body) : Json();
    const std::lock_guard guard(log_lock_);
    log_.push_back({{"to", to}, {"method", method}, {"path", path}, {"request_headers", sent},
        {"request", body.empty() ? Json() : parse(body)}, {"status", result ? result->status : 0},
        {"response_headers", got}, {"response", response}});
}

httplib::Result ChatHost::call(const std::string& method, const std::string& path, const std::string& body,
    const std::string& key, const std::string& language, const std::string& fault) {
    const std::string at = rfc3339(now_ms());
    httplib::Headers headers = {{"Authorization", "Bearer " + setup_.merchant_bearer}, {"API-Version", "2026-04-17"},
        {"Request-Id", new_id("req_")}, {"User-Agent", "Harbor/1.0"}, {"Timestamp", at}};
    if (!language.empty()) headers.emplace("Accept-Language", language);
    if (!key.empty()) headers.emplace("Idempotency-Key", key);
    if (!fault.empty()) headers.emplace("Till-Fault", fault);
    if (!body.empty())
        headers.emplace("Signature", hmac_sha256_hex(setup_.signing_key, at + "." + canonical(parse(body))));
    httplib::Client seller("127.0.0.1", setup_.ports.merchant);
    seller.set_read_timeout(15);
    auto result = method == "GET" ? seller.Get(path.c_str(), headers)
                                  : seller.Post(path.c_str(), headers, body, "application/json");
    note("merchant", method, path, headers, body, result);
    return result;
}

void ChatHost::keep_terms(const Json& session) {
    if (text(session, "id").empty() || !session.contains("totals") || !session["totals"].is_array()) return;
    for (const Json& row : session["totals"]) {
        if (text(row, "type") != "total") continue;
        db_.run("INSERT OR REPLACE INTO terms VALUES(?,?,?,?)",
            {text(session, "id"), number(row, "amount"), lower(text(session, "currency")),
                text(session, "expires_at")});
    }
}

std::string ChatHost::beyond_terms(const Json& allowance) {
    const auto terms = db_.run(
        "SELECT total, currency, expires_at FROM terms WHERE session=?", {text(allowance, "checkout_session_id")});
    if (terms.empty()) return "checkout_session_id";
    const std::int64_t most = number(allowance, "max_amount", -1);
    if (most < 0 || most > std::stoll(terms[0][0])) return "max_amount";
    if (text(allowance, "currency") != terms[0][1]) return "currency";
    const std::string end = text(allowance, "expires_at");
    const std::string latest = terms[0][2].empty() ? rfc3339(now_ms() + most_token_life_ms) : terms[0][2];
    return end.empty() || end.substr(0, 19) > latest.substr(0, 19) ? "expires_at" : "";
}

void ChatHost::token(const httplib::Request& request, httplib::Response& response) {
    const std::string browser = session_of(request, response);
    if (browser.empty()) return;
    const Json body = parse_object(request.body);
    Json allowance = body.is_object() ? part(body, "allowance") : Json::object();
    allowance["currency"] =
        lower(text(allowance, "currency"));  // the payment service's own way, whatever the seller speaks
    const auto owner = db_.run("SELECT merchant FROM checkouts WHERE session=? AND browser=?",
        {text(allowance, "checkout_session_id"), browser});
    if (owner.empty() || owner[0][0] != text(allowance, "merchant_id"))
        return refuse(response, 403, "invalid", "This session is not yours to pay.", "$.allowance.checkout_session_id");
    if (const std::string member = beyond_terms(allowance); !member.empty())
        return refuse(
            response, 422, "invalid", "The allowance goes beyond the checkout session.", "$.allowance." + member);
    const std::string consent = text(body, "consent");
    if (consent.size() != 64 || consent.find_first_not_of("0123456789abcdef") != std::string::npos)
        return refuse(response, 422, "missing", "A token needs the SHA-256 of what the shopper saw.", "$.consent");
    // A wallet's or another provider's yes is passed on as it is: only the payment service can read it.
    const std::string provider = text(body, "provider"), credential = text(body, "credential");
    Json method = {{"brand", provider}};
    if (provider.empty()) {
        const Json saved = saved_methods(setup_.test_controls);
        const auto found = std::find_if(saved.begin(), saved.end(), [&](const Json& m) {
            return text(m, "id") == text(body, "method_id") && text(m, "handler_id") == text(body, "handler_id");
        });
        if (found == saved.end()) return refuse(response, 422, "invalid", "No such saved method.", "$.method_id");
        method = *found;
    }
    // The vault keeps the number; what travels is a network token that only this service can use.
    Json card = {{"type", "card"}, {"card_number_type", "network_token"}, {"virtual", true},
        {"number", "4000000000000000"}, {"display_brand", text(method, "brand")},
        {"display_card_funding_type", "credit"}, {"metadata", Json::object()}};
    if (!text(method, "last_digits").empty()) card["display_last4"] = text(method, "last_digits");
    Json about = {{"consent", consent}};
    if (provider.empty()) about["vault_reference"] = text(body, "method_id");
    else about.update({{"provider", provider}, {"credential", credential}});
    const Json ask = {{"payment_method", card}, {"allowance", allowance},
        {"risk_signals", Json::array({{{"type", "card_testing"}, {"score", 0}, {"action", "authorized"}}})},
        {"metadata", about}};
    httplib::Headers headers = {{"Authorization", "Bearer " + setup_.payment_bearer}, {"API-Version", "2026-04-17"},
        {"Idempotency-Key", new_id("dp_")}, {"Request-Id", new_id("req_")}, {"Timestamp", rfc3339(now_ms())}};
    httplib::Client service("127.0.0.1", setup_.ports.psp);
    const auto result = service.Post("/agentic_commerce/delegate_payment", headers, ask.dump(), "application/json");
    note("psp", "POST", "/agentic_commerce/delegate_payment", headers, ask.dump(), result);
    if (!result) return refuse(response, 503, "service_unavailable", "The payment service does not answer.");
    const Json reply = parse_object(result->body);
    if (result->status != 201) return answer(response, result->status, reply);
    Json issued = {{"token", text(reply, "id")}, {"expires_at", text(allowance, "expires_at")}};
    // As Stripe's shared payment tokens do: this one wants the shopper once more.
    if (provider == "stripe" && credential.find("_action_") != std::string::npos)
        issued["next_action"] = "act_" + text(reply, "id");
    answer(response, 201, issued);
}

std::string ChatHost::protocol_of(const std::string& merchant) const {
    if (!setup_.protocol.empty()) return setup_.protocol;
    const std::string stated = text(shop_.sellers.at(merchant), "protocol");
    return stated.empty() ? "acp/2026-04-17" : stated;
}

std::optional<ErrandAnswer> ChatHost::send(const Errand& errand) {
    if (errand.protocol.starts_with("ucp/")) {
        const bool mcp =
            (!errand.binding.empty()              ? errand.binding
                    : !setup_.ucp_binding.empty() ? setup_.ucp_binding
                                                  : text(shop_.sellers.at(errand.merchant), "ucp_binding")) == "mcp";
        auto answer = ucp_.call({errand.operation, errand.merchant, errand.session, errand.protocol.substr(4),
            errand.key, errand.language, errand.fault, errand.body, mcp});
        if (!answer) return std::nullopt;
        through_host(answer->body, origin(setup_.ports.host));
        return ErrandAnswer{answer->status, answer->body, answer->retry_after, answer->replayed};
    }
    std::string path =
        "/m/" + errand.merchant + "/checkout_sessions" + (errand.session.empty() ? "" : "/" + errand.session);
    if (errand.operation == "complete" || errand.operation == "cancel") path += "/" + errand.operation;
    const auto result =
        call(errand.operation == "get" ? "GET" : "POST", path, errand.body, errand.key, errand.language, errand.fault);
    if (!result) return std::nullopt;
    return ErrandAnswer{result->status, parse_object(result->body), result->get_header_value("Retry-After"),
        result->get_header_value("Idempotent-Replayed")};
}

namespace {

// Whether GET leaves open what became of a Complete: the session waits for payment, and no refusal is told.
bool undecided(const Json& session, bool ucp) {
    if (text(session, "status") != (ucp ? "ready_for_complete" : "ready_for_payment")) return false;
    const auto messages = session.find("messages");
    const bool refused = ucp && messages != session.end() &&
        std::any_of(
            messages->begin(), messages->end(), [](const Json& m) { return text(m, "code") == "payment_failed"; });
    return !refused;
}

}  // namespace

// GET; and only if that cannot tell what became of a payment that was sent, the same bytes with the same key once more.
std::optional<ErrandAnswer> ChatHost::recover(const Errand& errand) {
    const auto pending = db_.run("SELECT key, body, language FROM pending WHERE session=?", {errand.session});
    Errand look = errand;
    if (!pending.empty()) look.language = pending[0][2];
    auto now = send(look);
    if (!now || pending.empty() || now->status != 200) return now;
    if (undecided(now->body, errand.protocol.starts_with("ucp/"))) {
        Errand again = look;
        again.operation = "complete";
        again.key = pending[0][0];
        again.body = pending[0][1];
        auto answer = send(again);
        if (!answer || answer->status >= 500 || answer->status == 409) return std::nullopt;
        if (answer->status == 200) now = answer;
    }
    db_.run("DELETE FROM pending WHERE session=?", {errand.session});
    return now;
}

void ChatHost::forward(const httplib::Request& request, httplib::Response& response, const std::string& operation) {
    const std::string browser = session_of(request, response);
    if (browser.empty()) return;
    const std::string key = request.get_header_value("Idempotency-Key");
    Errand errand{operation, request.get_header_value("Till-Merchant"),
        request.matches.size() > 1 ? std::string(request.matches[1]) : "", request.get_header_value("Till-Protocol"),
        request.body, key, request.get_header_value("Accept-Language"), "",
        setup_.test_controls ? request.get_header_value("Till-Binding") : ""};
    if (operation != "get" && key.empty())
        return refuse(response, 400, "idempotency_key_required", "Idempotency-Key is missing.");
    if (!errand.session.empty()) {
        const auto owner = db_.run(
            "SELECT c.merchant, s.protocol FROM checkouts c LEFT JOIN spoken s ON s.session=c.session WHERE "
            "c.session=? AND c.browser=?",
            {errand.session, browser});
        if (owner.empty()) return refuse(response, 404, "not_found", "No such checkout session.");
        errand.merchant = owner[0][0];
        // A session is spoken of in the protocol it was opened in.
        errand.protocol = owner[0][1].empty() ? "acp/2026-04-17" : owner[0][1];
    } else if (!shop_.sellers.contains(errand.merchant))
        return refuse(response, 404, "not_found", "No such seller.", "Till-Merchant");
    if (errand.protocol.empty()) errand.protocol = protocol_of(errand.merchant);
    const bool spoken = errand.protocol == "acp/2026-04-17" || errand.protocol == "ucp/2026-04-08" ||
        errand.protocol == "ucp/2026-08-25";
    if (!spoken)
        return refuse(response, 400, "unsupported_protocol", "This seller does not speak that.", "Till-Protocol");
    if (operation != "get" && !parse_object(request.body).is_object())
        return refuse(response, 400, "invalid", "The body is no JSON object.");
    if (operation == "get") {
        const auto found = recover(errand);
        if (found && found->status == 200) keep_terms(found->body);
        return found ? answer(response, found->status, found->body) : answer(response, 504, unknown_outcome());
    }
    if (operation == "complete")
        db_.run("INSERT OR REPLACE INTO pending VALUES(?,?,?,?)", {errand.session, key, request.body, errand.language});
    if (setup_.test_controls)
        errand.fault = faults_.take(operation,
            request.get_header_value("Till-Fault").empty() ? request.get_param_value("fault")
                                                           : request.get_header_value("Till-Fault"));
    // Two browsers may choose one key for a create; later calls carry the session in their path.
    if (errand.session.empty()) errand.key = sha256_hex(browser + " " + key);
    const auto result = send(errand);
    if (!result)
        return operation == "complete" ? answer(response, 504, unknown_outcome())
                                       : refuse(response, 502, "service_unavailable", "The seller does not answer.");
    if (operation == "create" && result->status == 201) {
        db_.transaction([&] {
            db_.run(
                "INSERT OR IGNORE INTO checkouts VALUES(?,?,?)", {text(result->body, "id"), browser, errand.merchant});
            db_.run("INSERT OR REPLACE INTO spoken VALUES(?,?)", {text(result->body, "id"), errand.protocol});
        });
    }
    if (result->status == 200 || result->status == 201) keep_terms(result->body);
    if (operation == "complete" && result->status < 500 && result->status != 409 && result->status != 429)
        db_.run("DELETE FROM pending WHERE session=?", {errand.session});
    response.set_header("Idempotency-Key", key);
    if (!result->retry_after.empty()) response.set_header("Retry-After", result->retry_after);
    if (!result->replayed.empty()) response.set_header("Idempotent-Replayed", result->replayed);
    answer(response, result->status, result->body);
}

void ChatHost::webhook(const httplib::Request& request, httplib::Response& response) {
    const std::string header = request.get_header_value("Merchant-Signature");
    const std::size_t comma = header.find(",v1=");
    if (!header.starts_with("t=") || comma == std::string::npos)
        return refuse(response, 401, "invalid_signature", "The signature is missing.");
    const std::string at = header.substr(2, comma - 2), signature = header.substr(comma + 4);
    const bool fresh = std::llabs(now_ms() / 1000 - std::atoll(at.c_str())) <= 300;
    if (!fresh || signature != hmac_sha256_hex(setup_.webhook_secret, at + "." + request.body))
        return refuse(response, 401, "invalid_signature", "The signature does not hold.");
    const Json body = parse_object(request.body);
    const Json order = body.is_object() ? part(body, "data") : Json::object();
    db_.run("INSERT OR REPLACE INTO orders VALUES(?,?,?)",
        {text(order, "id"), text(order, "checkout_session_id"), order.dump()});
    answer(response, 200, Json::object());
}

// Only what a seller's own published key has signed is believed.
void ChatHost::ucp_webhook(const httplib::Request& request, httplib::Response& response) {
    const std::string agent = request.get_header_value("UCP-Agent"),
                      base = "profile=\"" + origin(setup_.ports.merchant);
    const auto deny = [&](const char* code) {
        answer(response, 401, {{"code", code}, {"content", "The signature does not hold."}});
    };
    if (!agent.starts_with(base + "/m/") || !agent.ends_with("/.well-known/ucp\"")) return deny("key_not_found");
    httplib::Client seller("127.0.0.1", setup_.ports.merchant);
    const auto profile = seller.Get(agent.substr(base.size(), agent.size() - base.size() - 1));
    const std::string named = key_named(request.get_header_value("Signature-Input"));
    const SignedCall call{"POST", request.get_header_value("Host"), request.path,
        request.get_header_value("Content-Type"), request.get_header_value("Webhook-Id"),
        request.get_header_value("Webhook-Timestamp"), request.body};
    bool known = false;
    for (const Json& key : profile ? parse_object(profile->body).value("keys", Json::array()) : Json::array()) {
        if (text(key, "kid") != named) continue;
        known = true;
        if (!is_signed(key, call, request.headers, now_ms() / 1000)) return deny("signature_invalid");
    }
    if (!known) return deny("key_not_found");
    const Json order = parse_object(request.body);
    db_.run(
        "INSERT OR REPLACE INTO orders VALUES(?,?,?)", {text(order, "id"), text(order, "checkout_id"), order.dump()});
    answer(response, 200, {{"ucp", {{"version", text(part(order, "ucp"), "version")}, {"status", "success"}}}});
}

}  // namespace merchant
