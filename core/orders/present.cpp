// Builds the receipt from the merchant's order, including its differences from the consent. It stays in the thread.
// Knows nothing of paying.
#include "core/orders/present.hpp"

#include "core/order/choices.hpp"
#include "core/order/lines.hpp"
#include "core/order/messages.hpp"

namespace till {
namespace {

void add_fact(Blocks& blocks, std::string key, std::string label, std::string value) {
    if (!value.empty()) blocks.emplace_back(make_fact(std::move(key), std::move(label), {our_words(std::move(value))}));
}

void add_support(const Lens& lens, const OrderInfo& order, const Product* product, Blocks& blocks) {
    std::string contact = order.support_email;
    for (const std::string* part : {&order.support_phone, &order.support_hours}) {
        if (!part->empty()) contact += (contact.empty() ? "" : " · ") + *part;
    }
    if (contact.empty() && product) contact = product->seller.support;
    add_fact(blocks, keys::support, lens.say(Word::support_contact), contact);
}

void add_links(const Lens& lens, const Session& session, const OrderInfo& order, Blocks& blocks) {
    LinksBlock links{keys::links, {}};
    const auto add = [&](const char* key, Word word, const std::string& url) {
        if (!url.empty()) links.links.push_back({key, our_words(lens.say(word)), url, event_of(LinkFollowed{url})});
    };
    add(keys::track, Word::track, order.permalink);
    add(keys::receipt, Word::receipt_link, order.receipt_url);
    add(keys::help, Word::help_link, order.help_url);
    for (const SessionLink& link : session.links) {
        if (link.type == LinkType::return_policy) add(keys::returns, Word::link_return_policy, link.url);
    }
    if (!links.links.empty()) blocks.emplace_back(std::move(links));
}

std::string arrival(const Lens& lens, const Session& session, const OrderInfo& order) {
    const std::string dates = format_date_range(lens.locale, order.earliest, order.latest, lens.model.now);
    if (!dates.empty()) return dates;
    const FulfillmentOption* option = chosen_option(session);
    return option ? option_dates(lens, *option) : std::string();
}

// What was agreed to and what the business says was charged are told side by side where they are not the same.
bool is_charged_otherwise(const Receipt& receipt, const Total* total) {
    const bool other_currency = currency_code(receipt.session.currency) != currency_code(receipt.payment.currency);
    return total && (total->amount != receipt.payment.total || other_currency);
}

void add_difference(const Lens& lens, const Receipt& receipt, const Total& total, Blocks& blocks) {
    const std::string agreed = lens.money(Money::of(receipt.payment.total, receipt.payment.currency)),
                      charged = lens.money(receipt.session, total.amount);
    blocks.emplace_back(make_message(keys::differs, Tone::error,
        lens.say(
            Word::receipt_total_differs, {{"old", agreed}, {"new", charged}, {"seller", receipt.payment.seller}})));
}

// What was bought, as the sheet shows it.
void add_ordered(const Lens& lens, const Receipt& receipt, Blocks& blocks) {
    Draft ordered;
    ordered.session = receipt.session;
    ordered.choices.seller = receipt.payment.seller;
    ordered.choices.protocol = receipt.payment.protocol;
    for (const Anchor anchor : {Anchor::top, Anchor::delivery, Anchor::payment, Anchor::code})
        add_messages(lens, ordered, anchor, blocks);
    add_lines(lens, ordered, Lines::as_ordered, blocks);
    add_totals(lens, ordered, blocks);
}

void add_facts(const Lens& lens, const Receipt& receipt, const OrderInfo& order, Blocks& blocks) {
    const Session& session = receipt.session;
    add_fact(blocks, keys::seller, lens.say(Word::seller), receipt.payment.seller);
    add_fact(blocks, keys::method, lens.say(Word::paid_with), lens.theirs(receipt.payment.method_label));
    add_fact(blocks, keys::arrives, lens.say(Word::arrives), arrival(lens, session, order));
    if (session.fulfillment.address)
        blocks.emplace_back(
            make_fact(keys::deliver_to, lens.say(Word::deliver_to), address_lines(*session.fulfillment.address)));
    add_fact(blocks, keys::confirmation, lens.say(Word::confirmation_number), order.confirmation_number);
    if (order.confirmation_email_sent)
        blocks.emplace_back(make_small_text(keys::mailed, our_words(lens.say(Word::confirmation_by_mail))));
}

}  // namespace

PanelView present_receipt(const Lens& lens, const Receipt& receipt) {
    const Session& session = receipt.session;
    const OrderInfo order = session.order.value_or(OrderInfo{});
    const Product* product = find_product(lens.model.catalog, receipt.payment.product);
    const std::string number = order.number.empty() ? order.id.empty() ? session.id : order.id : order.number;
    const Total* total = grand_total(session);
    PanelView view;
    view.kind = PanelKind::receipt;
    view.state = "succeeded";
    view.title = lens.say(Word::receipt_title, {{"number", number}});
    Blocks& blocks = view.blocks;
    blocks.emplace_back(
        make_text(keys::thanks, our_words(lens.say(Word::receipt_thanks, {{"seller", receipt.payment.seller}}))));
    const bool differs = is_charged_otherwise(receipt, total);
    if (differs) {
        add_difference(lens, receipt, *total, blocks);
        add_support(lens, order, product, blocks);  // the message says to contact the seller
    }
    add_ordered(lens, receipt, blocks);
    add_facts(lens, receipt, order, blocks);
    if (product && product->return_days && *product->return_days > 0)
        blocks.emplace_back(make_small_text(keys::returns, our_words(describe_returns(lens, *product))));
    if (!differs) add_support(lens, order, product, blocks);
    add_links(lens, session, order, blocks);
    return view;
}

}  // namespace till
