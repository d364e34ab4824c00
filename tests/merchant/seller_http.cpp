// ACP over HTTP: who may ask, which version, and idempotency as ACP 2026-04-17 words it (semantic equality, replay with the
// original status, 422 conflict, 409 in flight, 5xx never kept).
#include "tests/merchant/seller.hpp"

#include <chrono>
#include <set>
#include <thread>

namespace merchant {
namespace {

constexpr std::int64_t keep_ms = 24LL * 3600 * 1000;

std::mutex running_lock;
std::set<std::string> running;  // keys in flight

struct InFlight {
    explicit InFlight(std::string k) : key(std::move(k)) {
        const std::lock_guard guard(running_lock);
        alone = running.insert(key).second;
    }
    ~InFlight() {
        const std::lock_guard guard(running_lock);
        if (alone) running.erase(key);
    }
    InFlight(const InFlight&) = delete;
    InFlight& operator=(const InFlight&) = delete;
    std::string key;
    bool alone = false;
};

bool allowed(const httplib::Request& request, httplib::Response& response, const std::string& bearer) {
    if (const std::string id = request.get_header_value("Request-Id"); !id.empty())
        response.set_header("Request-Id", id);
    if (request.get_header_value("Authorization") != "Bearer " + bearer) {
        refuse(response, 401, "unauthenticated", "A bearer token is needed.");
        return false;
    }
    const std::string version = request.get_header_value("API-Version");
    if (version == "2026-04-17") return true;
    Json body = error(
        400, version.empty() ? "missing_api_version" : "unsupported_api_version", "Send API-Version: 2026-04-17.");
    body["supported_versions"] = Json::array({"2026-04-17"});
    answer(response, 400, body);
    return false;
}

// Cuts the connection without an answer, as a broken network would.
void drop(httplib::Response& response) {
    response.status = 200;
    response.set_content_provider(
        1000, "application/json", [](std::size_t, std::size_t, httplib::DataSink&) { return false; });
}

// True when the fault has answered for itself.
bool fails_early(const std::string& fault, httplib::Response& response) {
    if (fault == "409") {
        response.set_header("Retry-After", "1");
        refuse(response, 409, "idempotency_in_flight", "The same request is still being worked on.");
    } else if (fault == "422") refuse(response, 422, "idempotency_conflict", "The key was used with another body.");
    else if (fault == "429") {
        response.set_header("Retry-After", "1");
        refuse(response, 429, "rate_limited", "Too many requests.");
    } else if (fault == "500") refuse(response, 500, "internal", "The shop stumbled.");
    else return false;
    return true;
}

}  // namespace

void Sellers::post(const httplib::Request& request, httplib::Response& response, const std::string& operation) {
    if (!allowed(request, response, setup_.platform_bearer)) return;
    const std::string merchant = request.matches[1],
                      id = request.matches.size() > 2 ? std::string(request.matches[2]) : "";
    const std::string key = request.get_header_value("Idempotency-Key");
    if (!shop_.sellers.contains(merchant)) return refuse(response, 404, "not_found", "No such seller.");
    if (key.empty() || key.size() > 255)
        return refuse(response, 400, "idempotency_key_required", "Idempotency-Key is missing or too long.");
    response.set_header("Idempotency-Key", key);
    const Json body = operation == "cancel" && request.body.empty() ? Json::object() : parse_object(request.body);
    if (!body.is_object()) return refuse(response, 400, "invalid", "The body is no JSON object.");
    const std::string fault =
        setup_.test_controls ? faults_.take(operation, request.get_header_value("Till-Fault")) : "";
    if (fails_early(fault, response)) return;
    const InFlight in_flight(request.path + " " + key);
    if (!in_flight.alone) {
        response.set_header("Retry-After", "1");
        return refuse(response, 409, "idempotency_in_flight", "The same request is still being worked on.");
    }
    if (fault.starts_with("latency="))
        std::this_thread::sleep_for(std::chrono::milliseconds(std::min(10000, std::atoi(fault.c_str() + 8))));
    const std::string scope = request.path + " " + key, same = canonical(body);
    const std::lock_guard guard(db_.lock);
    db_.run("DELETE FROM idempotency WHERE at<?", {now_ms() - keep_ms});
    if (const auto before = db_.run("SELECT request, status, body FROM idempotency WHERE key=?", {scope});
        !before.empty()) {
        if (before[0][0] != same)
            return refuse(response, 422, "idempotency_conflict", "The key was used with another body.");
        response.set_header("Idempotent-Replayed", "true");
        return answer(response, std::stoi(before[0][1]), Json::parse(before[0][2]));
    }
    std::optional<Json> state;
    if (!id.empty()) state = load(merchant, id);
    if (!id.empty() && !state) return refuse(response, 404, "not_found", "No such checkout session.");
    if (state && fault.starts_with("price="))
        (*state)["surcharge"] = number(*state, "surcharge") + std::atoll(fault.c_str() + 6);
    if (state && fault == "expire") (*state)["expires_ms"] = now_ms() - 1000;
    if (state && fault == "stock=0") {
        for (const Json& line : (*state)["items"])
            db_.run("UPDATE stock SET quantity=0 WHERE item=?", {text(line, "item")});
    }
    const bool french =
        request.get_header_value("Accept-Language").starts_with("fr") || text(body, "locale").starts_with("fr");
    const Reply reply = operation == "create" ? create(merchant, body, french)
        : operation == "update"               ? update(*state, body)
        : operation == "complete"             ? complete(*state, body, sha256_hex(scope + "\n" + same))
                                              : cancel(*state);
    if (reply.status < 500)
        db_.run("INSERT INTO idempotency VALUES(?,?,?,?,?)",
            {scope, same, static_cast<std::int64_t>(reply.status), reply.body.dump(), now_ms()});
    if (fault == "drop_response=" + operation) return drop(response);
    answer(response, reply.status, reply.body);
}

void Sellers::routes(httplib::Server& server) {
    const std::string base = R"(/m/([a-z0-9_]+)/checkout_sessions)", one = base + R"(/([a-z0-9_]+))";
    server.Post(base, [this](const auto& q, auto& r) { post(q, r, "create"); });
    server.Post(one, [this](const auto& q, auto& r) { post(q, r, "update"); });
    server.Post(one + "/complete", [this](const auto& q, auto& r) { post(q, r, "complete"); });
    server.Post(one + "/cancel", [this](const auto& q, auto& r) { post(q, r, "cancel"); });
    server.Get(one, [this](const auto& q, auto& r) {
        if (!allowed(q, r, setup_.platform_bearer)) return;
        const std::string fault = setup_.test_controls ? faults_.take("get", q.get_header_value("Till-Fault")) : "";
        if (fails_early(fault, r)) return;
        const std::lock_guard guard(db_.lock);
        auto state = load(q.matches[1], q.matches[2]);
        if (!state) return refuse(r, 404, "not_found", "No such checkout session.");
        answer(r, 200, render(*state));
    });
    server.Get(R"(/m/([a-z0-9_]+)/\.well-known/acp\.json)", [this](const auto& q, auto& r) {
        const std::string merchant = q.matches[1];
        if (!shop_.sellers.contains(merchant)) return refuse(r, 404, "not_found", "No such seller.");
        answer(r, 200,
            {{"protocol",
                 {{"name", "acp"}, {"version", "2026-04-17"}, {"supported_versions", Json::array({"2026-04-17"})}}},
                {"api_base_url", origin(setup_.ports.merchant) + "/m/" + merchant},
                {"transports", Json::array({"rest"})},
                {"capabilities",
                    {{"services", Json::array({"checkout", "orders", "delegate_payment"})},
                        {"intervention_types", Json::array({"3ds"})},
                        {"supported_currencies", Json::array({lower(text(shop_.sellers.at(merchant), "currency"))})},
                        {"supported_locales", Json::array({"en", "fr"})}}}});
    });
    server.Get("/stock", [this](const auto&, auto& r) {  // what the host shows as availability, asked at every search
        Json all = Json::object();
        for (const Row& row : db_.run("SELECT item, quantity FROM stock")) all[row[0]] = std::stoll(row[1]);
        answer(r, 200, all);
    });
    server.Get(R"(/orders/(ord_[a-z0-9]+))", [this](const auto& q, auto& r) {
        const auto rows = db_.run("SELECT number, merchant FROM orders WHERE id=?", {std::string(q.matches[1])});
        if (rows.empty()) return refuse(r, 404, "not_found", "No such order.");
        r.set_header("Content-Security-Policy", "default-src 'none'");
        r.set_content("<!doctype html><html lang=\"en\"><title>Order " + rows[0][0] + "</title><h1>Order " +
                rows[0][0] + "</h1><p>" + text(shop_.sellers.at(rows[0][1]), "name") + " is preparing it.</p>",
            "text/html; charset=utf-8");
    });
    if (setup_.test_controls) test_routes(server);
}

void Sellers::test_routes(httplib::Server& server) {
    server.Post("/test/faults", [this](const auto& q, auto& r) {
        faults_.set(parse_object(q.body));
        answer(r, 200, Json::object());
    });
    server.Get("/test/orders", [this](const auto&, auto& r) {
        Json list = Json::array();
        for (const Row& row :
            db_.run("SELECT id, number, session, merchant, total, currency FROM orders ORDER BY at")) {
            list.push_back({{"id", row[0]}, {"number", row[1]}, {"session", row[2]}, {"merchant", row[3]},
                {"total", std::stoll(row[4])}, {"currency", row[5]}, {"status", "confirmed"}});
        }
        answer(r, 200, {{"orders", list}});
    });
    server.Get("/test/stock", [this](const auto& q, auto& r) {
        answer(r, 200, {{"quantity", stock(q.get_param_value("item"))}});
    });
    server.Post("/test/stock", [this](const auto& q, auto& r) {
        const Json body = parse_object(q.body);
        db_.run("UPDATE stock SET quantity=? WHERE item=?", {number(body, "quantity"), text(body, "item")});
        answer(r, 200, Json::object());
    });
}

}  // namespace merchant
