// The receipt a sheet becomes, and stays in the thread. Shows what the merchant says was bought and charged, also where it
// is not what was agreed to. Knows nothing of paying.
#include "core/surface/parts.hpp"

namespace till {
namespace {

void add_fact(Blocks& blocks, std::string key, std::string label, std::string value) {
    if (!value.empty())
        blocks.emplace_back(FactBlock{std::move(key), std::move(label), {own(std::move(value))}, std::nullopt});
}

void add_support(const Lens& lens, const OrderInfo& order, const Product* product, Blocks& blocks) {
    std::string contact = order.support_email;
    for (const std::string* part : {&order.support_phone, &order.support_hours}) {
        if (!part->empty()) contact += (contact.empty() ? "" : " · ") + *part;
    }
    if (contact.empty() && product) contact = product->seller.support;
    add_fact(blocks, "support", lens.say(Word::support_contact), contact);
}

void add_links(const Lens& lens, const Session& session, const OrderInfo& order, Blocks& blocks) {
    LinksBlock links{"links", {}};
    const auto add = [&](const char* key, Word word, const std::string& url) {
        if (!url.empty()) links.links.push_back({key, own(lens.say(word)), url, does(LinkFollowed{url})});
    };
    add("track", Word::track, order.permalink);
    add("receipt", Word::receipt_link, order.receipt_url);
    add("help", Word::help_link, order.help_url);
    for (const SessionLink& link : session.links) {
        if (link.type == LinkType::return_policy) add("returns", Word::link_return_policy, link.url);
    }
    if (!links.links.empty()) blocks.emplace_back(std::move(links));
}

std::string arrival(const Lens& lens, const Session& session, const OrderInfo& order) {
    const std::string dates = format_date_range(lens.locale, order.earliest, order.latest, lens.model.now);
    if (!dates.empty()) return dates;
    const FulfillmentOption* option = chosen_option(session);
    return option ? option_dates(lens, *option) : std::string();
}

}  // namespace

PanelView present_receipt(const Lens& lens, const Receipt& receipt) {
    const Session& session = receipt.session;
    const OrderInfo order = session.order.value_or(OrderInfo{});
    const Product* product = find_product(lens.model.catalog, receipt.note.product);
    const std::string number = order.number.empty() ? order.id.empty() ? session.id : order.id : order.number;
    const Total* total = grand_total(session);
    PanelView view;
    view.kind = PanelKind::receipt;
    view.state = "succeeded";
    view.title = lens.say(Word::receipt_title, {{"number", number}});
    Blocks& blocks = view.blocks;
    blocks.emplace_back(text_block("thanks", own(lens.say(Word::receipt_thanks, {{"seller", receipt.note.seller}}))));
    const bool other_currency = currency_code(session.currency) != currency_code(receipt.note.currency);
    const bool differs = total && (total->amount != receipt.note.total || other_currency);
    if (differs) {
        const std::string agreed = lens.money(Money::of(receipt.note.total, receipt.note.currency)),
                          told = lens.money(session, total->amount);
        blocks.emplace_back(MessageBlock{"differs", Tone::error, {},
            own(lens.say(
                Word::receipt_total_differs, {{"old", agreed}, {"new", told}, {"seller", receipt.note.seller}})),
            {}});
        add_support(lens, order, product, blocks);  // whom it says to contact
    }
    Draft told;
    told.session = session;
    told.choices.seller = receipt.note.seller;
    told.choices.protocol = receipt.note.protocol;
    for (const Anchor anchor : {Anchor::top, Anchor::delivery, Anchor::payment, Anchor::code})
        add_messages(lens, told, anchor, blocks);
    add_lines(lens, told, Lines::as_ordered, blocks);
    add_totals(lens, told, blocks);
    add_fact(blocks, "seller", lens.say(Word::seller), receipt.note.seller);
    add_fact(blocks, "method", lens.say(Word::paid_with), lens.theirs(receipt.note.method_label));
    add_fact(blocks, "arrives", lens.say(Word::arrives), arrival(lens, session, order));
    if (session.fulfillment.address)
        blocks.emplace_back(FactBlock{
            "deliver_to", lens.say(Word::deliver_to), address_lines(*session.fulfillment.address), std::nullopt});
    add_fact(blocks, "confirmation", lens.say(Word::confirmation_number), order.confirmation_number);
    if (order.confirmation_email_sent)
        blocks.emplace_back(TextBlock{"mailed", own(lens.say(Word::confirmation_by_mail)), false, true});
    if (product && product->return_days && *product->return_days > 0) {
        const Word word = product->return_payer == Payer::seller ? Word::free_returns
            : product->return_payer == Payer::buyer              ? Word::paid_returns
                                                                 : Word::returns;
        blocks.emplace_back(
            TextBlock{"returns", own(lens.say(word, {lens.count("n", *product->return_days)})), false, true});
    }
    if (!differs) add_support(lens, order, product, blocks);
    add_links(lens, session, order, blocks);
    return view;
}

}  // namespace till
