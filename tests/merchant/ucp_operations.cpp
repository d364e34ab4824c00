// What the operations of UCP do to a session. Business outcomes are answers with messages, whatever happened.
// Knows nothing of HTTP or JSON-RPC.
#include "tests/merchant/ucp.hpp"

#include <algorithm>

namespace merchant {
namespace {

constexpr std::int64_t life_ms = 6LL * 3600 * 1000, keep_ms = 24LL * 3600 * 1000, collect_ms = 10000,
                       most_asked = 1000000;

Json words_of(const char* code, const std::string& path, const std::string& words, const char* severity) {
    return Json::array({ucp::error_message(code, path, words, severity)});
}

std::string unit_words(const Json& product, bool french) {
    const std::string unit = text(part(product, "quantity_unit"), "display_text");
    if (unit.empty()) return french ? "Cet article se vend à la pièce." : "This item is sold by the piece.";
    return (french ? "Cet article se vend par " : "This item is sold by ") +
        measured(product, basis_of(product).increment, french) + ".";
}

// The instrument to pay with: the selected one, or the only one.
const Json* selected(const Json& body) {
    const Json& payment = part(body, "payment");
    const auto found = payment.find("instruments");
    if (found == payment.end() || !found->is_array() || found->empty()) return nullptr;
    const Json* chosen = found->size() == 1 ? &found->front() : nullptr;
    for (const Json& one : *found) {
        if (one.is_object() && one.value("selected", false)) chosen = &one;
    }
    return chosen && chosen->is_object() ? chosen : nullptr;
}

// The later version's purposes, or the earlier one's booleans; null where nothing was decided.
Json marketing(const Json& buyer) {
    const Json& consent = part(buyer, "consent");
    const Json& purpose = part(consent, "dev.ucp.consent.marketing");
    const Json& from = purpose.empty() ? consent : purpose;
    const auto granted = from.find(purpose.empty() ? "marketing" : "granted");
    if (granted == from.end() || !granted->is_boolean() || text(from, "source") == "business") return nullptr;
    return {{"granted", *granted}};
}

Json destination_chosen(Json& state, const Json& method) {
    Json known = state.value("destinations", Json::array());
    if (const auto sent = method.find("destinations"); sent != method.end() && sent->is_array()) {
        for (Json place : *sent) {
            if (!place.is_object()) continue;
            place.erase("type");
            if (text(place, "id").empty()) place["id"] = "dest_" + std::to_string(known.size() + 1);
            const auto same = std::find_if(
                known.begin(), known.end(), [&](const Json& one) { return text(one, "id") == text(place, "id"); });
            if (same != known.end()) *same = place;
            else known.push_back(place);
            if (text(method, "selected_destination_id").empty()) state["destination"] = place["id"];
        }
    }
    state["destinations"] = known;
    if (const std::string wanted = text(method, "selected_destination_id"); !wanted.empty())
        state["destination"] = wanted;
    for (const Json& one : known) {
        if (text(one, "id") == text(state, "destination")) return one;
    }
    return nullptr;
}

// What is ordered, in steps and in multiples of the increment. The earlier version counts whole units.
std::int64_t steps_of(const Json& line, const Json& product, bool later) {
    const SaleBasis basis = basis_of(product);
    const std::int64_t asked =
        std::clamp<std::int64_t>(number(line, "quantity", 1), 1, most_asked) * (later ? 1 : basis.one);
    return std::max(asked - asked % basis.increment, basis.increment);
}

bool has_lines(const Json& method) {
    const auto lines = method.find("line_item_ids");
    return lines == method.end() || !lines->is_array() || !lines->empty();
}

std::string option_of(const Json& method, bool pickup) {
    const auto groups = method.find("groups");
    const std::string selected = groups != method.end() && groups->is_array() && !groups->empty()
        ? text((*groups)[0], "selected_option_id")
        : "";
    return selected.empty() && pickup && has_lines(method) ? "pickup" : selected;
}

}  // namespace

bool Ucp::sells(const std::string& merchant, const Json& body) const {
    const auto lines = body.find("line_items");
    if (lines == body.end() || !lines->is_array() || lines->empty()) return false;
    return std::all_of(lines->begin(), lines->end(), [&](const Json& line) {
        const Json* product = shop_.product_of(text(part(line, "item"), "id"));
        return product && text((*product)["seller"], "id") == merchant;
    });
}

std::optional<std::size_t> Ucp::mismatched(const Json& body) const {
    std::size_t at = 0;
    for (const Json& line : body["line_items"]) {
        const Json& item = part(line, "item");
        const Json each = {{"unit", "C62"}}, &sold = *shop_.product_of(text(item, "id")),
                   &basis = sold.contains("quantity_unit") ? sold["quantity_unit"] : each,
                   &asked = part(item, "quantity_unit");
        if (item.contains("quantity_unit") &&
            (text(asked, "unit") != text(basis, "unit") || number(asked, "scale") != number(basis, "scale")))
            return at;
        ++at;
    }
    return std::nullopt;
}

void Ucp::replace(Json& state, const Json& body, const Agent& agent) {
    const bool french = text(state, "locale") == "fr";
    state["items"] = Json::array();
    for (const Json& line : body["line_items"]) {
        const std::string item = text(part(line, "item"), "id");
        const Json& product = *shop_.product_of(item);
        const std::int64_t steps = steps_of(line, product, agent.later());
        if (agent.later() && steps != number(line, "quantity", 1)) {
            const std::string sold = measured(product, basis_of(product).increment, french),
                              now = measured(product, steps, french);
            state["said_ucp"].push_back({{"type", "warning"}, {"code", "quantity_increment_revised"},
                {"path", "$.line_items[" + std::to_string(state["items"].size()) + "].quantity"},
                {"content_type", "plain"},
                {"content",
                    french ? "Cet article se vend par " + sold + " : " + now + "."
                           : "This item is sold by " + sold + ": " + now + "."}});
        }
        state["items"].push_back({{"item", item}, {"quantity", steps}});
    }
    const Json buyer = part(body, "buyer");
    state["buyer"] = nullptr;
    if (!buyer.empty()) {
        state["buyer"] = Json::object();
        for (const char* name : {"first_name", "last_name", "email", "phone_number"}) {
            if (const std::string value = text(buyer, name); !value.empty())
                state["buyer"][name] = value.substr(0, 200);
        }
    }
    state["consent"] = marketing(buyer);
    state["codes"] = Json::array();
    if (const auto codes = part(body, "discounts").find("codes");
        codes != part(body, "discounts").end() && codes->is_array()) {
        for (const Json& code : *codes) {
            if (code.is_string()) state["codes"].push_back(code);
        }
    }
    Json place;
    std::string option;
    const std::string before = text(state, "option");
    if (const Json& methods = part(body, "fulfillment").value("methods", Json::array()); methods.is_array()) {
        for (const Json& method : methods) {
            if (!method.is_object()) continue;
            const bool pickup = text(method, "type") == "pickup" || text(method, "id") == "pickup";
            if (!pickup) place = destination_chosen(state, method);
            // Which way is meant: one whose option was not chosen before, else the one that has the lines.
            const std::string wanted = option_of(method, pickup);
            if (!wanted.empty() && (option.empty() || wanted != before) && (has_lines(method) || wanted != before))
                option = wanted;
        }
    }
    state["option"] = option;
    state["address"] = place.is_object() ? ucp::from_postal(place) : Json();
    state["details"] = nullptr;
    if (place.is_object()) state["details"] = {{"name", text(state["address"], "name")}, {"address", state["address"]}};
}

Reply Ucp::create(const Call& call) {
    const Json& seller = shop_.sellers.at(call.merchant);
    const std::string site = text(seller, "site") + "/";
    const bool french = call.french;
    if (!sells(call.merchant, call.body))
        return {200,
            ucp::error_response(call.agent, "item_unavailable",
                french ? "Nous ne vendons pas cet article." : "We do not sell this item.", site)};
    if (const auto line = mismatched(call.body)) {
        const Json& product = *shop_.product_of(text(part(call.body["line_items"][*line], "item"), "id"));
        return {200, ucp::error_response(call.agent, "quantity_unit_mismatch", unit_words(product, french), site)};
    }
    const std::int64_t now = now_ms();
    Json state = {{"id", new_id("cs_")}, {"merchant", call.merchant}, {"status", "open"},
        {"currency", lower(text(seller, "currency"))}, {"locale", french ? "fr" : "en"}, {"items", Json::array()},
        {"codes", Json::array()}, {"address", nullptr}, {"details", nullptr}, {"buyer", nullptr}, {"option", ""},
        {"surcharge", 0}, {"created_ms", now}, {"expires_ms", now + life_ms}, {"webhook", call.agent.webhook},
        {"ucp_version", call.agent.version}};
    state["said_ucp"] = Json::array();
    replace(state, call.body, call.agent);
    const Survey survey = sellers_.look(state);
    const bool none = std::all_of(
        survey.lines.begin(), survey.lines.end(), [](const Line& line) { return line.left < line.basis.increment; });
    if (none)
        return {200,
            ucp::error_response(call.agent, "out_of_stock",
                french ? "Cet article vient d’être épuisé." : "This item has just sold out.", site)};
    Json shown = checkout(state, call.agent);
    sellers_.save(state);
    return {201, shown};
}

Reply Ucp::update(const Call& call, Json state) {
    state["said_ucp"] = Json::array();
    const Status status = sellers_.look(state).status;
    const bool french = text(state, "locale") == "fr";
    if (status == Status::challenged || status == Status::completed || status == Status::canceled ||
        status == Status::expired) {
        state["said_ucp"] = words_of("conflict", "",
            french ? "Cette commande ne peut plus être modifiée." : "This checkout can no longer be changed.",
            status == Status::challenged ? "recoverable" : "unrecoverable");
        return {200, checkout(state, call.agent)};
    }
    if (!sells(call.merchant, call.body)) {
        state["said_ucp"] = words_of("item_unavailable", "$.line_items",
            french ? "Nous ne vendons pas cet article." : "We do not sell this item.", "recoverable");
        return {200, checkout(state, call.agent)};
    }
    if (const auto line = mismatched(call.body)) {
        const Json& product = *shop_.product_of(text(part(call.body["line_items"][*line], "item"), "id"));
        state["said_ucp"] =
            words_of("quantity_unit_mismatch", "$.line_items[" + std::to_string(*line) + "].item.quantity_unit",
                unit_words(product, french), "recoverable");
        return {200, checkout(state, call.agent)};
    }
    replace(state, call.body, call.agent);
    Json shown = checkout(state, call.agent);
    sellers_.save(state);
    return {200, shown};
}

Reply Ucp::complete(const Call& call, Json state) {
    const bool french = text(state, "locale") == "fr";
    const Survey survey = sellers_.look(state);
    const Json* instrument = selected(call.body);
    const std::string token = instrument ? text(part(*instrument, "credential"), "token") : "",
                      handler = instrument ? text(*instrument, "handler_id") : "";
    const std::string fingerprint = sha256_hex(call.key + "\n" + call.id + "\n" + ucp::raw_digest(call.raw));
    if (survey.status == Status::completed ||
        (survey.status == Status::challenged && text(state, "paid_by") == fingerprint))
        return {200, checkout(state, call.agent)};
    const auto refuse = [&](const char* code, const std::string& path, const std::string& words, const char* severity) {
        state["said_ucp"] = words_of(code, path, words, severity);
        return Reply{200, checkout(state, call.agent)};
    };
    if (survey.status == Status::challenged)
        return refuse("action_required", "$.actions",
            french ? "Ce paiement attend votre banque." : "This payment is waiting for your bank.", "recoverable");
    if (survey.status == Status::canceled || survey.status == Status::expired)
        return refuse(
            "conflict", "", french ? "Cette session est terminée." : "This checkout has ended.", "unrecoverable");
    if (token.empty())
        return refuse("field_required", "$.payment.instruments",
            french ? "Un moyen de paiement est nécessaire." : "A payment instrument is needed.", "recoverable");
    if (handler != "card_northpay" && handler != "wallet_hopwallet")
        return refuse("invalid", "$.payment.instruments[0].handler_id",
            french ? "Ce moyen de paiement n’est pas accepté ici." : "This way of paying is not taken here.",
            "recoverable");
    if (const Json given = marketing(part(call.body, "buyer")); !given.is_null()) state["consent"] = given;
    Json kept = {{"id", text(*instrument, "id").empty() ? "instrument_1" : text(*instrument, "id")},
        {"handler_id", handler}, {"type", text(*instrument, "type")}, {"selected", true}};
    if (const Json& display = part(*instrument, "display"); !display.empty()) kept["display"] = display;
    state["instruments"] = Json::array({kept});
    state["paid_by"] = fingerprint;
    state["said_ucp"] = Json::array();
    const Paid paid = sellers_.pay(state, token, Json());
    switch (paid.kind) {
        case Paid::Kind::unknown:
            return {503, {{"code", "service_unavailable"}, {"content", "The payment service does not answer."}}};
        case Paid::Kind::challenged:
            state["status"] = "authentication_required";
            state["token"] = token;
            state["with_actions"] = call.agent.can("dev.ucp.shopping.payment_authentication");
            state["challenge"] = {{"challenge", text(paid.challenge, "challenge")}, {"step", "collect"},
                {"action", new_id("act_")}, {"instrument", kept["id"]}, {"collect_by", now_ms() + collect_ms}};
            break;
        case Paid::Kind::declined:
            state["said_ucp"] = words_of("payment_failed", "$.payment.instruments[0]",
                french ? "Le paiement a été refusé." : "The payment was declined.", "recoverable");
            break;
        case Paid::Kind::paid:
        case Paid::Kind::not_ready: break;
    }
    Json shown = checkout(state, call.agent);
    db_.transaction([&] {
        sellers_.save(state);
        if (paid.kind == Paid::Kind::challenged)
            db_.run("INSERT OR REPLACE INTO waiting VALUES(?,?)", {call.id, call.merchant});
    });
    return {200, shown};
}

Reply Ucp::cancel(const Call& call, Json state) {
    const Status status = sellers_.look(state).status;
    const bool french = text(state, "locale") == "fr";
    if (status == Status::completed || status == Status::canceled) {
        state["said_ucp"] = words_of("conflict", "",
            french ? "Cette commande est déjà terminée." : "This checkout has already ended.", "unrecoverable");
        return {200, checkout(state, call.agent)};
    }
    state["status"] = "canceled";
    Json shown = checkout(state, call.agent);
    sellers_.save(state);
    return {200, shown};
}

Reply Ucp::carry_out(const Call& call, const std::string& fault) {
    if (call.operation.ends_with("_catalog") || call.operation == "get_product") return catalog(call);
    if (call.operation == "get_order") return order(call);
    if (call.operation == "create") return create(call);
    auto state = sellers_.load(call.merchant, call.id);
    if (!state) return {200, ucp::error_response(call.agent, "not_found", "There is no such checkout.", "")};
    if (fault.starts_with("price="))
        (*state)["surcharge"] = number(*state, "surcharge") + std::atoll(fault.c_str() + 6);
    if (fault == "expire") (*state)["expires_ms"] = now_ms() - 1000;
    if (fault == "escalate") (*state)["review"] = "needed";
    if (fault == "stock=0") {
        for (const Json& line : (*state)["items"])
            db_.run("UPDATE stock SET quantity=0 WHERE item=?", {text(line, "item")});
    }
    if (!fault.empty()) sellers_.save(*state);
    if (call.operation == "get") return {200, checkout(*state, call.agent)};
    if (call.operation == "update") return update(call, *state);
    if (call.operation == "complete") return complete(call, *state);
    return cancel(call, *state);
}

Reply Ucp::operate(const Call& call, const std::string& fault, bool& replayed) {
    const std::lock_guard guard(db_.lock);
    const bool changes = call.operation == "create" || call.operation == "update" || call.operation == "complete" ||
        call.operation == "cancel";
    if (!changes) return carry_out(call, fault);
    const std::string scope = "ucp " + call.merchant + " " + call.operation + " " + call.id + " " + call.key,
                      digest = ucp::raw_digest(call.raw);
    if (!call.key.empty()) {
        db_.run("DELETE FROM idempotency WHERE at<?", {now_ms() - keep_ms});
        if (const auto before = db_.run("SELECT request, status, body FROM idempotency WHERE key=?", {scope});
            !before.empty()) {
            if (before[0][0] != digest)
                return {409, {{"code", "idempotency_conflict"}, {"content", "The key was used with another body."}}};
            replayed = true;
            return {std::stoi(before[0][1]), Json::parse(before[0][2])};
        }
    }
    const Reply reply = carry_out(call, fault);
    if (!call.key.empty() && reply.status < 500)
        db_.run("INSERT INTO idempotency VALUES(?,?,?,?,?)",
            {scope, digest, static_cast<std::int64_t>(reply.status), reply.body.dump(), now_ms()});
    return reply;
}

// One payment that waits for its bank; true = it waits no longer.
bool Ucp::decided(Json& state) {
    if (text(state, "status") != "authentication_required") return true;
    const bool expired = number(state, "expires_ms") <= now_ms(), french = text(state, "locale") == "fr";
    Json& challenge = state["challenge"];
    httplib::Client service("127.0.0.1", sellers_.setup().ports.psp);
    const auto answer = service.Get("/challenges/" + text(challenge, "challenge"),
        httplib::Headers{{"Authorization", "Bearer " + sellers_.setup().payment_bearer}});
    if (!answer || answer->status != 200) return false;
    const Json known = parse_object(answer->body);
    const std::string outcome = text(known, "outcome");
    if (outcome.empty() && !expired) {
        if (text(challenge, "step") != "collect" ||
            (!known.value("collected", false) && number(challenge, "collect_by") > now_ms()))
            return false;
        challenge["step"] = "challenge";  // another occurrence, so another id
        challenge["action"] = new_id("act_");
        return false;
    }
    state["status"] = "open";
    const Paid paid =
        outcome == "authenticated" ? sellers_.pay(state, text(state, "token"), known) : Paid{Paid::Kind::declined};
    if (paid.kind == Paid::Kind::unknown) {
        state["status"] = "authentication_required";
        return false;
    }
    if (expired && paid.kind != Paid::Kind::paid) state["status"] = "canceled";
    state["said_ucp"] = Json::array();
    if (paid.kind == Paid::Kind::declined)
        state["said_ucp"] = words_of("payment_failed", "$.payment.instruments[0]",
            french ? "Votre banque n’a pas confirmé ce paiement." : "Your bank did not confirm this payment.",
            "recoverable");
    return true;
}

void Ucp::advance() {
    for (const Row& row : db_.run("SELECT session, merchant FROM waiting")) {
        const std::lock_guard guard(db_.lock);
        auto state = sellers_.load(row[1], row[0]);
        const bool done = !state || decided(*state);
        db_.transaction([&] {
            if (state) sellers_.save(*state);
            if (done) db_.run("DELETE FROM waiting WHERE session=?", {row[0]});
        });
    }
}

}  // namespace merchant
