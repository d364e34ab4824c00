// Cards and their carousel. The promotion label is part of every card: there is no way to draw one
// without it. Knows nothing of sheets.
#include "core/cards/present.hpp"

#include "core/base/utf8.hpp"

namespace till {
namespace {

constexpr std::int64_t stale_after_ms = 15 * 60 * 1000;

std::string condition_of(const Lens& lens, Condition condition) {
    switch (condition) {
        case Condition::fresh: return lens.say(Word::condition_new);
        case Condition::refurbished: return lens.say(Word::condition_refurbished);
        case Condition::used: return lens.say(Word::condition_used);
        case Condition::not_stated: break;
    }
    return {};
}

BadgeView disclosure_of(const Lens& lens, Promotion promotion) {
    switch (promotion) {
        case Promotion::sponsored: return {lens.say(Word::sponsored), {}, Tone::warning};
        case Promotion::partner: return {lens.say(Word::partner), {}, Tone::info};
        case Promotion::own_brand: return {lens.say(Word::own_brand), {}, Tone::info};
        case Promotion::none: return {};  // stated to be none: nothing to disclose
        case Promotion::not_stated: break;
    }
    return {lens.say(Word::promotion_not_stated), {}, Tone::neutral};
}

bool is_vat(const std::string& currency) {
    return currency == "EUR" || currency == "GBP" || currency == "CHF" || currency == "SEK" || currency == "DKK" ||
        currency == "NOK" || currency == "PLN" || currency == "CZK";
}

std::string tax_note(const Lens& lens, const Product& product) {
    switch (product.tax) {
        case TaxNote::included: return lens.say(is_vat(product.price.currency) ? Word::incl_vat : Word::incl_tax);
        case TaxNote::excluded: return lens.say(Word::plus_tax);
        case TaxNote::not_stated: break;
    }
    return {};
}

std::string was_of(const Lens& lens, const Product& product) {
    if (!product.list_price) return {};
    const Word word =
        product.list_price->basis == PriceBasis::lowest_30_days ? Word::lowest_price_30_days : Word::list_price;
    return lens.say(word, {{"price", lens.money(product.list_price->price)}});
}

std::string delivery_of(const Lens& lens, const Product& product) {
    if (!product.delivery) return {};
    const std::string dates =
        format_date_range(lens.locale, product.delivery->earliest, product.delivery->latest, lens.model.now);
    if (!product.delivery->cost) return dates;
    const std::string cost =
        product.delivery->cost->amount == 0 ? lens.say(Word::free_within) : lens.money(*product.delivery->cost);
    return dates.empty() ? cost : lens.say(Word::date_and_cost, {{"date", dates}, {"cost", cost}});
}

std::string spoken_delivery_of(const Lens& lens, const Product& product) {
    if (!product.delivery) return {};
    const std::string dates = spoken_date_range(lens.locale, product.delivery->earliest, product.delivery->latest);
    if (dates.empty()) return {};
    if (!product.delivery->cost) return lens.say(Word::arrives_on, {{"date", dates}});
    const std::string cost =
        product.delivery->cost->amount == 0 ? lens.say(Word::free_within) : lens.money(*product.delivery->cost);
    return lens.say(Word::arrives_for, {{"date", dates}, {"cost", cost}});
}

struct RatingWords {
    Word with_source, plain;
};
constexpr RatingWords rating_seen{Word::rating_with_source, Word::rating_plain},
    rating_heard{Word::rating_spoken, Word::rating_spoken_plain};

std::string rating_of(const Lens& lens, const Product& product, RatingWords words) {
    if (!product.rating) return {};
    const Argument value("value", format_thousandths(lens.locale, product.rating->value_milli));
    const Argument count = lens.count("count", product.rating->count);
    if (product.rating->source.empty()) return lens.say(words.plain, {value, count});
    return lens.say(words.with_source, {value, count, {"source", product.rating->source}});
}

std::optional<WallTime> stale_since(const Lens& lens, const Product& product) {
    const auto checked = parse_rfc3339(product.availability.checked_at);
    if (!checked || !checked->has_time || lens.model.now == 0 || lens.model.now - epoch_ms(*checked) <= stale_after_ms)
        return std::nullopt;
    return wall_of(epoch_ms(*checked), lens.locale.utc_offset_min);
}

std::string stock_of(const Lens& lens, const Product& product, bool sold_out) {
    if (sold_out) return lens.say(Word::out_of_stock);
    switch (product.availability.stock) {
        case Stock::low_stock:
            return product.availability.quantity && *product.availability.quantity > 0
                ? lens.say(Word::some_left, {lens.amount("n", *product.availability.quantity, product.quantity_unit)})
                : std::string();
        case Stock::backorder: return lens.say(Word::backorder);
        case Stock::pre_order: return lens.say(Word::pre_order);
        case Stock::out_of_stock: return lens.say(Word::out_of_stock);
        case Stock::unknown:
        case Stock::in_stock: break;
    }
    if (const auto stale = stale_since(lens, product))
        return lens.say(Word::price_checked, {{"time", format_time(lens.locale, *stale)}});
    return product.availability.stock == Stock::in_stock ? lens.say(Word::in_stock) : std::string();
}

std::string initials_of(const std::string& title) {
    std::size_t end = 0;
    utf8::next(title, end);
    return title.substr(0, end);
}

bool is_ordered(const Lens& lens, const Product& product) {
    for (const Receipt& receipt : lens.model.receipts) {
        if (receipt.payment.product == product.id) return true;
    }
    return false;
}

const CardMemo* memo_of(const Lens& lens, const Product& product) {
    for (const CardMemo& memo : lens.model.cards) {
        if (memo.product == product.id) return &memo;
    }
    return nullptr;
}

// What the card would open: never a guess, see chosen_variant.
const Variant* meant_variant(const Product& product, const CardMemo* memo) {
    return chosen_variant(product, memo ? memo->chosen : std::vector<NamedValue>{});
}

Words variant_words(const Lens& lens, const Product& product, const Variant& variant) {
    std::string words;
    for (const NamedValue& option : variant.options) {
        if (!words.empty()) words += " · ";
        words += lens.theirs(lens.say(Word::named_value, {{"name", option.name}, {"value", option.value}}));
    }
    return {std::move(words), language_mark(lens, product.lang)};
}

CardState state_of(const Lens& lens, const Product& product, const CardMemo* memo) {
    if (is_ordered(lens, product)) return CardState::ordered;
    if (product.availability.stock == Stock::out_of_stock || (memo && memo->sold_out)) return CardState::out_of_stock;
    if (product.variants.size() > 1 && !product.options.empty()) {
        const Variant* variant = meant_variant(product, memo);
        if (!variant || !variant->available) return CardState::variant_needed;
    }
    if (product.availability.stock == Stock::low_stock && product.availability.quantity) return CardState::low_stock;
    if (stale_since(lens, product)) return CardState::stale;
    return product.promotion == Promotion::not_stated ? CardState::disclosure_missing : CardState::ready;
}

std::string choose_first(const Lens& lens, const Product& product) {
    return choose_label(lens, product.options.empty() ? std::string() : product.options.front().name);
}

ButtonView action_of(const Lens& lens, const Product& product, CardState state) {
    std::string label = lens.say(Word::review_order);
    Occurrence what = CardOpened{product.id};
    if (state == CardState::out_of_stock) {
        label = lens.say(Word::see_similar);
        what = SimilarAsked{product.id};
    } else if (state == CardState::variant_needed) {
        label = choose_first(lens, product);
    } else if (state == CardState::ordered) {
        label = lens.say(Word::view_order);
    }
    ButtonView action = make_button(
        keys::review, label, std::move(what), state == CardState::ordered ? Emphasis::secondary : Emphasis::primary);
    action.name = lens.say(Word::button_of, {{"action", label}, {"title", product.title}});
    return action;
}

void add_details(const Lens& lens, const Product& product, CardView& card) {
    const std::string theirs = language_mark(lens, product.lang);
    const auto add = [&](std::string text, const std::string& lang = {}) {
        if (!text.empty()) card.details.push_back({std::move(text), lang});
    };
    add(product.description, theirs);
    if (const auto& size = product.dimensions) {
        const auto side = [&](std::int64_t milli) { return format_thousandths(lens.locale, milli); };
        add(lens.theirs(lens.say(Word::dimensions,
            {{"length", side(size->length_milli)}, {"width", side(size->width_milli)},
                {"height", side(size->height_milli)}, {"unit", size->unit}})));
    }
    for (std::size_t i = 1; i < product.fit.size(); ++i) add(product.fit[i], theirs);
    add(product.condition_note, theirs);
    add(describe_returns(lens, product));
    if (product.warranty_months) add(lens.say(Word::warranty, {lens.count("n", *product.warranty_months)}));
    if (!product.seller.support.empty()) add(lens.say(Word::seller_support, {{"contact", product.seller.support}}));
    for (std::size_t i = 0; i < product.links.size(); ++i) {
        const CatalogLink& link = product.links[i];
        card.detail_links.push_back({keys::numbered(keys::link, i),
            {link.title.empty() ? lens.say(Word::link_other) : link.title, link.title.empty() ? std::string() : theirs},
            link.url, event_of(LinkFollowed{link.url})});
    }
}

ImageView picture_of(const Lens& lens, const Product& product, const Variant* variant) {
    ImageView image;
    if (!product.images.empty()) {
        const CatalogImage& first = product.images.front();
        image.url = first.url;
        image.alt = first.alt;
        if (!first.alt.empty()) image.lang = language_mark(lens, product.lang);
    }
    if (image.alt.empty()) image.alt = lens.say(Word::photo_of, {{"title", product.title}});
    image.initials = initials_of(product.title);
    if (variant && !variant->image.empty()) image.url = variant->image;
    image.color = color_of(product, image.url);
    return image;
}

void add_prices(const Lens& lens, const Product& product, const Variant* variant, CardView& card) {
    card.price = lens.money(price_of(product, variant));
    if (product.quantity_unit)
        card.price =
            lens.say(Word::unit_price, {{"price", card.price}, {"per", lens.theirs(product.quantity_unit->text)}});
    card.price_name = lens.say(Word::price_spoken, {{"price", card.price}});
    card.was = was_of(lens, product);
    if (product.unit_price)
        card.unit_price = lens.say(
            Word::unit_price, {{"price", lens.money(product.unit_price->price)}, {"per", product.unit_price->per}});
    card.price_note = tax_note(lens, product);
}

void add_service(const Lens& lens, const Product& product, CardView& card) {
    if (card.state != CardState::out_of_stock) {  // what is sold out is not delivered
        card.delivery = delivery_of(lens, product);
        card.delivery_name = spoken_delivery_of(lens, product);
    }
    for (const WishCheck& check : product.checks)
        card.checks.push_back(
            {check.text, check.met, check.met ? check.text : lens.say(Word::check_unmet, {{"text", check.text}})});
    if (!product.fit.empty()) card.fit = {product.fit.front(), language_mark(lens, product.lang)};
    card.rating = rating_of(lens, product, rating_seen);
    card.rating_name = rating_of(lens, product, rating_heard);
    const std::string condition = condition_of(lens, product.condition);
    card.seller = our_words(condition.empty()
            ? lens.say(Word::sold_by, {{"seller", product.seller.name}})
            : lens.say(Word::sold_by_condition, {{"seller", product.seller.name}, {"condition", condition}}));
    card.returns = describe_returns(lens, product);
}

ButtonView card_button(
    const Lens& lens, const Product& product, const char* key, const std::string& label, Occurrence what) {
    ButtonView button = make_quiet_button(key, label, std::move(what));
    button.name = lens.say(Word::button_of, {{"action", label}, {"title", product.title}});
    return button;
}

void add_more_buttons(const Lens& lens, const Product& product, const Variant* variant, CardView& card) {
    if (!card.details.empty() || !card.detail_links.empty())
        card.more.push_back(card_button(lens, product, keys::details,
            lens.say(card.expanded ? Word::hide_details : Word::details), DetailsToggled{product.id}));
    if (variant && product.variants.size() > 1 && !product.options.empty() && card.state != CardState::ordered &&
        card.state != CardState::out_of_stock)
        card.more.push_back(
            card_button(lens, product, keys::variants, choose_first(lens, product), VariantsOpened{product.id}));
}

CardView present_card(const Lens& lens, const Product& product, std::size_t position) {
    const CardMemo* memo = memo_of(lens, product);
    const std::string theirs = language_mark(lens, product.lang);
    CardView card;
    card.key = key_of_id(product.id);
    card.state = state_of(lens, product, memo);
    card.position = lens.say(Word::position,
        {lens.count("n", static_cast<std::int64_t>(position + 1)),
            lens.count("count", static_cast<std::int64_t>(lens.model.catalog.products.size()))});
    const Variant* variant = card.state == CardState::variant_needed ? nullptr : meant_variant(product, memo);
    card.image = picture_of(lens, product, variant);
    card.disclosure = disclosure_of(lens, product.promotion);
    if (!product.offer.empty()) card.offer = BadgeView{product.offer, theirs, Tone::success};
    card.title = {product.title, theirs};
    if (variant) card.variant = variant_words(lens, product, *variant);
    add_prices(lens, product, variant, card);
    add_service(lens, product, card);
    card.stock = stock_of(lens, product, memo && memo->sold_out);
    card.action = action_of(lens, product, card.state);
    card.expanded = memo && memo->expanded;
    add_details(lens, product, card);
    add_more_buttons(lens, product, variant, card);
    return card;
}

// The host's own sentence about its order, and ours about what was paid for, counted from the products themselves.
std::string ranking_of(const Lens& lens) {
    std::int64_t paid = 0, unstated = 0;
    for (const Product& product : lens.model.catalog.products) {
        paid += product.promotion == Promotion::sponsored || product.promotion == Promotion::partner ? 1 : 0;
        unstated += product.promotion == Promotion::not_stated ? 1 : 0;
    }
    std::string out = lens.theirs(lens.model.catalog.ranking);
    const auto add = [&](const std::string& sentence) { out += (out.empty() ? "" : " ") + sentence; };
    if (paid > 0) add(lens.say(Word::sponsored_picks, {lens.count("n", paid)}));
    if (unstated > 0) add(lens.say(Word::unstated_picks, {lens.count("n", unstated)}));
    if (paid == 0 && unstated == 0 && !lens.model.catalog.products.empty()) add(lens.say(Word::no_paid_placement));
    return out;
}

std::string picker_of(const Lens& lens) {
    switch (lens.model.catalog.picked_by) {
        case PickedBy::ai: return lens.say(Word::picked_by_ai);
        case PickedBy::person: return lens.say(Word::picked_by_person);
        case PickedBy::rules: return lens.say(Word::picked_by_rules);
        case PickedBy::not_stated: break;
    }
    return {};
}

}  // namespace

std::string carousel_heading(const Lens& lens) {
    const Catalog& catalog = lens.model.catalog;
    if (catalog.products.empty())
        return lens.say(lens.model.problem.empty() ? Word::no_picks : Word::catalog_unreadable);
    const Argument count = lens.count("n", static_cast<std::int64_t>(catalog.products.size()));
    return catalog.query.empty() ? lens.say(Word::picks, {count})
                                 : lens.say(Word::picks_for, {count, {"query", catalog.query}});
}

CarouselView present_carousel(const Lens& lens) {
    const Catalog& catalog = lens.model.catalog;
    const bool empty = catalog.products.empty(), unreadable = empty && !lens.model.problem.empty();
    CarouselView carousel;
    carousel.heading = carousel_heading(lens);
    carousel.kind = lens.say(Word::carousel);
    carousel.card_kind = lens.say(Word::slide);
    carousel.ranking =
        empty ? lens.say(unreadable ? Word::catalog_unreadable_note : Word::no_picks_note) : ranking_of(lens);
    if (!empty) carousel.ai_note = picker_of(lens);
    carousel.previous = lens.say(Word::previous_picks);
    carousel.next = lens.say(Word::next_picks);
    carousel.range = lens.say(Word::range);
    carousel.range_announcement = lens.say(Word::range_spoken);
    for (std::size_t i = 0; i <= catalog.products.size(); ++i)
        carousel.numbers.push_back(format_integer(lens.locale, static_cast<std::int64_t>(i)));
    for (std::size_t i = 0; i < catalog.products.size(); ++i)
        carousel.cards.push_back(present_card(lens, catalog.products[i], i));
    return carousel;
}

}  // namespace till
