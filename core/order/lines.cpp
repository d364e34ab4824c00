// What is bought and what it costs: lines with everything that must stand beside them, and the business's own totals.
// Recomputes nothing. Knows nothing of paying.
#include "core/order/lines.hpp"

#include "core/language/quantity_words.hpp"
#include "core/order/messages.hpp"

namespace till {
namespace {

bool is_reduction(TotalType type) {
    return type == TotalType::discount || type == TotalType::items_discount || type == TotalType::store_credit;
}

std::string rate_and_amount(const Lens& lens, const Session& session, const TaxPart& part) {
    return lens.say(Word::tax_part,
        {{"place", part.jurisdiction}, {"rate", format_percent(lens.locale, part.rate_basis_points)},
            {"amount", lens.money(session, part.amount)}});
}

// Published examples of ACP write reductions with either sign: a reduction is always shown as one. UCP's sign is meant.
std::int64_t shown_amount(const Session& session, const Total& total) {
    if (is_ucp(session.protocol) || !is_reduction(total.type) || total.amount <= 0) return total.amount;
    return -total.amount;
}

// The business's own words, or UCP's table where it left them out.
std::string row_label(const Lens& lens, const Total& total) {
    if (!total.text.empty()) return total.text;
    switch (total.type) {
        case TotalType::items_base_amount:
        case TotalType::subtotal: return lens.say(Word::row_subtotal);
        case TotalType::items_discount: return lens.say(Word::row_items_discount);
        case TotalType::discount: return lens.say(Word::row_discount);
        case TotalType::fulfillment: return lens.say(Word::delivery);
        case TotalType::tax: return lens.say(Word::row_tax);
        case TotalType::fee: return lens.say(Word::row_fee);
        case TotalType::total: return lens.say(Word::total);
        case TotalType::gift_wrap:
        case TotalType::tip:
        case TotalType::store_credit:
        case TotalType::amount_refunded:
        case TotalType::unknown: break;  // these have to bring their own
    }
    return {};
}

std::vector<std::string> sub_lines_of(const Lens& lens, const Session& session, const Total& total) {
    std::vector<std::string> lines;
    if (!total.description.empty()) lines.push_back(total.description);
    for (const TotalLine& line : total.lines) {
        const std::string amount = lens.money(session, line.amount);
        lines.push_back(line.text.empty()
                ? amount
                : lens.theirs(lens.say(Word::named_value, {{"name", line.text}, {"value", amount}})));
    }
    for (const TaxPart& part : total.breakdown) lines.push_back(rate_and_amount(lens, session, part));
    if (total.presentment_amount && !session.presentment_currency.empty() &&
        session.presentment_currency != session.currency)
        lines.push_back(lens.say(Word::in_currency,
            {{"amount", lens.money(Money::of(*total.presentment_amount, session.presentment_currency))}}));
    return lines;
}

std::string variant_text(const Lens& lens, const LineItem& line) {
    std::string out;
    for (const Attribute& attribute : line.attributes) {
        if (!out.empty()) out += " · ";
        out += attribute.name.empty()
            ? attribute.value
            : lens.theirs(lens.say(Word::named_value, {{"name", attribute.name}, {"value", attribute.value}}));
    }
    return out;
}

std::string line_price(const Lens& lens, const Session& session, const LineItem& line) {
    for (const TotalType type : {TotalType::subtotal, TotalType::items_base_amount, TotalType::total}) {
        for (const Total& total : line.totals) {
            if (total.type == type) return lens.money(session, total.amount);
        }
    }
    if (line.quantity_unit) return {};  // a fraction of a unit: only the business rounds
    const auto product = line.unit_amount ? checked_multiply(*line.unit_amount, line.quantity) : std::nullopt;
    return product ? lens.money(session, *product) : std::string();
}

std::vector<std::string> line_notes(const Lens& lens, const Session& session, const LineItem& line) {
    std::vector<std::string> notes;
    if (line.stock == LineStock::out_of_stock) notes.push_back(lens.say(Word::out_of_stock));
    else if (line.stock == LineStock::low_stock && line.available_quantity && *line.available_quantity > 0)
        notes.push_back(lens.say(Word::only_left, {lens.amount("n", *line.available_quantity, line.quantity_unit)}));
    else if (line.stock == LineStock::backorder) notes.push_back(lens.say(Word::backorder));
    else if (line.stock == LineStock::pre_order) notes.push_back(lens.say(Word::pre_order));
    if (line.max_quantity && line.quantity >= *line.max_quantity)
        notes.push_back(lens.say(Word::max_per_order, {lens.amount("n", *line.max_quantity, line.quantity_unit)}));
    if (line.quantity_unit && line.unit_amount)
        notes.push_back(lens.say(
            Word::unit_price, {{"price", lens.money(session, *line.unit_amount)}, {"per", line.quantity_unit->text}}));
    if (line.rate)
        notes.push_back(lens.say(Word::unit_price,
            {{"price", lens.money(session, line.rate->amount)},
                {"per", format_measure(lens.locale, line.rate->value, line.rate->scale, line.rate->unit)}}));
    if (const auto when = parse_rfc3339(line.fulfillable_on))
        notes.push_back(lens.say(Word::fulfillable_on, {{"date", format_date(lens.locale, *when, lens.model.now)}}));
    for (const LineDiscount& discount : line.discounts) {
        const std::string& text = discount.description.empty() ? discount.code : discount.description;
        const std::int64_t amount = discount.amount > 0 ? -discount.amount : discount.amount;
        notes.push_back(lens.say(Word::line_discount, {{"text", text}, {"amount", lens.money(session, amount)}}));
    }
    if (line.tax_exempt)
        notes.push_back(line.tax_exemption_reason.empty()
                ? lens.say(Word::tax_exempt)
                : lens.say(Word::tax_exempt_because, {{"reason", line.tax_exemption_reason}}));
    return notes;
}

StepperView stepper(const Lens& lens, const Draft& draft, const LineItem& line) {
    const SoldBy& unit = line.quantity_unit;
    const std::int64_t limit = most_units(draft.choices.protocol);
    std::int64_t most = limit;
    if (line.max_quantity && *line.max_quantity < most) most = *line.max_quantity;
    if (line.available_quantity && *line.available_quantity < most) most = *line.available_quantity;
    const std::int64_t quantity = line.quantity < limit ? line.quantity : limit;
    StepperView view;
    view.name = lens.say(Word::quantity_of, {{"title", line.name}});
    view.value =
        quantity_text(lens.locale, line.quantity, unit);  // the shop's, also where it is beyond what can be asked for
    const std::int64_t below = quantity_below(quantity, unit), above = quantity_above(quantity, unit);
    const auto by = [&](Word one, Word some, std::int64_t steps) {
        return unit ? lens.say(some, {lens.amount("n", steps, unit)}) : lens.say(one);
    };
    view.less =
        make_button(keys::less, by(Word::one_less, Word::some_less, quantity - below), QuantityChosen{line.id, below});
    view.less.enabled = lens.live && below > 0;
    view.more =
        make_button(keys::more, by(Word::one_more, Word::some_more, above - quantity), QuantityChosen{line.id, above});
    view.more.enabled = lens.live && above > quantity && above <= most;
    return view;
}

LineBlock line_block(const Lens& lens, const Session& session, const LineItem& line, const std::string& seller) {
    LineBlock block;
    block.key = keys::identified(keys::line, line.id);
    block.image = {line.image, lens.say(Word::photo_of, {{"title", line.name}}), {},
        line.name.substr(0, line.name.empty() || static_cast<unsigned char>(line.name[0]) >= 0x80 ? 0 : 1), {}};
    for (const Product& product : lens.model.catalog.products) {
        if (!find_variant(product, line.item)) continue;
        if (line.image.empty() && !product.images.empty())
            block.image.url = product.images.front().url;  // the card's own picture of the same thing
        block.image.color = color_of(product, block.image.url);
    }
    block.title = merchant_words(lens, session, line.name);
    block.variant = merchant_words(lens, session, variant_text(lens, line));
    if (!line.marketplace_seller.empty() && line.marketplace_seller != seller)
        block.seller = merchant_words(lens, session, lens.say(Word::sold_by, {{"seller", line.marketplace_seller}}));
    block.price = line_price(lens, session, line);
    block.notes = line_notes(lens, session, line);
    for (std::size_t i = 0; i < line.disclosures.size(); ++i) {
        block.disclosures.push_back({keys::numbered(keys::disclosure, i), Tone::neutral,
            lens.say(
                Word::message_from, {{"seller", line.marketplace_seller.empty() ? seller : line.marketplace_seller}}),
            merchant_words(lens, session, line.disclosures[i].text), std::nullopt, std::nullopt});
    }
    return block;
}

}  // namespace

void add_lines(const Lens& lens, const Draft& draft, Lines which, Blocks& blocks) {
    for (std::size_t i = 0; i < draft.session.lines.size(); ++i) {
        const LineItem& line = draft.session.lines[i];
        LineBlock block = line_block(lens, draft.session, line, draft.choices.seller);
        if (which == Lines::to_change && line.parent.empty() && !line.item.empty())
            block.quantity = stepper(lens, draft, line);
        else if (line.quantity != 1 || line.quantity_unit)
            block.notes.insert(block.notes.begin(),
                lens.say(Word::quantity, {{"n", quantity_text(lens.locale, line.quantity, line.quantity_unit)}}));
        for (DisclosureBlock& disclosure : line_disclosures(lens, draft, i))
            block.disclosures.push_back(std::move(disclosure));
        block.messages = line_messages(lens, draft, i);
        if (which == Lines::with_messages && block.disclosures.empty() && block.messages.empty()) continue;
        blocks.emplace_back(std::move(block));
    }
}

// Every row, in the order it came, none left out, nothing computed.
void add_totals(const Lens& lens, const Draft& draft, Blocks& blocks) {
    const Session& session = draft.session;
    add_messages(lens, draft, Anchor::totals, blocks);
    TotalsBlock totals;
    totals.key = keys::totals;
    for (std::size_t i = 0; i < session.totals.size(); ++i) {
        const Total& total = session.totals[i];
        totals.rows.push_back({keys::numbered(keys::total, i),
            total.text.empty() ? our_words(row_label(lens, total)) : merchant_words(lens, session, total.text),
            lens.money(session, shown_amount(session, total)), total.type == TotalType::total,
            sub_lines_of(lens, session, total)});
    }
    if (!totals.rows.empty()) blocks.emplace_back(std::move(totals));
    if (!rows_add_up(session))
        blocks.emplace_back(make_message(
            keys::rows_differ, is_ucp(session.protocol) ? Tone::error : Tone::warning, lens.say(Word::rows_differ)));
}

}  // namespace till
