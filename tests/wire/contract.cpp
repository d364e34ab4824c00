// The display contract as a list of breaches. Knows nothing of any one example.
#include "tests/wire/contract.hpp"

#include <algorithm>

namespace till::test {
namespace {

std::string plain(const Json& value, const char* key) {
    std::string out;
    if (!value.is_object() || !value.contains(key) || !value[key].is_string()) return out;
    for (const char c : value[key].get<std::string>()) {
        if (c != '*' && c != '`') out += c;
    }
    return out;
}

bool is_reduction(const std::string& type) {
    return type == "discount" || type == "items_discount" || type == "store_credit";
}

std::string shown_money(const Session& session, std::int64_t amount) {
    return format_money(Locale{}, Money::of(amount, session.currency));
}

// Which line a path means, as the two forms that the specifications write.
std::optional<std::size_t> line_meant(const Json& body, const std::string& path) {
    for (std::size_t i = 0; i < body["line_items"].size(); ++i) {
        const std::string id = plain(body["line_items"][i], "id");
        for (const std::string& form : {"[" + std::to_string(i) + "]", "[?(@.id=='" + id + "')]",
                 "[?@.id=='" + id + "']", "[?(@.id==\"" + id + "\")]"}) {
            if (path.starts_with("$.line_items" + form) || path.starts_with("$['line_items']" + form)) return i;
        }
    }
    return std::nullopt;
}

struct Seen {
    std::vector<const TotalRow*> rows;
    std::vector<const LineBlock*> lines;
};

Seen seen(const PanelView& panel) {
    Seen out;
    for (const Block& block : panel.blocks) {
        if (const auto* totals = std::get_if<TotalsBlock>(&block)) {
            for (const TotalRow& row : totals->rows) out.rows.push_back(&row);
        }
        if (const auto* line = std::get_if<LineBlock>(&block)) out.lines.push_back(line);
    }
    return out;
}

void check_rows(const Json& body, const Session& session, const Seen& panel, std::vector<std::string>& broken) {
    const Json& rows = body["totals"];
    if (rows.size() != panel.rows.size())
        return void(broken.push_back(
            std::to_string(rows.size()) + " totals came and " + std::to_string(panel.rows.size()) + " are shown"));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto amount = rows[i]["amount"].get<std::int64_t>();
        const bool turned = !is_ucp(session.protocol) && is_reduction(plain(rows[i], "type")) && amount > 0;
        const std::string text = plain(rows[i], "display_text");
        if (panel.rows[i]->amount != shown_money(session, turned ? -amount : amount))
            broken.push_back("row " + std::to_string(i) + " has another amount");
        if (panel.rows[i]->label.text.empty() || (!text.empty() && panel.rows[i]->label.text != text))
            broken.push_back("row " + std::to_string(i) + " has other words");
        if (panel.rows[i]->grand != (plain(rows[i], "type") == "total"))
            broken.push_back("row " + std::to_string(i) + " is taken for the total, or is not");
        for (const Json& line : rows[i].value("lines", Json::array())) {
            const bool shown = std::any_of(
                panel.rows[i]->sub_lines.begin(), panel.rows[i]->sub_lines.end(), [&](const std::string& sub) {
                    return sub.find(plain(line, "display_text")) != std::string::npos &&
                        sub.find(shown_money(session, line["amount"].get<std::int64_t>())) != std::string::npos;
                });
            if (!shown) broken.push_back("a sub-line of row " + std::to_string(i) + " is missing");
        }
    }
}

void check_disclosure(const Json& body, const Json& message, const PanelView& panel, const Seen& shown,
    std::vector<std::string>& broken) {
    const auto is_it = [&](const DisclosureBlock& block) {
        const bool image = !message.contains("image_url") || (block.image && block.image->url == message["image_url"]);
        const bool link = !message.contains("url") || (block.link && block.link->url == message["url"]);
        return block.text.text == plain(message, "content") && image && link;
    };
    const auto line = line_meant(body, plain(message, "path"));
    if (line) {
        const bool beside = *line < shown.lines.size() &&
            std::any_of(shown.lines[*line]->disclosures.begin(), shown.lines[*line]->disclosures.end(), is_it);
        if (!beside) broken.push_back("a disclosure does not stand beside its line");
        return;
    }
    const bool anywhere = std::any_of(panel.blocks.begin(), panel.blocks.end(), [&](const Block& block) {
        const auto* disclosure = std::get_if<DisclosureBlock>(&block);
        return disclosure && is_it(*disclosure);
    });
    if (!anywhere) broken.push_back("a disclosure is not shown whole");
}

void check_messages(const Json& body, const PanelView& panel, const Seen& shown, std::vector<std::string>& broken) {
    const std::string words = words_of(panel);
    for (const Json& message : body.value("messages", Json::array())) {
        const std::string content = plain(message, "content");
        if (words.find(content) == std::string::npos &&
            words.find(content.substr(0, content.find_last_not_of(". ") + 1)) == std::string::npos)
            broken.push_back("a message is not shown: " + content);
        if (message.value("presentation", "notice") == "disclosure")
            check_disclosure(body, message, panel, shown, broken);
    }
    for (std::size_t i = 0; i < body["line_items"].size() && i < shown.lines.size(); ++i) {
        for (const Json& disclosure : body["line_items"][i].value("disclosures", Json::array())) {
            const bool beside = std::any_of(shown.lines[i]->disclosures.begin(), shown.lines[i]->disclosures.end(),
                [&](const DisclosureBlock& block) { return block.text.text == plain(disclosure, "content"); });
            if (!beside) broken.push_back("a line's disclosure is missing");
        }
    }
}

}  // namespace

std::optional<Session> session_in(const Json& body, Protocol protocol) {
    const auto read = wire::read_envelope(
        Json{{"type", "reply"}, {"request", 7}, {"protocol", std::string(name_of(protocol))}, {"body", body}}.dump(),
        nullptr);
    const auto* event = read ? std::get_if<Event>(&*read) : nullptr;
    const auto* received = event ? std::get_if<SessionReceived>(&event->what) : nullptr;
    return received ? std::optional(received->session) : std::nullopt;
}

Surface showing(const Session& session) {
    Product lamp = product();
    lamp.seller.protocol = session.protocol;
    Surface shop;
    shop.start(catalog({lamp}));
    shop.open();
    shop.answer(session);
    if (const auto* asked = shop.newest<ListMethods>()) {
        std::vector<PaymentMethod> cards;
        for (const PaymentHandler& handler : session.handlers)
            cards.push_back(method("card-" + handler.id, handler.id));
        shop.send(MethodsListed{asked->request, cards});
    }
    return shop;
}

std::vector<std::string> breaches(const Json& body, Protocol protocol) {
    std::vector<std::string> broken;
    const auto session = session_in(body, protocol);
    if (!session) return {"no session was read"};
    Surface shop = showing(*session);
    const View view = shop.view();
    if (!view.panel) return {"nothing is shown"};
    const bool could_pay = shop.payable();
    if (could_pay && session->status != SessionStatus::ready_for_payment)
        broken.push_back("Pay is offered though the checkout is not ready");
    if (session->unreadable) {
        if (could_pay) broken.push_back("Pay is offered though something could not be read");
        return broken;
    }
    const Seen shown = seen(*view.panel);
    if (shown.lines.size() != body["line_items"].size()) broken.push_back("not every line is shown");
    check_rows(body, *session, shown, broken);
    check_messages(body, *view.panel, shown, broken);
    return broken;
}

}  // namespace till::test
