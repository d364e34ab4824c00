// Pages, sessions, the thread, the buyer. Checkout is in chat_host_checkout.cpp.
#include "tests/merchant/chat_host.hpp"

#include "tests/merchant/payment_service.hpp"

#include <fstream>
#include <sstream>

namespace merchant {
namespace {

std::string cookie(const httplib::Request& request) {
    const std::string all = "; " + request.get_header_value("Cookie");
    const std::size_t at = all.find("; till_session=");
    return at == std::string::npos ? "" : all.substr(at + 15, all.find(';', at + 15) - at - 15);
}

std::string policy(int psp, bool wasm) {
    return std::string("default-src 'none'; script-src 'self'") + (wasm ? " 'wasm-unsafe-eval'" : "") +
        "; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src " + origin(psp) +
        "; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
}

Json demo_buyer() {
    return {{"name", "Ada Lovelace"}, {"email", "ada@example.com"}, {"phone", "+12125550147"},
        {"addresses",
            Json::array({{{"id", "addr_ny"}, {"label", "Home, New York"}, {"name", "Ada Lovelace"},
                             {"line_one", "350 West 42nd Street"}, {"line_two", "Apt 12F"}, {"city", "New York"},
                             {"state", "NY"}, {"country", "US"}, {"postal_code", "10036"}},
                {{"id", "addr_lyon"}, {"label", "Lyon"}, {"name", "Ada Lovelace"},
                    {"line_one", "12 rue de la République"}, {"city", "Lyon"}, {"state", "ARA"}, {"country", "FR"},
                    {"postal_code", "69001"}}})}};
}

}  // namespace

ChatHost::ChatHost(Database& db, const Shop& shop, HostSetup setup)
    : db_(db),
      shop_(shop),
      setup_(std::move(setup)),
      search_(db, shop),
      ucp_(setup_.ports, setup_.merchant_bearer,
          [this](const auto& method, const auto& path, const auto& headers, const auto& body, const auto& result) {
              note("merchant", method, path, headers, body, result);
          }) {
    db_.run("CREATE TABLE IF NOT EXISTS browsers(id TEXT PRIMARY KEY, at INTEGER)");
    db_.run(
        "CREATE TABLE IF NOT EXISTS messages(id INTEGER PRIMARY KEY, browser TEXT, role TEXT, text TEXT, catalog TEXT, "
        "locale TEXT)");
    db_.run("CREATE TABLE IF NOT EXISTS addresses(id TEXT PRIMARY KEY, browser TEXT, body TEXT)");
    db_.run("CREATE TABLE IF NOT EXISTS checkouts(session TEXT PRIMARY KEY, browser TEXT, merchant TEXT)");
    db_.run("CREATE TABLE IF NOT EXISTS spoken(session TEXT PRIMARY KEY, protocol TEXT)");
    db_.run(
        "CREATE TABLE IF NOT EXISTS terms(session TEXT PRIMARY KEY, total INTEGER, currency TEXT, expires_at TEXT)");
    db_.run("CREATE TABLE IF NOT EXISTS pending(session TEXT PRIMARY KEY, key TEXT, body TEXT, language TEXT)");
    db_.run("CREATE TABLE IF NOT EXISTS orders(id TEXT PRIMARY KEY, session TEXT, body TEXT)");
}

std::string ChatHost::session_of(const httplib::Request& request, httplib::Response& response) {
    const std::string id = cookie(request);
    const bool known = !id.empty() && !db_.run("SELECT 1 FROM browsers WHERE id=?", {id}).empty();
    // Another site can send our cookie but not this header: no forged requests.
    if (known && request.get_header_value("Till-Client") == "1") return id;
    refuse(response, 401, "unauthenticated", "Open the chat first.");
    return "";
}

void ChatHost::page(const httplib::Request& request, httplib::Response& response, bool wasm) {
    const std::string id = cookie(request);
    if (id.empty() || db_.run("SELECT 1 FROM browsers WHERE id=?", {id}).empty()) {
        const std::string fresh = new_id("b_");
        db_.run("INSERT INTO browsers VALUES(?,?)", {fresh, now_ms()});
        response.set_header(
            "Set-Cookie", "till_session=" + fresh + "; HttpOnly; SameSite=Strict; Path=/; Max-Age=2592000");
    }
    std::ifstream file(setup_.site + "/index.html");
    std::stringstream text;
    text << file.rdbuf();
    response.set_header("Content-Security-Policy", policy(setup_.ports.psp, wasm));
    response.set_header("Cache-Control", "no-cache");
    response.set_content(text.str(), "text/html; charset=utf-8");
}

void ChatHost::search(const httplib::Request& request, httplib::Response& response) {
    const std::string browser = session_of(request, response);
    if (browser.empty()) return;
    const Json body = parse_object(request.body);
    const std::string line = text(body, "q"), locale = text(body, "locale");
    if (line.empty() || line.size() > 2000)
        return refuse(response, 400, "invalid", "Ask something, in at most 2000 characters.", "$.q");
    const bool french = locale.starts_with("fr");
    httplib::Client seller("127.0.0.1", setup_.ports.merchant);
    const auto stock = seller.Get("/stock");
    Json found = search_.find(line, french, stock ? parse_object(stock->body) : Json::object(), now_ms());
    for (Json& product : found) product["seller"]["protocol"] = protocol_of(text(product["seller"], "id"));
    ask_sellers(found, locale);
    const std::string count = std::to_string(found.size());
    std::string words, ranking;
    if (found.empty())
        words = french ? "Je n’ai rien trouvé qui réponde à cela. Essayez un autre mot, ou un budget plus haut."
                       : "I found nothing that answers this. Try another word, or a higher budget.";
    else
        words = french
            ? (found.size() == 1 ? "Voici ce qui correspond." : "Voici " + count + " choix qui correspondent.")
            : (found.size() == 1 ? "Here is the one that fits." : "Here are " + count + " that fit.");
    ranking = french ? "Classé selon votre demande." : "Sorted by match to your request.";
    Json catalog;
    if (!found.empty()) catalog = {{"query", line}, {"ranking", ranking}, {"picked_by", "ai"}, {"products", found}};
    std::int64_t id = 0;
    db_.transaction([&] {
        db_.run("INSERT INTO messages(browser, role, text, catalog, locale) VALUES(?,?,?,?,?)",
            {browser, "user", line, "null", locale});
        db_.run("INSERT INTO messages(browser, role, text, catalog, locale) VALUES(?,?,?,?,?)",
            {browser, "assistant", words, catalog.dump(), locale});
        id = std::stoll(db_.run("SELECT last_insert_rowid()")[0][0]);
    });
    answer(response, 200, {{"message_id", std::to_string(id)}, {"text", words}, {"catalog", catalog}});
}

// The index finds; what a card says of the goods comes from the catalog of a seller that has one in UCP, at this moment.
void ChatHost::ask_sellers(Json& found, const std::string& locale) {
    std::map<std::string, Json> asked;  // ids by seller
    for (const Json& card : found) {
        if (text(card["seller"], "protocol").starts_with("ucp/"))
            asked[text(card["seller"], "id")].push_back(text(card, "id"));
    }
    for (const auto& [merchant, ids] : asked) {
        const Json body = {{"ids", ids}, {"context", {{"language", locale.empty() ? "en" : locale}}}};
        const bool mcp = setup_.ucp_binding == "mcp" ||
            (setup_.ucp_binding.empty() && text(shop_.sellers.at(merchant), "ucp_binding") == "mcp");
        const auto answer =
            ucp_.call({"lookup", merchant, "", protocol_of(merchant).substr(4), "", locale, "", body.dump(), mcp});
        if (!answer || answer->status != 200) continue;
        for (const Json& product : answer->body.value("products", Json::array())) {
            for (Json& card : found) {
                if (card["id"] == product.value("id", Json()))
                    refresh_card(card, product, origin(setup_.ports.host), now_ms());
            }
        }
    }
}

void ChatHost::thread(const httplib::Request& request, httplib::Response& response) {
    const std::string browser = session_of(request, response);
    if (browser.empty()) return;
    Json messages = Json::array();
    for (const Row& row :
        db_.run("SELECT id, role, text, catalog, locale FROM messages WHERE browser=? ORDER BY id", {browser})) {
        messages.push_back(
            {{"id", row[0]}, {"role", row[1]}, {"text", row[2]}, {"catalog", Json::parse(row[3])}, {"locale", row[4]}});
    }
    // The sellers' own sites have names of no real domain; this is where they lie here.
    Json sites = Json::object();
    for (const auto& [id, seller] : shop_.sellers)
        sites[text(seller, "site")] = origin(setup_.ports.merchant) + "/m/" + id;
    answer(response, 200, {{"messages", messages}, {"payment_origin", origin(setup_.ports.psp)}, {"sites", sites}});
}

void ChatHost::buyer(const httplib::Request& request, httplib::Response& response) {
    const std::string browser = session_of(request, response);
    if (browser.empty()) return;
    Json person = demo_buyer();
    for (const Row& row : db_.run("SELECT body FROM addresses WHERE browser=?", {browser}))
        person["addresses"].push_back(Json::parse(row[0]));
    answer(response, 200, person);
}

void ChatHost::save_address(const httplib::Request& request, httplib::Response& response) {
    const std::string browser = session_of(request, response);
    if (browser.empty()) return;
    const Json body = parse_object(request.body);
    Json address = {{"id", new_id("addr_")}};
    for (const char* name : {"label", "name", "line_one", "line_two", "city", "state", "country", "postal_code"}) {
        if (!text(body, name).empty()) address[name] = text(body, name).substr(0, 200);
    }
    for (const char* name : {"name", "line_one", "city", "country", "postal_code"}) {
        if (!address.contains(name))
            return refuse(response, 400, "missing", "An address needs more.", std::string("$.") + name);
    }
    db_.run("INSERT INTO addresses VALUES(?,?,?)", {text(address, "id"), browser, address.dump()});
    answer(response, 201, address);
}

void ChatHost::methods(const httplib::Request& request, httplib::Response& response) {
    if (session_of(request, response).empty()) return;
    const std::string wanted = "," + request.get_param_value("handlers") + ",";
    Json list = Json::array();
    for (const Json& method : saved_methods(setup_.test_controls)) {
        if (wanted.find("," + text(method, "handler_id") + ",") != std::string::npos) list.push_back(method);
    }
    answer(response, 200, {{"methods", list}});
}

void ChatHost::routes(httplib::Server& server) {
    server.Get("/", [this](const auto& q, auto& r) { page(q, r, true); });
    server.Get(R"(/\.well-known/ucp(?:/(\d{4}-\d{2}-\d{2}))?)", [this](const auto& q, auto& r) {
        const Json profile = ucp_.profile(q.matches[1].matched ? std::string(q.matches[1]) : "2026-08-25");
        if (profile.is_null()) return refuse(r, 404, "not_found", "There is no such profile.");
        answer(r, 200, profile);
        r.set_header("Cache-Control", "public, max-age=60");
    });
    server.Get("/nowasm/", [this](const auto& q, auto& r) { page(q, r, false); });
    server.Post("/api/search", [this](const auto& q, auto& r) { search(q, r); });
    server.Get("/api/thread", [this](const auto& q, auto& r) { thread(q, r); });
    server.Post("/api/thread/clear", [this](const auto& q, auto& r) {
        const std::string browser = session_of(q, r);
        if (browser.empty()) return;
        db_.run("DELETE FROM messages WHERE browser=?", {browser});
        answer(r, 200, Json::object());
    });
    server.Get("/api/buyer", [this](const auto& q, auto& r) { buyer(q, r); });
    server.Post("/api/buyer/addresses", [this](const auto& q, auto& r) { save_address(q, r); });
    server.Get("/api/payment_methods", [this](const auto& q, auto& r) { methods(q, r); });
    server.Post("/api/payment_tokens", [this](const auto& q, auto& r) { token(q, r); });
    const std::string one = R"(/api/checkout_sessions/([a-z0-9_]+))";
    server.Post("/api/checkout_sessions", [this](const auto& q, auto& r) { forward(q, r, "create"); });
    server.Get(one, [this](const auto& q, auto& r) { forward(q, r, "get"); });
    server.Post(one, [this](const auto& q, auto& r) { forward(q, r, "update"); });
    server.Put(one, [this](const auto& q, auto& r) { forward(q, r, "update"); });
    server.Post(one + "/complete", [this](const auto& q, auto& r) { forward(q, r, "complete"); });
    server.Post(one + "/cancel", [this](const auto& q, auto& r) { forward(q, r, "cancel"); });
    server.Get("/api/orders", [this](const auto& q, auto& r) {
        const std::string browser = session_of(q, r);
        if (browser.empty()) return;
        Json list = Json::array();
        for (const Row& row :
            db_.run("SELECT o.body FROM orders o JOIN checkouts c ON c.session=o.session WHERE c.browser=?", {browser}))
            list.push_back(Json::parse(row[0]));
        answer(r, 200, {{"orders", list}});
    });
    server.Post("/webhooks/ucp", [this](const auto& q, auto& r) { ucp_webhook(q, r); });
    server.Post("/webhooks/acp", [this](const auto& q, auto& r) { webhook(q, r); });
    if (setup_.test_controls) {
        server.Get("/test/log", [this](const auto&, auto& r) {
            const std::lock_guard guard(log_lock_);
            answer(r, 200, {{"exchanges", log_}});
        });
        // Any operation of UCP at a seller, as the host would call it.
        server.Post("/test/ucp", [this](const auto& q, auto& r) {
            const Json ask = parse_object(q.body);
            const auto told = ucp_.call({text(ask, "operation"), text(ask, "merchant"), text(ask, "id"),
                text(ask, "version"), "", "", "", part(ask, "body").dump(), text(ask, "binding") == "mcp"});
            return told ? answer(r, told->status, told->body) : refuse(r, 504, "outcome_unknown", "No answer came.");
        });
        server.Post("/test/faults", [this](const auto& q, auto& r) {
            faults_.set(parse_object(q.body));
            answer(r, 200, Json::object());
        });
        server.Post("/test/sessions/expire", [this](const auto&, auto& r) {
            db_.run("DELETE FROM browsers");
            answer(r, 200, Json::object());
        });
    }
    server.set_file_extension_and_mimetype_mapping("wasm", "application/wasm");
    server.set_file_extension_and_mimetype_mapping("js", "text/javascript");
    server.set_mount_point("/catalog/images", (setup_.catalog + "/images").c_str(),
        {{"Cache-Control", "max-age=3600"},
            {"Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"}});
    // Every state of the widget needs no more than its files, and the policy that a page of ours gets.
    server.set_mount_point("/states", (setup_.site + "/states").c_str(),
        {{"Cache-Control", "no-cache"}, {"Content-Security-Policy", policy(setup_.ports.psp, true)}});
    // Not "/": a mounted file would be answered before the page's route, without its cookie and policy.
    for (const char* part : {"/till", "/chat"})
        server.set_mount_point(part, (setup_.site + part).c_str(), {{"Cache-Control", "no-cache"}});
}

}  // namespace merchant
