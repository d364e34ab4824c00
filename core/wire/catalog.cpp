// Reads dialect till/catalog/1. A product without id, title, price or seller, or in a unit that cannot be read, is left
// out; an unknown promotion is taken as not stated. Knows nothing of how products are shown.
#include "core/wire/catalog.hpp"

#include "core/wire/session_parts.hpp"

namespace till::wire {
namespace {

constexpr Name<Promotion> promotions[] = {{"sponsored", Promotion::sponsored}, {"partner", Promotion::partner},
    {"own_brand", Promotion::own_brand}, {"none", Promotion::none}};
constexpr Name<Stock> stocks[] = {{"in_stock", Stock::in_stock}, {"low_stock", Stock::low_stock},
    {"out_of_stock", Stock::out_of_stock}, {"backorder", Stock::backorder}, {"pre_order", Stock::pre_order}};
constexpr Name<Condition> conditions[] = {
    {"new", Condition::fresh}, {"refurbished", Condition::refurbished}, {"used", Condition::used}};
constexpr Name<PriceBasis> bases[] = {{"list", PriceBasis::list}, {"lowest_30_days", PriceBasis::lowest_30_days}};
constexpr Name<TaxNote> taxes[] = {{"included", TaxNote::included}, {"excluded", TaxNote::excluded}};
constexpr Name<Payer> payers[] = {{"seller", Payer::seller}, {"buyer", Payer::buyer}};
constexpr Name<PickedBy> pickers[] = {{"ai", PickedBy::ai}, {"person", PickedBy::person}, {"rules", PickedBy::rules}};

std::optional<Money> money(const Json& value) {
    const auto amount = integer(value, "amount");
    std::string currency = text(value, "currency", 8);
    if (!amount || *amount < 0 || currency.empty()) return std::nullopt;
    return Money::of(*amount, currency);
}

std::optional<Money> money(const Json& object, const char* key) {
    const Json* value = object_member(object, key);
    return value ? money(*value) : std::nullopt;
}

// A stated protocol that is empty or no text is unknown.
Protocol protocol_of(const Json& seller) {
    const Json* stated = member(seller, "protocol");
    if (!stated) return protocol_named({});
    const std::string_view name = raw_text(seller, "protocol").value_or("");
    return name.empty() ? Protocol::unknown : protocol_named(name);
}

// A calendar date, or the date of a time.
std::string date(const Json& object, const char* key) { return time(object, key); }

void read_price(const Json& value, Product& product) {
    if (const Json* list = object_member(value, "list_price")) {
        const auto price = money(*list);
        const PriceBasis basis = one_of(*list, "basis", bases, PriceBasis::none, PriceBasis::none);
        if (price && basis != PriceBasis::none && price->currency == product.price.currency &&
            price->amount > product.price.amount)
            product.list_price = ListPrice{*price, basis};
    }
    if (const Json* unit = object_member(value, "unit_price")) {
        const auto price = money(*unit);
        std::string per = text(*unit, "per");
        if (price && !per.empty()) product.unit_price = UnitPrice{*price, std::move(per)};
    }
    product.tax = one_of(value, "tax", taxes, TaxNote::not_stated, TaxNote::not_stated);
}

void read_rating(const Json& value, Product& product) {
    const Json* rating = object_member(value, "rating");
    const Json* given = rating ? member(*rating, "value") : nullptr;
    const Json* scale = rating ? member(*rating, "scale_max") : nullptr;
    const auto milli = given ? scaled_of(*given, 1000) : std::nullopt,
               most = scale ? scaled_of(*scale, 1000) : std::nullopt;
    if (!milli || !most || *milli < 0 || *most <= 0 || *milli > *most) return;
    product.rating = Rating{*milli, *most, integer_or(*rating, "count", 0), text(*rating, "source")};
    if (product.rating->count < 0) product.rating.reset();
}

void read_availability(const Json& value, Product& product) {
    const Json* stock = object_member(value, "availability");
    if (!stock) return;
    product.availability = {one_of(*stock, "status", stocks, Stock::unknown, Stock::unknown),
        integer(*stock, "quantity"), time(*stock, "checked_at")};
}

void read_delivery(const Json& value, Product& product) {
    const Json* delivery = object_member(value, "delivery");
    if (delivery)
        product.delivery =
            DeliveryPromise{date(*delivery, "earliest"), date(*delivery, "latest"), money(*delivery, "cost")};
}

void read_service(const Json& value, Product& product) {
    product.condition = one_of(value, "condition", conditions, Condition::not_stated, Condition::not_stated);
    product.condition_note = text(value, "condition_note");
    if (const Json* returns = object_member(value, "returns")) {
        product.return_days = integer(*returns, "days");
        product.return_payer = one_of(*returns, "paid_by", payers, Payer::not_stated, Payer::not_stated);
    }
    if (product.return_days && *product.return_days < 0) product.return_days.reset();
    if (const Json* warranty = object_member(value, "warranty")) product.warranty_months = integer(*warranty, "months");
    if (product.warranty_months && *product.warranty_months <= 0) product.warranty_months.reset();
    const Json* size = object_member(value, "dimensions");
    const Json* sides[] = {size ? member(*size, "length") : nullptr, size ? member(*size, "width") : nullptr,
        size ? member(*size, "height") : nullptr};
    if (!sides[0] || !sides[1] || !sides[2]) return;
    const auto length = scaled_of(*sides[0], 1000), width = scaled_of(*sides[1], 1000),
               height = scaled_of(*sides[2], 1000);
    if (length && width && height) product.dimensions = Dimensions{*length, *width, *height, text(*size, "unit")};
}

void read_texts(const Json& value, Product& product) {
    product.lang = text(value, "lang", 35);
    product.description = text(value, "description", limits::long_text);
    for (const Json& entry : list_member(value, "images")) {
        std::string url = image(entry, "url");
        if (!url.empty() && product.images.size() < limits::small)
            product.images.push_back({std::move(url), text(entry, "alt"), color(entry, "color")});
    }
    product.fit = texts(value, "fit");
    product.promotion = one_of(value, "promotion", promotions, Promotion::not_stated, Promotion::not_stated);
    product.offer = text(value, "offer");
    for (const Json& entry : list_member(value, "checks")) {
        WishCheck check{text(entry, "text"), boolean(entry, "met", false)};
        if (!check.text.empty() && product.checks.size() < limits::small) product.checks.push_back(std::move(check));
    }
    for (const Json& entry : list_member(value, "links")) {
        CatalogLink link{text(entry, "type", limits::id), text(entry, "title"), https(entry, "url")};
        if (!link.url.empty() && product.links.size() < limits::small) product.links.push_back(std::move(link));
    }
}

std::optional<Variant> read_variant(const Json& value, const std::vector<ProductOption>& options) {
    Variant variant;
    variant.id = id(value, "id");
    if (variant.id.empty()) return std::nullopt;
    const Json* chosen = object_member(value, "options");
    for (const ProductOption& option : options) {
        std::string given = chosen ? text(*chosen, option.name.c_str()) : std::string();
        if (given.empty()) return std::nullopt;  // could never be told from another
        variant.options.push_back({option.name, std::move(given)});
    }
    variant.price = money(value, "price");
    variant.available = boolean(value, "available", true);
    variant.quantity = integer(value, "quantity");
    variant.image = image(value, "image");
    return variant;
}

bool read_variants(const Json& value, Product& product) {
    for (const Json& entry : list_member(value, "options")) {
        ProductOption option{text(entry, "name"), texts(entry, "values")};
        if (option.name.empty() || option.values.empty() || product.options.size() == limits::small) return false;
        product.options.push_back(std::move(option));
    }
    for (const Json& entry : list_member(value, "variants")) {
        auto variant = read_variant(entry, product.options);
        if (!variant || product.variants.size() == limits::variants || find_variant(product, variant->id)) continue;
        if (variant->price && variant->price->currency != product.price.currency) continue;
        product.variants.push_back(std::move(*variant));
    }
    const std::string selected = id(value, "selected");
    if (find_variant(product, selected)) product.selected = selected;
    return !product.variants.empty();
}

std::optional<Product> read_product(const Json& value) {
    Product product;
    product.id = id(value, "id");
    product.title = text(value, "title");
    const auto price = money(value, "price");
    const Json* seller = object_member(value, "seller");
    if (product.id.empty() || product.title.empty() || !price || !seller ||
        !read_quantity_unit(value, product.quantity_unit))
        return std::nullopt;
    product.price = *price;
    product.seller = {id(*seller, "id"), text(*seller, "name"), text(*seller, "support"), protocol_of(*seller)};
    if (product.seller.id.empty() || product.seller.name.empty() || !read_variants(value, product)) return std::nullopt;
    read_price(value, product);
    read_rating(value, product);
    read_availability(value, product);
    read_delivery(value, product);
    read_service(value, product);
    read_texts(value, product);
    return product;
}

}  // namespace

std::optional<Catalog> read_catalog(const Json& value, std::string* problem) {
    const auto refuse = [&](const char* why) -> std::optional<Catalog> {
        if (problem) *problem = why;
        return std::nullopt;
    };
    if (!value.is_object()) return refuse("catalog is not an object");
    if (!has_list(value, "products")) return refuse("catalog.products is not a list");
    Catalog catalog{text(value, "query"), text(value, "ranking"),
        one_of(value, "picked_by", pickers, PickedBy::not_stated, PickedBy::not_stated), {}};
    for (const Json& entry : list_member(value, "products")) {
        if (catalog.products.size() == limits::products) break;
        auto product = read_product(entry);
        if (product && !find_product(catalog, product->id)) catalog.products.push_back(std::move(*product));
    }
    if (catalog.products.empty() && !list_member(value, "products").empty())
        return refuse("no product has id, title, price, seller and variants");
    return catalog;
}

}  // namespace till::wire
