// Taking the money: reserve the goods and write down the intent, charge once, then order, stock and answer in one transaction.
// A crash between the steps is mended by recover(); the payment service gives one charge per session however often it is asked.
#include "tests/merchant/seller.hpp"

namespace merchant {

bool Sellers::reserve(const Json& state) {
    bool all = true;
    try {
        db_.transaction([&] {
            for (const Json& line : state["items"]) {
                db_.run("UPDATE stock SET quantity=quantity-? WHERE item=? AND quantity>=?",
                    {number(line, "quantity"), text(line, "item"), number(line, "quantity")});
                if (db_.changes() == 0) throw std::runtime_error("sold out");
            }
            db_.run("INSERT INTO intents VALUES(?)", {text(state, "id")});
            save(state);
        });
    } catch (const std::runtime_error&) { all = false; }
    return all;
}

void Sellers::give_back(const Json& state) {
    db_.transaction([&] {
        for (const Json& line : state["items"])
            db_.run(
                "UPDATE stock SET quantity=quantity+? WHERE item=?", {number(line, "quantity"), text(line, "item")});
        db_.run("DELETE FROM intents WHERE session=?", {text(state, "id")});
    });
}

void Sellers::settle(Json& state, const std::string& charge) {
    const bool french = text(state, "locale") == "fr";
    const Json& seller = shop_.sellers.at(text(state, "merchant"));
    const std::int64_t total = price(shop_, seller, state, french).total, now = now_ms();
    const std::string id = new_id("ord_");
    std::string number_text = id.substr(4, 8);
    for (char& c : number_text) c = static_cast<char>(c >= 'a' ? c - 'a' + 'A' : c);
    const std::string order_number = "T-" + number_text;
    Json earliest = rfc3339(now), latest = rfc3339(now);
    for (const Json& option : shipping_options(shop_, seller, state, french)) {
        if (text(option, "id") != text(state, "option")) continue;
        earliest = option.contains("ready_by") ? option["ready_by"] : option["earliest_delivery_time"];
        latest = option.contains("pickup_by") ? option["pickup_by"] : option["latest_delivery_time"];
    }
    state["status"] = "completed";
    state["said"] = Json::array();
    state["order"] = {{"type", "order"}, {"id", id}, {"checkout_session_id", text(state, "id")},
        {"order_number", order_number}, {"permalink_url", origin(setup_.ports.merchant) + "/orders/" + id},
        {"status", "confirmed"}, {"estimated_delivery", {{"earliest", earliest}, {"latest", latest}}},
        {"confirmation", {{"confirmation_number", order_number}, {"confirmation_email_sent", false}}},
        {"support", {{"email", text(seller, "support")}, {"phone", text(seller, "phone")}}}};
    const Json event = {{"type", "order_create"}, {"data", state["order"]}};
    db_.transaction([&] {
        db_.run("INSERT INTO orders VALUES(?,?,?,?,?,?,?,?)",
            {text(state, "id"), id, order_number, text(state, "merchant"), total, text(state, "currency"), charge,
                now});
        db_.run("DELETE FROM intents WHERE session=?", {text(state, "id")});
        // A platform of UCP hears of it in its own words, at the address its profile named.
        if (text(state, "webhook").empty()) db_.run("INSERT INTO outbox(body) VALUES(?)", {event.dump()});
        else db_.run("INSERT INTO ucp_outbox VALUES(?,?,?)", {text(state, "id"), text(state, "merchant"), new_id("")});
        save(state);
    });
}

namespace {

Json told(const char* code, const std::string& words) {
    return Json::array({{{"type", "error"}, {"code", code}, {"severity", "high"}, {"resolution", "recoverable"},
        {"param", "$.payment_data"}, {"content_type", "plain"}, {"content", words}}});
}

}  // namespace

Paid Sellers::pay(Json& state, const std::string& token, const Json& authentication_result) {
    state["said"] = Json::array();
    // A charge whose answer was lost has its goods still reserved: only the charge is asked for again.
    const bool reserved = !db_.run("SELECT 1 FROM intents WHERE session=?", {text(state, "id")}).empty();
    if (look(state).status != Status::ready || (!reserved && !reserve(state))) return {Paid::Kind::not_ready};
    const std::int64_t total = look(state).priced.total;
    Json ask = {{"token", token}, {"amount", total}, {"currency", text(state, "currency")},
        {"merchant_id", text(state, "merchant")}, {"checkout_session_id", text(state, "id")}};
    if (!authentication_result.is_null()) ask["authentication_result"] = authentication_result;
    httplib::Client service("127.0.0.1", setup_.ports.psp);
    const auto answer = service.Post("/charges", httplib::Headers{{"Authorization", "Bearer " + setup_.payment_bearer}},
        ask.dump(), "application/json");
    if (!answer) return {Paid::Kind::unknown};
    const Json result = parse_object(answer->body);
    const std::string outcome = text(result, "status");
    if (outcome == "succeeded") {
        settle(state, text(result, "id"));
        return {Paid::Kind::paid};
    }
    give_back(state);
    if (outcome != "authentication_required") return {Paid::Kind::declined};
    return {Paid::Kind::challenged, result};
}

Reply Sellers::complete(Json state, const Json& body, const std::string& fingerprint) {
    const bool french = text(state, "locale") == "fr";
    // The answer to the call that paid may have been lost with us, before it could be kept for a repeat.
    if (state["status"] == "completed" && text(state, "paid_by") == fingerprint) return {200, render(state)};
    if (state["status"] == "completed") return {409, error(409, "conflict", "This session is already completed.")};
    if (state["status"] == "canceled") return {409, error(409, "conflict", "This session was canceled.")};
    const std::string token = text(part(part(part(body, "payment_data"), "instrument"), "credential"), "token");
    if (token.empty())
        return {
            400, error(400, "missing", "A payment token is required.", "$.payment_data.instrument.credential.token")};
    if (state["status"] == "authentication_required" && !body.contains("authentication_result"))
        return {400, error(400, "requires_3ds", "This payment needs 3-D Secure.", "$.authentication_result")};
    state["status"] = "open";
    state["paid_by"] = fingerprint;
    const Paid paid = pay(state, token, body.value("authentication_result", Json()));
    switch (paid.kind) {
        case Paid::Kind::unknown:
            return {503, error(503, "service_unavailable", "The payment service does not answer.")};
        case Paid::Kind::challenged: {
            const std::string challenge = text(paid.challenge, "challenge");
            const Json& seller = shop_.sellers.at(text(state, "merchant"));
            state["status"] = "authentication_required";
            state["authentication"] = {
                {"acquirer_details",
                    {{"acquirer_bin", "455500"}, {"acquirer_country", text(seller, "country")},
                        {"acquirer_merchant_id", text(state, "merchant")}, {"merchant_name", text(seller, "name")}}},
                {"directory_server", "visa"},
                {"challenge", {{"id", challenge}, {"url", origin(setup_.ports.psp) + "/challenge/" + challenge}}}};
            break;
        }
        case Paid::Kind::declined:
            state["said"] =
                told("payment_declined", french ? "Le paiement a été refusé." : "The payment was declined.");
            break;
        case Paid::Kind::paid:
        case Paid::Kind::not_ready: break;
    }
    Json session = render(state);
    save(state);
    return {200, session};
}

void Sellers::recover() {
    const std::lock_guard guard(db_.lock);
    for (const Row& row : db_.run("SELECT s.state FROM intents i JOIN sessions s ON s.id=i.session")) {
        Json state = Json::parse(row[0]);
        httplib::Client service("127.0.0.1", setup_.ports.psp);
        const Json ask = {{"token", ""}, {"amount", 0}, {"checkout_session_id", text(state, "id")}};
        const auto known = service.Post("/charges",
            httplib::Headers{{"Authorization", "Bearer " + setup_.payment_bearer}}, ask.dump(), "application/json");
        const Json result = known ? parse_object(known->body) : Json();
        if (text(result, "status") == "succeeded") settle(state, text(result, "id"));
        else if (known) give_back(state);
    }
}

void Sellers::deliver_webhooks() {
    for (const Row& row : db_.run("SELECT id, body FROM outbox ORDER BY id LIMIT 20")) {
        const std::string at = std::to_string(now_ms() / 1000),
                          signature = hmac_sha256_hex(setup_.webhook_secret, at + "." + row[1]);
        httplib::Client host("127.0.0.1", setup_.ports.host);
        host.set_connection_timeout(1);
        const auto heard = host.Post("/webhooks/acp",
            httplib::Headers{{"Merchant-Signature", "t=" + at + ",v1=" + signature}}, row[1], "application/json");
        if (!heard || heard->status != 200) return;
        db_.run("DELETE FROM outbox WHERE id=?", {static_cast<std::int64_t>(std::stoll(row[0]))});
    }
}

}  // namespace merchant
