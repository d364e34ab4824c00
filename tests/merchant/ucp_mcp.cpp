// UCP over MCP: JSON-RPC tools/call with {meta, id, checkout | catalog}. The payload comes back as structuredContent, word
// for word what REST would have answered; only failures of transport and discovery are JSON-RPC errors.
#include "tests/merchant/ucp.hpp"

#include <map>

namespace merchant {
namespace {

struct Tool {
    const char *operation, *payload;  // "" = no payload
};

const std::map<std::string, Tool>& tools() {
    static const std::map<std::string, Tool> all = {{"create_checkout", {"create", "checkout"}},
        {"get_checkout", {"get", ""}}, {"update_checkout", {"update", "checkout"}},
        {"complete_checkout", {"complete", "checkout"}}, {"cancel_checkout", {"cancel", ""}},
        {"search_catalog", {"search_catalog", "catalog"}}, {"lookup_catalog", {"lookup_catalog", "catalog"}},
        {"get_product", {"get_product", "catalog"}}, {"get_order", {"get_order", ""}}};
    return all;
}

Json rpc_error(const Json& id, int code, const std::string& message, const Json& data = Json()) {
    Json error = {{"code", code}, {"message", message}};
    if (!data.is_null()) error["data"] = data;
    return {{"jsonrpc", "2.0"}, {"id", id}, {"error", error}};
}

// -32001 for what stops before the business: discovery, authentication, idempotency, load.
Json turned_down(const Json& id, const Refusal& why, int retry_after = 0) {
    Json data = {{"code", why.code}, {"content", why.content}, {"status", why.status}};
    if (retry_after > 0) data["retry_after"] = retry_after;
    return rpc_error(id, why.status >= 500 ? -32603 : -32001, why.content, data);
}

Json tool_list() {
    Json list = Json::array();
    for (const auto& [name, tool] : tools()) {
        Json properties = {{"meta", {{"type", "object"}}}}, required = Json::array({"meta"});
        const std::string payload = tool.payload, operation = tool.operation;
        if (!payload.empty()) {
            properties[payload] = {{"type", "object"}};
            required.push_back(payload);
        }
        if (operation == "get" || operation == "update" || operation == "complete" || operation == "cancel" ||
            operation == "get_order") {
            properties["id"] = {{"type", "string"}};
            required.push_back("id");
        }
        list.push_back({{"name", name},
            {"inputSchema", {{"type", "object"}, {"properties", properties}, {"required", required}}}});
    }
    return {{"tools", list}};
}

}  // namespace

void Ucp::mcp(const httplib::Request& request, httplib::Response& response) {
    const Json message = parse_object(request.body);
    const Json id = message.is_object() ? message.value("id", Json()) : Json();
    const auto say = [&](const Json& body) { answer(response, 200, body); };
    if (!message.is_object()) return say(rpc_error(nullptr, -32700, "Parse error"));
    if (text(message, "jsonrpc") != "2.0") return say(rpc_error(id, -32600, "Invalid Request"));
    const std::string method = text(message, "method");
    if (method == "initialize")
        return say({{"jsonrpc", "2.0"}, {"id", id},
            {"result",
                {{"protocolVersion", "2025-06-18"}, {"capabilities", {{"tools", Json::object()}}},
                    {"serverInfo", {{"name", "till-merchant"}, {"version", "1"}}}}}});
    if (!message.contains("id")) {  // a notification wants no answer
        response.status = 202;
        return;
    }
    if (method == "tools/list") return say({{"jsonrpc", "2.0"}, {"id", id}, {"result", tool_list()}});
    const Json &params = part(message, "params"), &arguments = part(params, "arguments"),
               &meta = part(arguments, "meta");
    const auto tool = tools().find(text(params, "name"));
    if (method != "tools/call") return say(rpc_error(id, -32601, "Method not found"));
    if (tool == tools().end()) return say(rpc_error(id, -32602, "There is no such tool."));
    Call call;
    call.operation = tool->second.operation;
    call.merchant = request.matches[1];
    if (!shop_.sellers.contains(call.merchant)) return say(turned_down(id, {404, "not_found", "No such seller."}));
    const std::string profile = text(part(meta, "ucp-agent"), "profile");
    if (const Refusal no = negotiate("profile=\"" + profile + "\"", call.agent); no.status != 0)
        return say(turned_down(id, no));
    if (const Refusal no = allowed(request.get_header_value("Authorization")); no.status != 0)
        return say(turned_down(id, no));
    const std::string payload = tool->second.payload;
    call.id = text(arguments, "id");
    call.key = text(meta, "idempotency-key");
    call.body = payload.empty() ? Json::object() : part(arguments, payload.c_str());
    call.raw = arguments.dump();  // what JSON-RPC carries it in may differ from one try to the next
    const bool paying = call.operation == "complete" || call.operation == "cancel";
    if (paying && call.key.empty()) return say(rpc_error(id, -32602, "meta.idempotency-key is required."));
    if ((call.operation == "create" || call.operation == "update") && !call.body.contains("line_items"))
        return say(rpc_error(id, -32602, "checkout.line_items is required."));
    const std::string language = text(part(call.body, "context"), "language");
    call.french = (language.empty() ? request.get_header_value("Accept-Language") : language).starts_with("fr");
    const std::string fault =
        sellers_.setup().test_controls ? faults_.take(call.operation, request.get_header_value("Till-Fault")) : "";
    if (fault == "409" || fault == "429" || fault == "500" || fault == "503")
        return say(turned_down(id,
            {std::stoi(fault),
                fault == "429"       ? "rate_limited"
                    : fault == "409" ? "conflict"
                                     : "internal",
                "Not now."},
            1));
    bool replayed = false;
    const Reply reply = operate(call, fault, replayed);
    if (fault == "drop_response=" + call.operation) {
        response.set_content_provider(
            1000, "application/json", [](std::size_t, std::size_t, httplib::DataSink&) { return false; });
        return;
    }
    if (reply.status >= 400)
        return say(turned_down(
            id, {reply.status, text(reply.body, "code"), text(reply.body, "content")}, reply.status == 503 ? 1 : 0));
    say({{"jsonrpc", "2.0"}, {"id", id},
        {"result",
            {{"structuredContent", reply.body},
                {"content", Json::array({{{"type", "text"}, {"text", reply.body.dump()}}})}}}});
}

}  // namespace merchant
