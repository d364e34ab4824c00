// ACP delegate_payment (201 {id, created, metadata}), the seller's charge, the bank's page. A token is spent once.
#include "tests/merchant/payment_service.hpp"

#include <algorithm>
#include <regex>

namespace merchant {
namespace {

bool bearer(const httplib::Request& request, const std::string& key) {
    return request.get_header_value("Authorization") == "Bearer " + key;
}

std::string required_allowance(const Json& a) {
    if (text(a, "reason") != "one_time") return "reason";
    if (number(a, "max_amount", -1) < 0) return "max_amount";
    for (const char* name : {"currency", "checkout_session_id", "merchant_id", "expires_at"}) {
        if (text(a, name).empty()) return name;
    }
    return text(a, "expires_at") <= rfc3339(now_ms()) ? "expires_at" : "";
}

// What this sandbox's providers issue: "sbx_google_pay_ok_<number used once>", somewhere in whatever form the provider gives
// it. "" where it is not one of theirs.
std::string sandbox_credential(const std::string& provider, const std::string& given) {
    std::string stem = provider.find("://") == std::string::npos ? "sbx_" + provider + "_"
                                                                 : "sbx_wallet_pay_";  // of the W3C's methods, any
    for (char& c : stem) c = c == '-' ? '_' : c;
    const std::size_t at = given.find(stem);
    if (provider.empty() || at == std::string::npos) return "";
    const std::size_t end = given.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-", at);
    return given.substr(at, end == std::string::npos ? end : end - at);
}

// Three who may have opened the page: a platform by UCP's Action protocol, a buyer who came from the seller's own page, or the
// sandbox gateway. The outcome itself is told to the seller by the service, never by this page.
constexpr const char* page_script = R"(const {id,host,action,back}=document.body.dataset;
const say=(message)=>parent.postMessage({jsonrpc:'2.0',...message},host);
if(action){document.body.hidden=true;
addEventListener('message',({origin,source,data})=>{if(origin===host&&source===parent&&data?.id==='ready'&&data.result)document.body.hidden=false;});
say({id:'ready',method:'action.ready',params:{id:action,version:'2026-08-25'}});}
for(const b of document.querySelectorAll('button'))b.addEventListener('click',async()=>{const r=await fetch('/challenge/'+id+'/'+b.value,{method:'POST'}),told=await r.json();
if(back)location.assign(back);else if(action)say({method:'action.done',params:{id:action}});else parent.postMessage({type:'till-challenge',id,...told},host);});)";
constexpr const char* collect_script = R"(const {id,host,action}=document.body.dataset;
const say=(message)=>parent.postMessage({jsonrpc:'2.0',...message},host);
addEventListener('message',async({origin,source,data})=>{if(origin!==host||source!==parent||data?.id!=='ready'||!data.result)return;
await fetch('/collect/'+id,{method:'POST'});say({method:'action.done',params:{id:action}});});
say({id:'ready',method:'action.ready',params:{id:action,version:'2026-08-25'}});)";
constexpr const char* page_style =
    R"(body{font:16px/1.5 system-ui,sans-serif;margin:0;padding:24px;background:#fff;color:#14181f;display:grid;gap:12px}
