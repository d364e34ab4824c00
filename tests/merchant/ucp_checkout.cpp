// A session as UCP shows it: totals signed and in the business's order, messages by path, delivery in methods and groups,
// and in 2026-08-25 policies, purposes of consent and payment Actions. Knows nothing of how the session came about.
#include "tests/merchant/ucp.hpp"

namespace merchant {
namespace {

using ucp::row;

std::string at_line(std::size_t line) { return "$.line_items[" + std::to_string(line) + "]"; }

Json message(const Trouble& trouble) {
    switch (trouble.kind) {
        case Trouble::Kind::sold_out:
            return ucp::error_message("out_of_stock", at_line(trouble.line), trouble.words, "recoverable");
        case Trouble::Kind::too_many:
            return ucp::error_message(
                "quantity_exceeded", at_line(trouble.line) + ".quantity", trouble.words, "recoverable");
        case Trouble::Kind::no_address:
            return ucp::error_message(
                "field_required", "$.fulfillment.methods[0].destinations", trouble.words, "recoverable");
        case Trouble::Kind::no_delivery_there:
            return ucp::error_message("address_undeliverable", "$.fulfillment.methods[0].selected_destination_id",
                trouble.words, "recoverable");
        case Trouble::Kind::review:
            return ucp::error_message("high_value_order", "$.totals", trouble.words, "requires_buyer_review");
    }
    return Json::object();
}

// With Actions the platform shows the bank's page; without, the buyer is handed over.
const char* status_word(Status status, bool handed_over) {
    switch (status) {
        case Status::incomplete: return "incomplete";
        case Status::ready: return "ready_for_complete";
        case Status::escalated: return "requires_escalation";
        case Status::challenged: return handed_over ? "requires_escalation" : "complete_in_progress";
        case Status::expired:
        case Status::canceled: return "canceled";
        case Status::completed: return "completed";
    }
    return "incomplete";
}

// The earlier version has no units of measure: what is sold by the pound is so many pounds.
Json line_item(const Line& line, const std::string& host, bool later, bool french) {
    Json item = {{"id", line.item},
        {"title", later ? said(*line.product, "title", french) : whole_title(*line.product, french)},
        {"price", line.unit}};
    if (later && line.product->contains("quantity_unit")) item["quantity_unit"] = (*line.product)["quantity_unit"];
    item["image_url"] = host + image_of(line);
    return {{"id", "li_" + line.item}, {"item", item},
        {"quantity", later ? line.quantity : line.quantity / line.basis.one},
        {"totals", Json::array({row("subtotal", "", line.amount), row("total", "", line.amount)})}};
}

Json totals(const Priced& priced, const Json& seller, bool french) {
    const bool included = text(seller["tax"], "mode") == "included";
    const std::string tax = said(seller["tax"], "label", french);
    Json rows = Json::array({row("subtotal", french ? "Sous-total" : "Subtotal", priced.items)});
    for (const Json& applied : priced.applied)
        rows.push_back(row("discount", text(applied["coupon"], "name"), -number(applied, "amount")));
    rows.push_back(row("fulfillment", french ? "Livraison" : "Delivery", priced.fulfillment));
    if (!included) rows.push_back(row("tax", tax, priced.tax));
    const Json& parts = seller["tax"].contains("parts") && !included ? seller["tax"]["parts"] : Json::array();
    std::int64_t told = 0;
    Json lines = Json::array();
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::int64_t share =
            i + 1 == parts.size() ? priced.tax - told : priced.tax * number(parts[i], "percent") / 100;
        told += share;
        lines.push_back({{"display_text", said(parts[i], "label", french)}, {"amount", share}});
    }
    if (!lines.empty()) rows.back()["lines"] = lines;
    rows.push_back(row("total",
        included ? (french ? "Total, " + tax + " comprise" : "Total, " + tax + " included") : "Total", priced.total));
    return rows;
}

Json option(const Json& acp, bool later) {
    const std::string from = text(acp, acp.contains("ready_by") ? "ready_by" : "earliest_delivery_time"),
                      to = text(acp, acp.contains("pickup_by") ? "pickup_by" : "latest_delivery_time");
    Json out = {{"id", text(acp, "id")}, {"title", text(acp, "title")}};
    if (const std::string where = text(part(acp, "location"), "instructions"); !where.empty())
        out["description"] = later ? Json{{"plain", where}} : Json(where);
    if (acp.contains("carrier")) out["carrier"] = text(acp, "carrier");
    out["earliest_fulfillment_time"] = from;
    out["latest_fulfillment_time"] = to;
    const std::int64_t cost = number(acp["totals"][0], "amount");
    out["totals"] =
        Json::array({row("fulfillment", text(acp["totals"][0], "display_text"), cost), row("total", "", cost)});
    return out;
}

// Both ways are listed; the one not taken has no lines, so that its options can be read and chosen.
Json fulfillment(const Json& state, const Survey& survey, bool later) {
    const std::string chosen = text(state, "option");
    Json ids = Json::array(), methods = Json::array(), available = Json::array();
    for (const Line& line : survey.lines) ids.push_back("li_" + line.item);
    bool pickup_chosen = false;
    for (const Json& way : survey.options) pickup_chosen |= text(way, "type") == "pickup" && text(way, "id") == chosen;
    for (const char* type : {"shipping", "pickup"}) {
        Json options = Json::array(), destinations = Json::array();
        const bool pickup = std::string(type) == "pickup", taken = pickup == pickup_chosen;
        for (const Json& way : survey.options) {
            if (text(way, "type") != type) continue;
            options.push_back(option(way, later));
            if (!pickup) continue;
            Json place = {{"id", "store"}, {"name", text(way["location"], "name")},
                {"address", ucp::postal(way["location"]["address"])}};
            if (later) place["type"] = "business_location";
            destinations.push_back(place);
        }
        if (pickup && options.empty()) continue;
        if (!pickup) {
            for (const Json& known : state.value("destinations", Json::array())) {
                Json place = known;
                if (later) place["type"] = "shipping_address";
                destinations.push_back(place);
            }
        }
        Json group = {{"id", std::string("package_") + type}, {"line_item_ids", taken ? ids : Json::array()},
            {"options", options}, {"selected_option_id", taken && !chosen.empty() ? Json(chosen) : Json()}};
        const Json selected = pickup             ? Json("store")
            : text(state, "destination").empty() ? Json()
                                                 : state["destination"];
        Json method = {{"id", type}, {"type", type}, {"line_item_ids", taken ? ids : Json::array()},
            {"destinations", destinations}, {"selected_destination_id", selected}};
        method["groups"] = options.empty() ? Json::array() : Json::array({group});
        methods.push_back(method);
        available.push_back({{"type", type}, {"line_item_ids", ids}, {"fulfillable_on", "now"}});
    }
    return {{"methods", methods}, {"available_methods", available}};
}

Json consent(const Json& state, bool later, const std::string& site, bool french) {
    const Json& kept = part(state, "consent");
    const bool granted = kept.value("granted", false), decided = kept.contains("granted");
    if (!later) return decided ? Json{{"marketing", granted}} : Json();
    return {{"dev.ucp.consent.marketing",
        {{"granted", granted}, {"source", decided ? "platform" : "business"},
            {"description", french ? "Recevoir nos nouveautés par e-mail" : "News of our shop by e-mail"},
            {"links", Json::array({{{"type", "privacy_policy"}, {"url", site + "/privacy"}}})}}}};
}

Json policies(const Survey& survey, const std::string& site, bool french) {
    Json out = Json::array();
    for (std::size_t i = 0; i < survey.lines.size(); ++i) {
        const Json& product = *survey.lines[i].product;
        if (const Json& returns = part(product, "returns"); !returns.empty()) {
            const std::string days = std::to_string(number(returns, "days"));
            const bool buyer = text(returns, "paid_by") == "buyer";
            const std::string words = french
                ? "Retour sous " + days + " jours, port de retour " + (buyer ? "à votre charge" : "offert")
                : "Return within " + days + " days, return postage " + (buyer ? "paid by you" : "free");
            out.push_back({{"type", "dev.ucp.shopping.policy.return"}, {"description", {{"plain", words}}},
                {"applies_to", Json::array({at_line(i)})}, {"url", site + "/returns"}});
        }
        if (const Json& warranty = part(product, "warranty"); !warranty.empty()) {
            const std::string months = std::to_string(number(warranty, "months"));
            out.push_back({{"type", "dev.ucp.shopping.policy.warranty"},
                {"description", {{"plain", french ? "Garantie " + months + " mois" : months + " months’ warranty"}}},
                {"applies_to", Json::array({at_line(i)})}});
        }
    }
    return out;
}

Json links(const Json& seller, bool french) {
    Json out = Json::array();
    for (const Json& link : seller["links"]) {
        const std::string type = text(link, "type");
        out.push_back({{"type",
                           type == "return_policy"      ? "refund_policy"
                               : type == "terms_of_use" ? "terms_of_service"
                                                        : type},
            {"url", text(link, "url")}, {"title", said(link, "title", french)}});
    }
    return out;
}

Json messages(const Json& state, const Survey& survey, const std::string& host, bool handed_over, bool french) {
    Json out = state.value("said_ucp", Json::array());
    for (const Trouble& trouble : survey.troubles) out.push_back(message(trouble));
    if (survey.status == Status::challenged && handed_over)
        out.push_back(ucp::error_message("requires_3ds", "$.payment.instruments[0]",
            french ? "Votre banque veut confirmer ce paiement." : "Your bank asks you to confirm this payment.",
            "requires_buyer_review"));
    if (survey.status == Status::expired)
        out.push_back(ucp::error_message(
            "expired", "", french ? "Cette session a expiré." : "This checkout has expired.", "unrecoverable"));
    for (std::size_t i = 0; i < survey.priced.rejected.size(); ++i) {
        const Json& code = survey.priced.rejected[i];
        std::size_t at = 0;
        for (std::size_t c = 0; c < state["codes"].size(); ++c) at = state["codes"][c] == code["code"] ? c : at;
        out.push_back({{"type", "warning"}, {"code", text(code, "reason")},
            {"path", "$.discounts.codes[" + std::to_string(at) + "]"}, {"content_type", "plain"},
            {"content", text(code, "message")}});
    }
    for (std::size_t i = 0; i < survey.lines.size(); ++i) {
        for (const Json& disclosure : survey.lines[i].product->value("disclosures", Json::array())) {
            out.push_back({{"type", "warning"}, {"code", text(disclosure, "type")}, {"path", at_line(i)},
                {"content_type", text(disclosure, "content_type")}, {"content", said(disclosure, "content", french)},
                {"presentation", "disclosure"}});
            for (const char* more : {"image_url", "url"}) {
                if (const std::string at = text(disclosure, more); !at.empty())
                    out.back()[more] = (at.starts_with("/") ? host : "") + at;
            }
        }
    }
    return out;
}

Json actions(const Json& state, const std::string& psp) {
    const Json& challenge = state["challenge"];
    const std::string id = text(challenge, "challenge"), action = text(challenge, "action");
    const bool collect = text(challenge, "step") == "collect";
    const Json one = {{"id", action},
        {"config",
            {{"payment_instrument_id", text(challenge, "instrument")},
                {"url", psp + (collect ? "/collect/" : "/challenge/") + id + "?action=" + action}}}};
    return {{collect ? "dev.ucp.payment.device_data_collection" : "dev.ucp.payment.three_ds_challenge",
        Json::array({one})}};
}

}  // namespace

