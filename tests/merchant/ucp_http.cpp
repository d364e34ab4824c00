// UCP over HTTP: the REST binding. Failures of transport and discovery have their status and {code, content}; everything
// the business has to say is a 200 or 201. Knows nothing of what the operations do.
#include "tests/merchant/ucp.hpp"

#include <algorithm>
#include <chrono>
#include <thread>

namespace merchant {
namespace {

void turn_down(httplib::Response& response, const Refusal& why) {
    answer(response, why.status, {{"code", why.code}, {"content", why.content}});
}

// Cuts the connection without an answer, as a broken network would.
void drop(httplib::Response& response) {
    response.status = 200;
    response.set_content_provider(
        1000, "application/json", [](std::size_t, std::size_t, httplib::DataSink&) { return false; });
}

bool fails_early(const std::string& fault, httplib::Response& response) {
    if (fault == "409") turn_down(response, {409, "conflict", "The same request is still being worked on."});
    else if (fault == "422") turn_down(response, {422, "invalid", "The request cannot be processed."});
    else if (fault == "429") turn_down(response, {429, "rate_limited", "Too many requests."});
    else if (fault == "500") turn_down(response, {500, "internal", "The shop stumbled."});
    else if (fault == "503") turn_down(response, {503, "service_unavailable", "The shop is busy."});
    else return false;
    if (fault == "409" || fault == "429" || fault == "503") response.set_header("Retry-After", "1");
    return true;
}

bool well_formed(const std::string& operation, const Json& body) {
    if (operation == "create" || operation == "update") return body.is_object() && body.contains("line_items");
    return body.is_object();
}

}  // namespace

Ucp::Ucp(Database& db, const Shop& shop, Sellers& sellers, Faults& faults)
    : db_(db), shop_(shop), sellers_(sellers), faults_(faults), search_(db, shop) {
    db_.run("CREATE TABLE IF NOT EXISTS waiting(session TEXT PRIMARY KEY, merchant TEXT)");
}

Refusal Ucp::allowed(const std::string& authorization) const {
    if (authorization == "Bearer " + sellers_.setup().platform_bearer) return {};
    return {401, "unauthorized", "A bearer token is needed."};
}

void Ucp::rest(const httplib::Request& request, httplib::Response& response, const std::string& operation) {
    for (const char* name : {"Request-Id", "Idempotency-Key"}) {
        if (const std::string value = request.get_header_value(name); !value.empty()) response.set_header(name, value);
    }
    Call call;
    call.operation = operation;
    call.merchant = request.matches[1];
    if (request.matches.size() > 2) call.id = request.matches[2];
    if (!shop_.sellers.contains(call.merchant)) return turn_down(response, {404, "not_found", "No such seller."});
    if (const Refusal no = negotiate(request.get_header_value("UCP-Agent"), call.agent); no.status != 0)
        return turn_down(response, no);
    if (const Refusal no = allowed(request.get_header_value("Authorization")); no.status != 0)
        return turn_down(response, no);
    if (!call.agent.can("dev.ucp.shopping.checkout"))
        return answer(response, 200,
            ucp::error_response(call.agent, "capabilities_incompatible", "We have no checkout in common.",
                text(shop_.sellers.at(call.merchant), "site")));
    call.key = request.get_header_value("Idempotency-Key");
    call.raw = request.body;
    const bool changes =
        operation == "create" || operation == "update" || operation == "complete" || operation == "cancel";
    if (changes && (call.key.empty() || call.key.size() > 255))
        return turn_down(response, {400, "invalid", "Idempotency-Key is missing or too long."});
    call.body = request.body.empty() ? Json::object() : parse_object(request.body);
    if (!well_formed(operation, call.body))
        return turn_down(response, {400, "invalid", "The body is not what this operation takes."});
    const std::string language = text(part(call.body, "context"), "language");
    call.french = (language.empty() ? request.get_header_value("Accept-Language") : language).starts_with("fr");
    const std::string fault =
        sellers_.setup().test_controls ? faults_.take(operation, request.get_header_value("Till-Fault")) : "";
    if (fails_early(fault, response)) return;
    if (fault.starts_with("latency="))
        std::this_thread::sleep_for(std::chrono::milliseconds(std::min(10000, std::atoi(fault.c_str() + 8))));
    bool replayed = false;
    const Reply reply = operate(call, fault, replayed);
    if (replayed) response.set_header("Idempotent-Replayed", "true");
    if (fault == "drop_response=" + operation) return drop(response);
    if (reply.status == 503) response.set_header("Retry-After", "1");
    answer(response, reply.status, reply.body);
}

void Ucp::routes(httplib::Server& server) {
    const std::string seller = R"(/m/([a-z0-9_]+))", all = seller + "/ucp/checkout-sessions",
                      one = all + R"(/([a-z0-9_]+))";
    server.Post(all, [this](const auto& q, auto& r) { rest(q, r, "create"); });
    server.Get(one, [this](const auto& q, auto& r) { rest(q, r, "get"); });
    server.Put(one, [this](const auto& q, auto& r) { rest(q, r, "update"); });
    server.Post(one + "/complete", [this](const auto& q, auto& r) { rest(q, r, "complete"); });
    server.Post(one + "/cancel", [this](const auto& q, auto& r) { rest(q, r, "cancel"); });
    server.Post(seller + "/ucp/catalog/search", [this](const auto& q, auto& r) { rest(q, r, "search_catalog"); });
    server.Post(seller + "/ucp/catalog/lookup", [this](const auto& q, auto& r) { rest(q, r, "lookup_catalog"); });
    server.Post(seller + "/ucp/catalog/product", [this](const auto& q, auto& r) { rest(q, r, "get_product"); });
    server.Get(seller + R"(/ucp/orders/([a-z0-9_]+))", [this](const auto& q, auto& r) { rest(q, r, "get_order"); });
    server.Post(seller + "/ucp/mcp", [this](const auto& q, auto& r) { mcp(q, r); });
    server.Get(seller + R"(/\.well-known/ucp(?:/(\d{4}-\d{2}-\d{2}))?)", [this](const auto& q, auto& r) {
        const std::string merchant = q.matches[1],
                          version = q.matches[2].matched ? std::string(q.matches[2]) : ucp::later;
        const bool known = shop_.sellers.contains(merchant) && (version == ucp::earlier || version == ucp::later);
        if (!known) return answer(r, 404, {{"code", "not_found"}, {"content", "There is no such profile."}});
        answer(r, 200, profile(merchant, version));
        r.set_header("Cache-Control", "public, max-age=60");
    });
    server.Get(seller + R"(/checkout/([a-z0-9_]+))", [this](const auto& q, auto& r) { continue_page(q, r); });
    server.Post(seller + R"(/checkout/([a-z0-9_]+))", [this](const auto& q, auto& r) { confirm(q, r); });
}

}  // namespace merchant
