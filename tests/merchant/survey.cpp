// What a session is worth now: its lines against stock and prices, what it lacks, its status. No protocol is spoken here.
#include "tests/merchant/seller.hpp"

#include <algorithm>

namespace merchant {

Sellers::Sellers(Database& db, const Shop& shop, SellerSetup setup, Faults& faults)
    : db_(db), shop_(shop), setup_(std::move(setup)), faults_(faults) {
    db_.run("CREATE TABLE IF NOT EXISTS stock(item TEXT PRIMARY KEY, quantity INTEGER NOT NULL CHECK(quantity >= 0))");
    db_.run("CREATE TABLE IF NOT EXISTS sessions(id TEXT PRIMARY KEY, merchant TEXT, state TEXT)");
    db_.run(
        "CREATE TABLE IF NOT EXISTS idempotency(key TEXT PRIMARY KEY, request TEXT, status INTEGER, body TEXT, at "
        "INTEGER)");
    db_.run("CREATE TABLE IF NOT EXISTS intents(session TEXT PRIMARY KEY)");
    db_.run(
        "CREATE TABLE IF NOT EXISTS orders(session TEXT PRIMARY KEY, id TEXT, number TEXT, merchant TEXT, total "
        "INTEGER, currency TEXT, charge TEXT, at INTEGER)");
    db_.run("CREATE TABLE IF NOT EXISTS ucp_outbox(session TEXT PRIMARY KEY, merchant TEXT, event TEXT)");
    db_.run("CREATE TABLE IF NOT EXISTS outbox(id INTEGER PRIMARY KEY, body TEXT)");
    db_.transaction([&] {
        for (const auto& [item, at] : shop_.variants)
            db_.run("INSERT OR IGNORE INTO stock VALUES(?,?)", {item, number(*shop_.variant_of(item), "stock")});
    });
}

std::int64_t Sellers::stock(const std::string& item) {
    const auto rows = db_.run("SELECT quantity FROM stock WHERE item=?", {item});
    return rows.empty() ? 0 : std::stoll(rows[0][0]);
}

void Sellers::save(const Json& state) {
    db_.run(
        "INSERT OR REPLACE INTO sessions VALUES(?,?,?)", {text(state, "id"), text(state, "merchant"), state.dump()});
}

std::optional<Json> Sellers::load(const std::string& merchant, const std::string& id) {
    const auto rows = db_.run("SELECT state FROM sessions WHERE id=? AND merchant=?", {id, merchant});
    if (rows.empty()) return std::nullopt;
    std::optional<Json> state;
    state.emplace(Json::parse(rows[0][0]));
    return state;
}

Survey Sellers::look(Json& state) {
    const bool french = text(state, "locale").starts_with("fr"), ended = state["status"] == "completed";
    const Json& seller = shop_.sellers.at(text(state, "merchant"));
    Survey survey;
    survey.options = shipping_options(shop_, seller, state, french);
    const auto chosen = std::find_if(survey.options.begin(), survey.options.end(),
        [&](const Json& o) { return text(o, "id") == text(state, "option"); });
    if (chosen == survey.options.end()) state["option"] = survey.options.empty() ? "" : text(survey.options[0], "id");
    survey.priced = price(shop_, seller, state, french);
    // What a payment under way has taken from the shelf is still there for it.
    const bool reserved = !db_.run("SELECT 1 FROM intents WHERE session=?", {text(state, "id")}).empty();
    const auto lacks = [&](Trouble::Kind kind, const std::string& words, std::size_t line = 0) {
        survey.troubles.push_back({kind, line, words});
    };
    for (const Json& entry : state["items"]) {
        const std::string item = text(entry, "item");
        Line line{shop_.product_of(item), shop_.variant_of(item), item, number(entry, "quantity", 1), stock(item), 0};
        if (reserved) line.left += line.quantity;
        line.unit =
            number(line.variant->contains("price") ? (*line.variant)["price"] : (*line.product)["price"], "amount") +
            number(state, "surcharge");
        line.basis = basis_of(*line.product);
        line.amount = line_amount(line.unit, line.quantity, line.basis);
        if (!ended && line.left < line.basis.increment)
            lacks(Trouble::Kind::sold_out, french ? "Cet article vient d’être épuisé." : "This item has just sold out.",
                survey.lines.size());
        else if (!ended && line.left < line.quantity)
            lacks(Trouble::Kind::too_many,
                (french ? "Il n’en reste que " : "Only ") + measured(*line.product, line.left, french) +
                    (french ? "." : " left."),
                survey.lines.size());
        survey.lines.push_back(line);
    }
    if (!state["address"].is_object())
        lacks(Trouble::Kind::no_address,
            french ? "Une adresse de livraison est nécessaire." : "A delivery address is needed.");
    else if (const auto& to = seller["ships_to"];
             std::find(to.begin(), to.end(), text(state["address"], "country")) == to.end()) {
        lacks(Trouble::Kind::no_delivery_there,
            french ? "Nous ne livrons pas dans ce pays." : "We do not deliver to this country.");
    }
    const bool ready = survey.troubles.empty() && !text(state, "option").empty();
    const std::string status = text(state, "status");
    if (status == "completed") survey.status = Status::completed;
    else if (status == "canceled") survey.status = Status::canceled;
    else if (status == "authentication_required") survey.status = Status::challenged;
    else if (number(state, "expires_ms") <= now_ms()) survey.status = Status::expired;
    else if (ready && text(state, "review") == "needed") {
        survey.status = Status::escalated;
        lacks(Trouble::Kind::review,
            french ? "Le vendeur vous demande de confirmer cette commande sur son site."
                   : "The seller asks you to confirm this order on its own site.");
    } else survey.status = ready ? Status::ready : Status::incomplete;
    return survey;
}

std::string image_of(const Line& line) {
    const std::string own = text(*line.variant, "image");
    return own.empty() ? text((*line.product)["images"][0], "url") : own;
}

}  // namespace merchant
