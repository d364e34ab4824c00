// Where a buyer finishes what a chat cannot: the seller's own page of a session. It shows the order, lets the buyer confirm
// it, or sends them to their bank and back. In a frame of the chat's it speaks UCP's Embedded Checkout, so that the chat hears how
// it ended. Knows nothing of the chat but its origin.
#include "tests/merchant/ucp.hpp"

namespace merchant {
namespace {

std::string escaped(const std::string& words) {
    std::string out;
    for (const char c : words) {
        if (c == '<') out += "&lt;";
        else if (c == '>') out += "&gt;";
        else if (c == '&') out += "&amp;";
        else if (c == '"') out += "&quot;";
        else out += c;
    }
    return out;
}

std::string money(std::int64_t minor, const std::string& currency) {
    if (currency == "JPY") return std::to_string(minor) + " " + currency;
    const std::string cents = std::to_string(minor % 100);
    return std::to_string(minor / 100) + "." + (cents.size() < 2 ? "0" : "") + cents + " " + currency;
}

// Nothing is shown before the host has answered; a page one comes back to is answered that it was heard before, which will do.
constexpr const char* embedded_script = R"(const say=(message)=>parent.postMessage({jsonrpc:'2.0',...message},host);
document.body.hidden=true;
addEventListener('message',({origin,source,data})=>{if(origin!==host||source!==parent||data?.id!=='ready'||!data.result)return;
document.body.hidden=false;say({method:'ec.start',params:{checkout}});if(checkout.status==='completed')say({method:'ec.complete',params:{checkout}});});
say({id:'ready',method:'ec.ready',params:{delegate:[]}});)";

// JSON that may stand in a script.
std::string literal(const Json& value) {
    std::string out;
    for (const char c : value.dump()) out += c == '<' ? std::string("\\u003c") : std::string(1, c);
    return out;
}

bool is_spoken(const std::string& version) { return version == ucp::earlier || version == ucp::later; }

std::string page(const std::string& seller, const std::string& inside, bool french) {
    return "<!doctype html><html lang=\"" + std::string(french ? "fr" : "en") +
        "\"><meta name=\"viewport\" content=\"width=device-width\"><title>" + escaped(seller) +
        "</title><style>body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:0 "
        "auto;padding:24px;color:#14181f;background:#fff}"
        "dl{display:grid;grid-template-columns:1fr auto;gap:4px "
        "16px}dd{margin:0;text-align:right}button,a.go{font:inherit;font-weight:600;display:block;box-sizing:border-"
        "box;width:100%;min-height:48px;padding:10px;border-radius:10px;border:0;background:#0b4a8f;color:#fff;text-"
        "align:center;text-decoration:none}"
        "@media (prefers-color-scheme:dark){body{background:#1d2027;color:#f2f4f7}}</style><h1>" +
        escaped(seller) + "</h1>" + inside + "</html>";
}

}  // namespace

void Ucp::continue_page(const httplib::Request& request, httplib::Response& response) {
    const std::string merchant = request.matches[1], id = request.matches[2];
    const std::string version = request.get_param_value("ec_version"), nonce = new_id(""),
                      host = origin(sellers_.setup().ports.host);
    const bool embedded = is_spoken(version);
    auto state = shop_.sellers.contains(merchant) ? sellers_.load(merchant, id) : std::nullopt;
    response.set_header("Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors " +
            (embedded ? host + "; script-src 'nonce-" + nonce + "'" : "'none'"));
    response.set_header("Cache-Control", "no-store");
    if (!state) {
        response.status = 404;
        return response.set_content(page("Till", "<p>There is no such order.</p>", false), "text/html; charset=utf-8");
    }
    const Json& seller = shop_.sellers.at(merchant);
    const bool french = text(*state, "locale") == "fr";
    const std::lock_guard guard(db_.lock);
    if (text(*state, "status") == "authentication_required" && decided(*state))
        sellers_.save(*state);  // a buyer comes back from the bank
    const Survey survey = sellers_.look(*state);
    std::string inside = "<dl>";
    for (const Line& line : survey.lines)
        inside += "<dt>" + escaped(measured(*line.product, line.quantity, french)) + " × " +
            escaped(said(*line.product, "title", french)) + "</dt><dd>" + money(line.amount, text(seller, "currency")) +
            "</dd>";
    inside += "<dt><strong>Total</strong></dt><dd><strong>" + money(survey.priced.total, text(seller, "currency")) +
        "</strong></dd></dl>";
    if (survey.status == Status::completed)
        inside += "<p role=\"status\">" + std::string(french ? "Commande confirmée : " : "Order confirmed: ") +
            escaped(text((*state)["order"], "order_number")) + "</p>";
    else if (survey.status == Status::challenged && state->contains("challenge")) {
        const std::string back = embedded ? text(seller, "site") + "/checkout/" + id + "%3Fec_version%3D" + version
                                          : origin(sellers_.setup().ports.merchant) + request.path;
        inside += "<a class=\"go\" href=\"" + origin(sellers_.setup().ports.psp) + "/challenge/" +
            text((*state)["challenge"], "challenge") + "?return=" + back + "\">" +
            (french ? "Confirmer auprès de votre banque" : "Confirm with your bank") + "</a>";
    } else if (survey.status == Status::escalated)
        inside += "<form method=\"post\"><button>" +
            std::string(french ? "Confirmer cette commande" : "Confirm this order") + "</button></form>";
    else
        inside += "<p role=\"status\">" +
            std::string(french ? "Rien à faire ici : retournez à votre conversation."
                               : "Nothing to do here: go back to your chat.") +
            "</p>";
    if (embedded) {
        const auto& all = ucp::capabilities(version);
        const Json now = checkout(*state, {version, {all.begin(), all.end()}, ""});
        inside += "<script nonce=\"" + nonce + "\">const host=" + literal(host) + ",checkout=" + literal(now) + ";" +
            embedded_script + "</script>";
    }
    response.set_content(page(text(seller, "name"), inside, french), "text/html; charset=utf-8");
}

void Ucp::confirm(const httplib::Request& request, httplib::Response& response) {
    const std::string merchant = request.matches[1], id = request.matches[2];
    const std::lock_guard guard(db_.lock);
    if (auto state = sellers_.load(merchant, id); state && text(*state, "review") == "needed") {
        (*state)["review"] = "done";
        sellers_.save(*state);
    }
    const std::string version = request.get_param_value("ec_version");
    response.set_redirect(request.path + (is_spoken(version) ? "?ec_version=" + version : ""), 303);
}

}  // namespace merchant