h1{font-size:20px;margin:0}p{margin:0}button{font:inherit;font-weight:600;min-height:48px;border-radius:10px;border:1px solid #667085;background:#fff;color:#14181f;cursor:pointer}
button:first-of-type{background:#0b4a8f;border-color:#0b4a8f;color:#fff}button:focus-visible{outline:3px solid #0b4a8f;outline-offset:2px}
@media (prefers-color-scheme:dark){body{background:#1d2027;color:#f2f4f7}button{background:#1d2027;color:#f2f4f7}button:first-of-type{background:#7db4ff;border-color:#7db4ff;color:#08131f}})";

}  // namespace

Json saved_methods(bool with_declining) {
    Json list =
        Json::array({{{"id", "pm_visa_4242"}, {"handler_id", "card_northpay"}, {"kind", "card"}, {"brand", "visa"},
                         {"last_digits", "4242"}, {"label", "Visa ··4242"}, {"expires", "2028-04"}},
            {{"id", "pm_mc_4444"}, {"handler_id", "card_northpay"}, {"kind", "card"}, {"brand", "mastercard"},
                {"last_digits", "4444"}, {"label", "Mastercard ··4444"}, {"expires", "2027-11"}},
            {{"id", "pm_visa_3ds_3155"}, {"handler_id", "card_northpay"}, {"kind", "card"}, {"brand", "visa"},
                {"last_digits", "3155"}, {"label", "Visa ··3155"}, {"expires", "2029-01"}},
            {{"id", "pm_hop_ada"}, {"handler_id", "wallet_hopwallet"}, {"kind", "wallet"}, {"brand", "hopwallet"},
                {"last_digits", ""}, {"label", "Hopwallet"}}});
    if (with_declining)
        list.push_back(
            {{"id", "pm_visa_declined_0002"}, {"handler_id", "card_northpay"}, {"kind", "card"}, {"brand", "visa"},
                {"last_digits", "0002"}, {"label", "Visa ··0002 (test: declines)"}, {"expires", "2028-09"}});
    return list;
}

PaymentService::PaymentService(Database& db, const PaymentKeys& keys, PaymentPages pages, bool test_controls)
    : db_(db), keys_(keys), pages_(std::move(pages)), test_controls_(test_controls) {
    db_.run(
        "CREATE TABLE IF NOT EXISTS tokens(id TEXT PRIMARY KEY, method TEXT, allowance TEXT, session TEXT, redeemed "
        "INTEGER DEFAULT 0)");
    db_.run("CREATE TABLE IF NOT EXISTS delegations(key TEXT PRIMARY KEY, body TEXT, answer TEXT)");
    db_.run(
        "CREATE TABLE IF NOT EXISTS charges(session TEXT PRIMARY KEY, id TEXT, token TEXT, merchant TEXT, amount "
        "INTEGER, currency TEXT, status TEXT)");
    db_.run(
        "CREATE TABLE IF NOT EXISTS challenges(id TEXT PRIMARY KEY, token TEXT, outcome TEXT DEFAULT '', cryptogram "
        "TEXT DEFAULT '', collected INTEGER DEFAULT 0)");
}

void PaymentService::delegate(const httplib::Request& request, httplib::Response& response) {
    if (!bearer(request, keys_.host))
        return refuse(response, 401, "unauthenticated", "A bearer token of the platform is needed.");
    if (const std::string id = request.get_header_value("Request-Id"); !id.empty())
        response.set_header("Request-Id", id);
    const std::string key = request.get_header_value("Idempotency-Key");
    if (key.empty()) return refuse(response, 400, "idempotency_key_required", "Idempotency-Key is missing.");
    const Json body = parse_object(request.body);
    const Json allowance = body.is_object() && body.contains("allowance") ? body["allowance"] : Json::object();
    if (const std::string wrong = required_allowance(allowance); !wrong.empty())
        return refuse(response, 422, "invalid_card", "The allowance cannot be granted.", "$.allowance." + wrong);
    const Json about = body.is_object() ? part(body, "metadata") : Json::object();
    const std::string provider = text(about, "provider"),
                      credential = sandbox_credential(provider, text(about, "credential"));
    const std::string method = provider.empty() ? text(about, "vault_reference") : credential;
    const Json known = saved_methods(true);
    if (!provider.empty() && credential.empty())
        return refuse(response, 422, "invalid_card", "The provider did not issue this.", "$.metadata.credential");
    if (provider.empty() &&
        std::none_of(known.begin(), known.end(), [&](const Json& m) { return text(m, "id") == method; }))
        return refuse(response, 422, "invalid_card", "No such saved method.", "$.metadata.vault_reference");
    const std::lock_guard guard(db_.lock);
    if (const auto before = db_.run("SELECT body, answer FROM delegations WHERE key=?", {key}); !before.empty()) {
        if (before[0][0] != canonical(body))
            return refuse(response, 422, "idempotency_conflict", "The key was used with another body.");
        response.set_header("Idempotent-Replayed", "true");
        return answer(response, 201, Json::parse(before[0][1]));
    }
    if (!provider.empty() && !db_.run("SELECT 1 FROM tokens WHERE method=?", {method}).empty())
        return refuse(response, 422, "invalid_card", "This was used before.", "$.metadata.credential");
    const std::string id = new_id("vt_");
    const Json reply = {{"id", id}, {"created", rfc3339(now_ms())},
        {"metadata", {{"source", "sandbox"}, {"merchant_id", text(allowance, "merchant_id")}}}};
    db_.transaction([&] {
        db_.run("INSERT INTO tokens(id, method, allowance, session) VALUES(?,?,?,?)",
            {id, method, allowance.dump(), text(allowance, "checkout_session_id")});
        db_.run("INSERT INTO delegations VALUES(?,?,?)", {key, canonical(body), reply.dump()});
    });
    response.set_header("Idempotency-Key", key);
    answer(response, 201, reply);
}

// {status: succeeded | declined | authentication_required | refused}. One charge per checkout session, whatever is sent.
void PaymentService::charge(const httplib::Request& request, httplib::Response& response) {
    if (!bearer(request, keys_.seller))
        return refuse(response, 401, "unauthenticated", "A bearer token of a seller is needed.");
    const Json body = parse_object(request.body);
    const std::string session = text(body, "checkout_session_id"), token = text(body, "token");
    const std::int64_t amount = number(body, "amount", -1);
    const std::lock_guard guard(db_.lock);
    if (const auto before = db_.run("SELECT id, amount FROM charges WHERE session=? AND status='succeeded'", {session});
        !before.empty()) {
        return answer(
            response, 200, {{"status", "succeeded"}, {"id", before[0][0]}, {"amount", std::stoll(before[0][1])}});
    }
    const auto rows = db_.run("SELECT method, allowance, redeemed FROM tokens WHERE id=?", {token});
    if (rows.empty()) return answer(response, 200, {{"status", "refused"}, {"reason", "unknown_token"}});
    const Json allowance = Json::parse(rows[0][1]);
    std::string reason;
    if (rows[0][2] != "0") reason = "already_redeemed";
    else if (amount < 0 || amount > number(allowance, "max_amount")) reason = "above_allowance";
    else if (text(allowance, "currency") != text(body, "currency")) reason = "other_currency";
    else if (text(allowance, "merchant_id") != text(body, "merchant_id")) reason = "other_merchant";
    else if (text(allowance, "checkout_session_id") != session) reason = "other_session";
    else if (text(allowance, "expires_at") <= rfc3339(now_ms())) reason = "expired";
    if (!reason.empty()) return answer(response, 200, {{"status", "refused"}, {"reason", reason}});
    if (rows[0][0] == "pm_visa_declined_0002" || rows[0][0].find("_decline_") != std::string::npos) {
        db_.run("UPDATE tokens SET redeemed=1 WHERE id=?", {token});
        return answer(response, 200, {{"status", "declined"}});
    }
    if (rows[0][0] == "pm_visa_3ds_3155") {
        const Json result = body.contains("authentication_result") ? body["authentication_result"] : Json();
        const Json details =
            result.is_object() && result.contains("outcome_details") ? result["outcome_details"] : Json();
        const bool passed = !db_.run(
                                    "SELECT 1 FROM challenges WHERE token=? AND outcome='authenticated' AND "
                                    "cryptogram=? AND cryptogram<>''",
                                    {token, text(details, "three_ds_cryptogram")})
                                 .empty();
        if (!passed && result.is_object()) return answer(response, 200, {{"status", "declined"}});
        if (!passed) {
            const std::string id = new_id("ch_");
            db_.run("INSERT INTO challenges(id, token) VALUES(?,?)", {id, token});
            return answer(response, 200, {{"status", "authentication_required"}, {"challenge", id}});
        }
    }
    const std::string id = new_id("py_");
    db_.transaction([&] {
        db_.run("UPDATE tokens SET redeemed=1 WHERE id=?", {token});
        db_.run("INSERT INTO charges VALUES(?,?,?,?,?,?,'succeeded')",
            {session, id, token, text(body, "merchant_id"), amount, text(body, "currency")});
    });
    answer(response, 200, {{"status", "succeeded"}, {"id", id}, {"amount", amount}});
}

void PaymentService::page_policy(httplib::Response& response) const {
    response.set_header("Content-Security-Policy",
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; frame-ancestors " + pages_.host);
}

void PaymentService::challenge(const httplib::Request& request, httplib::Response& response) {
    const std::string id = request.matches[1], action = request.get_param_value("action"),
                      back = request.get_param_value("return");
    page_policy(response);
    // Back to a seller only: to where its pages are served, or to the name that they have in a chat's frame.
    static const std::regex sellers(R"(https://[a-z]+\.example/checkout/[a-z0-9_]+(\?ec_version=[0-9-]+)?)");
    const bool known_back = back.starts_with(pages_.seller + "/m/") ? back.find_first_of("\"<>&") == std::string::npos
                                                                    : std::regex_match(back, sellers);
    const bool odd = action.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") != std::string::npos ||
        (!back.empty() && !known_back);
    if (odd || db_.run("SELECT 1 FROM challenges WHERE id=?", {id}).empty()) {
        response.status = 404;
        return;
    }
    response.set_content(
        "<!doctype html><html lang=\"en\"><title>Northpay bank check</title><meta name=\"viewport\" "
        "content=\"width=device-width\"><link rel=\"stylesheet\" href=\"/challenge.css\">"
        "<body data-id=\"" +
            id + "\" data-host=\"" + pages_.host + "\" data-action=\"" + action + "\" data-back=\"" + back +
            "\"><h1>Is this you?</h1><p>Your bank asks you to confirm this payment. This is a sandbox: no money "
            "moves.</p>"
            "<button value=\"authenticated\">Approve</button><button value=\"denied\">Decline</button><button "
            "value=\"canceled\">Cancel</button><script src=\"/challenge.js\"></script>",
        "text/html; charset=utf-8");
}

// What a bank looks at before it decides to ask: nothing to see.
void PaymentService::collect(const httplib::Request& request, httplib::Response& response) {
    const std::string id = request.matches[1], action = request.get_param_value("action");
    page_policy(response);
    if (action.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") != std::string::npos ||
        db_.run("SELECT 1 FROM challenges WHERE id=?", {id}).empty()) {
        response.status = 404;
        return;
    }
    response.set_content("<!doctype html><html lang=\"en\"><title>Northpay</title><body data-id=\"" + id +
            "\" data-host=\"" + pages_.host + "\" data-action=\"" + action + "\"><script src=\"/collect.js\"></script>",
        "text/html; charset=utf-8");
}

void PaymentService::routes(httplib::Server& server) {
    server.Post("/agentic_commerce/delegate_payment", [this](const auto& q, auto& r) { delegate(q, r); });
    server.Post("/charges", [this](const auto& q, auto& r) { charge(q, r); });
    server.Get("/challenge.js", [](const auto&, auto& r) { r.set_content(page_script, "text/javascript"); });
    server.Get("/collect.js", [](const auto&, auto& r) { r.set_content(collect_script, "text/javascript"); });
    server.Get(R"(/collect/([a-z0-9_]+))", [this](const auto& q, auto& r) { collect(q, r); });
    server.Post(R"(/collect/([a-z0-9_]+))", [this](const auto& q, auto& r) {
        db_.run("UPDATE challenges SET collected=1 WHERE id=?", {std::string(q.matches[1])});
        answer(r, 200, Json::object());
    });
    // What the seller may know of a challenge it caused.
    server.Get(R"(/challenges/([a-z0-9_]+))", [this](const auto& q, auto& r) {
        if (!bearer(q, keys_.seller)) return refuse(r, 401, "unauthenticated", "A bearer token of a seller is needed.");
        const auto rows =
            db_.run("SELECT outcome, cryptogram, collected FROM challenges WHERE id=?", {std::string(q.matches[1])});
        if (rows.empty()) return refuse(r, 404, "not_found", "No such challenge.");
        Json known = {{"outcome", rows[0][0]}, {"collected", rows[0][2] == "1"}};
        if (!rows[0][1].empty())
            known["outcome_details"] = {{"three_ds_cryptogram", rows[0][1]}, {"electronic_commerce_indicator", "05"},
                {"transaction_id", new_id("")}, {"version", "2.2.0"}};
        answer(r, 200, known);
    });
    server.Get("/challenge.css", [](const auto&, auto& r) { r.set_content(page_style, "text/css"); });
    server.Get(R"(/challenge/([a-z0-9_]+))", [this](const auto& q, auto& r) { challenge(q, r); });
    server.Post(R"(/challenge/([a-z0-9_]+)/(authenticated|denied|canceled))", [this](const auto& q, auto& r) {
        const std::string outcome = q.matches[2], cryptogram = outcome == "authenticated" ? new_id("") : "";
        db_.run("UPDATE challenges SET outcome=?, cryptogram=? WHERE id=? AND outcome=''",
            {outcome, cryptogram, std::string(q.matches[1])});
        Json reply = {{"outcome", outcome}};
        if (!cryptogram.empty())
            reply["outcome_details"] = {{"three_ds_cryptogram", cryptogram}, {"electronic_commerce_indicator", "05"},
                {"transaction_id", new_id("")}, {"version", "2.2.0"}};
        answer(r, 200, reply);
    });
    if (!test_controls_) return;
    server.Get("/test/charges", [this](const auto&, auto& r) {
        Json list = Json::array();
        for (const Row& row : db_.run("SELECT id, session, merchant, amount, currency, status FROM charges")) {
            list.push_back({{"id", row[0]}, {"session", row[1]}, {"merchant", row[2]}, {"amount", std::stoll(row[3])},
                {"currency", row[4]}, {"status", row[5]}});
        }
        answer(r, 200, {{"charges", list}});
    });
}

}  // namespace merchant
