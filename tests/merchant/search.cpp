// See search.hpp.
#include "tests/merchant/search.hpp"

#include <algorithm>
#include <regex>

namespace merchant {
namespace {

// Lower case, accents off: what both the index and the asker are folded to.
std::string fold(const std::string& text) {
    static const std::pair<const char*, const char*> accents[] = {{"é", "e"}, {"è", "e"}, {"ê", "e"}, {"ë", "e"},
        {"à", "a"}, {"â", "a"}, {"ç", "c"}, {"î", "i"}, {"ï", "i"}, {"ô", "o"}, {"û", "u"}, {"ù", "u"}, {"É", "e"},
        {"œ", "oe"}, {"’", " "}, {"½", ".5"}};
    std::string out = text;
    for (const auto& [from, to] : accents) {
        for (std::size_t at = 0; (at = out.find(from, at)) != std::string::npos;)
            out.replace(at, std::char_traits<char>::length(from), to);
    }
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

const std::set<std::string>& idle_words() {
    static const std::set<std::string> words = {"a", "an", "the", "for", "with", "that", "under", "below", "less",
        "than", "moins", "de", "des", "un", "une", "le", "la", "les", "pour", "avec", "by", "avant", "size", "taille",
        "at", "in", "on", "me", "i", "need", "want", "find", "show", "please", "gear", "day", "days", "delivery", "two",
        "ground", "and", "or", "to", "of", "something", "like", "dims", "ferme", "friday", "vendredi", "livraison",
        "jours", "eur", "usd", "euros", "dollars", "my", "je", "cherche", "s", "d", "l", "est", "22", "00"};
    return words;
}

int days_until(int weekday, std::int64_t now) {
    const int today = static_cast<int>((now / 86400000 + 4) % 7);
    const int days = (weekday - today + 7) % 7;
    return days == 0 ? 7 : days;
}

std::string stem(std::string word) {
    if (word.size() > 4 && word.ends_with("es") && !word.ends_with("oes")) word.pop_back();
    if (word.size() > 3 && word.back() == 's') word.pop_back();
    return word;
}

}  // namespace

Wishes read_wishes(const std::string& line, std::int64_t now) {
    Wishes wishes;
    std::string rest = fold(line);
    std::smatch match;
    static const std::regex price(
        R"((?:under|below|less than|max|moins de|<)\s*(\$|€|¥|usd|eur)?\s*(\d{1,9})(?:[.,](\d\d))?\s*(\$|€|¥|usd|eur|euros|dollars|yen)?)");
    if (std::regex_search(rest, match, price)) {
        const std::string sign = match[1].str() + match[4].str();
        wishes.currency = sign.find("€") != std::string::npos || sign.find("eur") != std::string::npos ? "EUR"
            : sign.find("¥") != std::string::npos || sign.find("yen") != std::string::npos             ? "JPY"
            : sign.empty()                                                                             ? ""
                                                                                                       : "USD";
        const std::int64_t whole = std::stoll(match[2].str());
        wishes.ceiling =
            wishes.currency == "JPY" ? whole : whole * 100 + (match[3].matched ? std::stoll(match[3].str()) : 0);
        rest.replace(static_cast<std::size_t>(match.position()), static_cast<std::size_t>(match.length()), " ");
    }
    static const std::regex size(R"((?:size|taille)s?\s*(\d+(?:\.5)?)(?:\s*(?:-|–|to|or|a|ou)\s*(\d+(?:\.5)?))?)");
    if (std::regex_search(rest, match, size)) {
        wishes.sizes.push_back(match[1].str());
        if (match[2].matched) wishes.sizes.push_back(match[2].str());
        rest.replace(static_cast<std::size_t>(match.position()), static_cast<std::size_t>(match.length()), " ");
    }
    if (rest.find("two-day") != std::string::npos || rest.find("two day") != std::string::npos ||
        rest.find("2-day") != std::string::npos) {
        wishes.days = 2;
        wishes.deadline = "two days";
    }
    const std::pair<const char*, int> weekdays[] = {{"sunday", 0}, {"monday", 1}, {"tuesday", 2}, {"wednesday", 3},
        {"thursday", 4}, {"friday", 5}, {"saturday", 6}, {"dimanche", 0}, {"lundi", 1}, {"mardi", 2}, {"mercredi", 3},
        {"jeudi", 4}, {"vendredi", 5}, {"samedi", 6}};
    for (const auto& [name, day] : weekdays) {
        if (rest.find(std::string("by ") + name) == std::string::npos &&
            rest.find(std::string("avant ") + name) == std::string::npos)
            continue;
        wishes.days = days_until(day, now);
        wishes.deadline = name;
    }
    for (const char* color : {"blue", "bleu", "bleue", "red", "green", "black", "white"}) {
        if ((" " + rest + " ").find(std::string(" ") + color + " ") != std::string::npos)
            wishes.colors.emplace_back(std::string(color).starts_with("bleu") ? "blue" : color);
    }
    std::string word;
    for (const char c : rest + " ") {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80) {
            word += c;
            continue;
        }
        if (word.size() > 1 && !idle_words().contains(word)) wishes.words.push_back(stem(word));
        word.clear();
    }
    return wishes;
}

Search::Search(Database& db, const Shop& shop) : db_(db), shop_(shop) {
    db_.run("DROP TABLE IF EXISTS goods");
    db_.run(
        "CREATE VIRTUAL TABLE goods USING fts5(id UNINDEXED, keywords, title, body, tokenize='porter unicode61 "
        "remove_diacritics 2')");
    db_.transaction([&] {
        for (std::size_t i = 0; i < shop_.products.size(); ++i) {
            const Json& p = shop_.products[i];
            std::string keys = text(p, "category"), body = text(p, "description") + " " + text(p, "description_fr");
            for (const auto& [language, words] : part(p, "keywords").items()) {
                for (const Json& word : words) keys += " " + word.get<std::string>();
            }
            for (const Json& tag : p.value("tags", Json::array())) keys += " " + tag.get<std::string>();
            for (const Json& color : p.value("colors", Json::array())) keys += " " + color.get<std::string>();
            body += " " + part(p, "specs").dump();
            db_.run("INSERT INTO goods VALUES(?,?,?,?)",
                {std::to_string(i), fold(keys), fold(text(p, "title") + " " + text(p, "title_fr")), fold(body)});
        }
    });
}

namespace {

// The colour in the picture is proposed, and a size only where the shopper named it.
void propose(Json& card, const Json& product, const Wishes& wishes) {
    const std::string pictured = card["images"].empty() ? "" : text(card["images"][0], "url");
    std::string second;
    for (std::size_t i = 0; i < card["variants"].size(); ++i) {
        const Json& shown = card["variants"][i];
        bool fits = shown["available"].get<bool>();
        for (const auto& [name, value] : part(product["variants"][i], "options").items()) {
            const bool named = wishes.sizes.size() == 1 && fold(value.get<std::string>()) == wishes.sizes.front();
            fits = fits && (name == "Color" || named);
        }
        if (!fits) continue;
        if (second.empty()) second = text(shown, "id");
        if (text(shown, "image") != pictured) continue;
        card["selected"] = shown["id"];
        return;
    }
    if (!second.empty()) card["selected"] = second;
}

}  // namespace

// Sold by measure, it is a whole unit here, which every protocol can order; a seller's own catalog may say more.
Json Search::card(const Json& product, const Wishes& wishes, bool french, const Json& stock, std::int64_t now) const {
    Json card = {{"id", text(product, "id")}, {"title", whole_title(product, french)},
        {"lang", french && product.contains("title_fr") ? "fr" : text(product, "lang")},
        {"description", said(product, "description", french)}};
    for (const char* same : {"price", "list_price", "unit_price", "tax", "rating", "seller", "condition", "returns",
             "warranty", "dimensions", "promotion"}) {
        if (product.contains(same)) card[same] = product[same];
    }
    if (french && card.contains("rating") && text(card["rating"], "source") == "merchant site")
        card["rating"]["source"] = "site du marchand";
    card["condition_note"] = said(product, "condition_note", french);
    card["offer"] = said(product, "offer", french);
    card["images"] = Json::array();
    for (const Json& image : product["images"])
        card["images"].push_back({{"url", text(image, "url")}, {"alt", said(image, "alt", french)}, {"width", 800},
            {"height", 800}, {"color", text(image, "color")}});
    card["fit"] = french && product.contains("fit_fr") ? product["fit_fr"] : product.value("fit", Json::array());
    const Json& delivery = product["delivery"];
    const std::string latest = working_day(now, static_cast<int>(number(delivery, "max_days", 4)));
    card["delivery"] = {{"earliest", working_day(now, static_cast<int>(number(delivery, "min_days", 2)))},
        {"latest", latest}, {"cost", delivery["cost"]}};
    std::int64_t left = 0;
    card["options"] = Json::array();
    for (const Json& option : product.value("options", Json::array())) {
        Json values = Json::array();
        for (const Json& value : option["values"])
            values.push_back(option_said(product, text(option, "name"), value.get<std::string>(), french).value);
        card["options"].push_back(
            {{"name", option_said(product, text(option, "name"), "", french).name}, {"values", values}});
    }
    bool size_there = wishes.sizes.empty();
    card["variants"] = Json::array();
    for (const Json& variant : product["variants"]) {
        const std::int64_t here = number(stock, text(variant, "id").c_str()) / basis_of(product).one;
        left += here;
        Json shown = {
            {"id", text(variant, "id")}, {"options", Json::object()}, {"available", here > 0}, {"quantity", here}};
        for (const auto& [name, value] : part(variant, "options").items()) {
            const OptionWords words = option_said(product, name, value.get<std::string>(), french);
            shown["options"][words.name] = words.value;
            const bool wanted = std::find(wishes.sizes.begin(), wishes.sizes.end(), fold(value.get<std::string>())) !=
                wishes.sizes.end();
            size_there |= name == "Size" && wanted && here > 0;
        }
        if (variant.contains("price")) shown["price"] = variant["price"];
        if (variant.contains("image")) shown["image"] = variant["image"];
        card["variants"].push_back(shown);
    }
    propose(card, product, wishes);
    card["availability"] = {{"status",
                                left == 0       ? "out_of_stock"
                                    : left <= 3 ? "low_stock"
                                                : "in_stock"},
        {"quantity", left}, {"checked_at", rfc3339(now)}};
    card["links"] = Json::array();
    for (const Json& link : product.value("links", Json::array()))
        card["links"].push_back(
            {{"type", text(link, "type")}, {"title", said(link, "title", french)}, {"url", text(link, "url")}});
    card["checks"] = Json::array();
    if (wishes.ceiling) {
        const std::string currency = text(product["price"], "currency");
        const std::int64_t unit = currency == "JPY" ? 1 : 100;
        const std::string number_said = std::to_string(*wishes.ceiling / unit),
                          sign = currency == "USD" ? "$"
            : currency == "EUR"                    ? "€"
                                                   : "¥";
        const std::string amount = french || currency == "EUR" ? number_said + "\u00a0" + sign : sign + number_said;
        card["checks"].push_back({{"text", (french ? "Moins de " : "Under ") + amount},
            {"met", number(product["price"], "amount") + number(delivery["cost"], "amount") <= *wishes.ceiling}});
    }
    if (!wishes.sizes.empty())
        card["checks"].push_back({{"text",
                                      (french ? "Taille " : "Size ") + wishes.sizes.front() +
                                          (wishes.sizes.size() > 1 ? "–" + wishes.sizes.back() : "")},
            {"met", size_there}});
    if (wishes.days > 0) {
        const std::string limit = rfc3339(now + wishes.days * 86400000LL).substr(0, 10);
        std::string said_deadline = wishes.deadline == "two days"
            ? (french ? "Livré en deux jours" : "Delivered within two days")
            : (french ? "Livré avant " : "Arrives by ") + wishes.deadline;
        if (!french && wishes.deadline != "two days")
            said_deadline[11] = static_cast<char>(said_deadline[11] - 'a' + 'A');
        card["checks"].push_back({{"text", said_deadline},
            {"met", latest <= limit || (wishes.deadline == "two days" && number(delivery, "max_days", 9) <= 2)}});
    }
    return card;
}

Json Search::find(const std::string& line, bool french, const Json& stock, std::int64_t now, std::size_t most) const {
    const Wishes wishes = read_wishes(line, now);
    if (wishes.words.empty()) return Json::array();
    std::string query;
    for (const std::string& word : wishes.words) query += (query.empty() ? "\"" : " OR \"") + word + "\"";
    const bool hostile = std::find(wishes.words.begin(), wishes.words.end(), "hostile") != wishes.words.end();
    std::vector<std::pair<std::int64_t, std::size_t>> ranked;
    for (const Row& row :
        db_.run("SELECT id, bm25(goods, 0, 6, 4, 1) FROM goods WHERE goods MATCH ? ORDER BY 2 LIMIT 40", {query})) {
        const std::size_t at = std::stoul(row[0]);
        const Json& product = shop_.products[at];
        if ((text(product, "category") == "test-hostile") != hostile) continue;
        const std::string currency = text(product["price"], "currency");
        if (!wishes.currency.empty() && currency != wishes.currency) continue;
        const std::int64_t ceiling = wishes.ceiling
            ? (currency == "JPY" && wishes.currency.empty() ? *wishes.ceiling / 100 : *wishes.ceiling)
            : 0;
        if (wishes.ceiling &&
            number(product["price"], "amount") + number(product["delivery"]["cost"], "amount") > ceiling)
            continue;
        auto score = static_cast<std::int64_t>(-std::stod(row[1]) * 1000);
        const Json shown = card(product, wishes, french, stock, now);
        for (const Json& check : shown["checks"]) score += check["met"].get<bool>() ? 2000 : -2000;
        for (const std::string& color : wishes.colors) {
            for (const Json& known : product.value("colors", Json::array()))
                score += known.get<std::string>().find(color) != std::string::npos ? 3000 : 0;
        }
        if (text(shown["availability"], "status") == "out_of_stock") score -= 3000;
        ranked.emplace_back(score, at);
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    // Goods far behind the best are another subject, not an answer.
    std::erase_if(ranked, [&](const auto& entry) { return entry.first < ranked.front().first / 3; });
    Json found = Json::array();
    for (std::size_t i = 0; i < ranked.size() && i < (hostile ? 8 : most); ++i)
        found.push_back(card(shop_.products[ranked[i].second], wishes, french, stock, now));
    return found;
}

std::vector<std::size_t> Search::matching(const std::string& line, std::int64_t now) const {
    const Wishes wishes = read_wishes(line, now);
    std::string query;
    for (const std::string& word : wishes.words) query += (query.empty() ? "\"" : " OR \"") + word + "\"";
    std::vector<std::size_t> places;
    if (query.empty()) return places;
    for (const Row& row :
        db_.run("SELECT id FROM goods WHERE goods MATCH ? ORDER BY bm25(goods, 0, 6, 4, 1) LIMIT 40", {query})) {
        const std::size_t at = std::stoul(row[0]);
        const bool too_dear = wishes.ceiling && number(shop_.products[at]["price"], "amount") > *wishes.ceiling;
        if (!too_dear) places.push_back(at);
    }
    return places;
}

}  // namespace merchant