Json Ucp::checkout(Json& state, const Agent& agent) {
    const bool french = text(state, "locale").starts_with("fr"), later = agent.later();
    const std::string merchant = text(state, "merchant");
    const Json& seller = shop_.sellers.at(merchant);
    const std::string site = text(seller, "site"), host = origin(sellers_.setup().ports.host);
    const Survey survey = sellers_.look(state);
    const bool handed_over =
        !state.value("with_actions", false) || !agent.can("dev.ucp.shopping.payment_authentication");
    Json lines = Json::array(), applied = Json::array(), codes = Json::array();
    for (const Line& line : survey.lines) lines.push_back(line_item(line, host, later, french));
    Json out = {{"ucp", ucp::envelope(agent, merchant, true)}, {"id", text(state, "id")}, {"line_items", lines},
        {"status", status_word(survey.status, handed_over)}, {"currency", text(seller, "currency")},
        {"totals", totals(survey.priced, seller, french)},
        {"messages", messages(state, survey, host, handed_over, french)}, {"links", links(seller, french)}};
    Json buyer = Json::object();
    for (const char* name : {"first_name", "last_name", "email", "phone_number"}) {
        if (const std::string value = text(part(state, "buyer"), name); !value.empty()) buyer[name] = value;
    }
    if (const Json given = consent(state, later, site, french);
        agent.can("dev.ucp.shopping.buyer_consent") && !given.is_null())
        buyer["consent"] = given;
    if (!buyer.empty()) out["buyer"] = buyer;
    if (agent.can("dev.ucp.shopping.fulfillment")) out["fulfillment"] = fulfillment(state, survey, later);
    for (const Json& code : state["codes"]) codes.push_back(code);
    for (const Json& one : survey.priced.applied) {
        applied.push_back({{"code", text(one, "code")}, {"title", text(one["coupon"], "name")},
            {"amount", number(one, "amount")}, {"automatic", false}, {"method", "across"},
            {"allocations", Json::array({{{"path", "$.line_items"}, {"amount", number(one, "amount")}}})}});
    }
    if (agent.can("dev.ucp.shopping.discount")) out["discounts"] = {{"codes", codes}, {"applied", applied}};
    if (later) out["policies"] = policies(survey, site, french);
    if (state.contains("instruments")) out["payment"] = {{"instruments", state["instruments"]}};
    if (survey.status == Status::challenged && !handed_over)
        out["actions"] = actions(state, origin(sellers_.setup().ports.psp));
    out["expires_at"] = rfc3339(number(state, "expires_ms"));
    out["continue_url"] = site + "/checkout/" + text(state, "id");
    if (survey.status == Status::completed)
        out["order"] = {{"id", text(state["order"], "id")}, {"label", text(state["order"], "order_number")},
            {"permalink_url", text(state["order"], "permalink_url")}};
    return out;
}

}  // namespace merchant
