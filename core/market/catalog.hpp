// The products of one answer (dialect till/catalog/1), typed. Knows nothing of JSON, of prices changing or of paying.
#pragma once

#include "core/base/money.hpp"
#include "core/market/protocol.hpp"
#include "core/market/quantity.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace till {

// A promotion that the feed leaves out is shown as not stated.
enum class Promotion : std::uint8_t { not_stated, sponsored, partner, own_brand, none };
enum class Stock : std::uint8_t { unknown, in_stock, low_stock, out_of_stock, backorder, pre_order };
enum class Condition : std::uint8_t { not_stated, fresh, refurbished, used };
enum class PriceBasis : std::uint8_t { none, list, lowest_30_days };
enum class TaxNote : std::uint8_t { not_stated, included, excluded };
enum class Payer : std::uint8_t { not_stated, seller, buyer };

// color: "#rrggbb", what stands in its place until it is there; "" = none given.
struct CatalogImage { std::string url; std::string alt; std::string color; bool operator==(const CatalogImage&) const = default; };
struct CatalogLink { std::string type; std::string title; std::string url; bool operator==(const CatalogLink&) const = default; };
struct ListPrice { Money price; PriceBasis basis = PriceBasis::none; bool operator==(const ListPrice&) const = default; };
struct UnitPrice { Money price; std::string per; bool operator==(const UnitPrice&) const = default; };

struct Rating {
    std::int64_t value_milli = 0;  // 4400 = 4.4
    std::int64_t scale_max_milli = 0;
    std::int64_t count = 0;
    std::string source;
    bool operator==(const Rating&) const = default;
};

struct StockState {
    Stock stock = Stock::unknown;
    std::optional<std::int64_t> quantity;
    std::string checked_at;  // RFC 3339
    bool operator==(const StockState&) const = default;
};

struct DeliveryPromise {
    std::string earliest, latest;  // dates
    std::optional<Money> cost;
    bool operator==(const DeliveryPromise&) const = default;
};

struct Dimensions {
    std::int64_t length_milli = 0, width_milli = 0, height_milli = 0;
    std::string unit;
    bool operator==(const Dimensions&) const = default;
};

struct WishCheck { std::string text; bool met = false; bool operator==(const WishCheck&) const = default; };
struct ProductOption { std::string name; std::vector<std::string> values; bool operator==(const ProductOption&) const = default; };
struct NamedValue { std::string name; std::string value; bool operator==(const NamedValue&) const = default; };

struct Variant {
    std::string id;                    // the item id of the checkout protocol
    std::vector<NamedValue> options;
    std::optional<Money> price;        // absent: the product's
    bool available = true;
    std::optional<std::int64_t> quantity;
    std::string image;
    bool operator==(const Variant&) const = default;
};

struct Seller { std::string id; std::string name; std::string support; Protocol protocol{}; bool operator==(const Seller&) const = default; };

struct Product {
    std::string id;
    std::string title;
    std::string lang;
    std::string description;
    std::vector<CatalogImage> images;
    Money price;
    SoldBy quantity_unit;              // the price is of one whole unit of it; absent: of one thing
    std::optional<ListPrice> list_price;
    std::optional<UnitPrice> unit_price;
    TaxNote tax = TaxNote::not_stated;
    std::optional<Rating> rating;
    StockState availability;
    std::optional<DeliveryPromise> delivery;
    Seller seller;
    Condition condition = Condition::not_stated;
    std::string condition_note;
    std::optional<std::int64_t> return_days;
    Payer return_payer = Payer::not_stated;
    std::optional<std::int64_t> warranty_months;
    std::optional<Dimensions> dimensions;
    std::vector<std::string> fit;
    Promotion promotion = Promotion::not_stated;
    std::string offer;
    std::vector<WishCheck> checks;
    std::vector<ProductOption> options;
    std::vector<Variant> variants;     // at least one
    std::string selected;              // the variant the host proposes, "" = the shopper chooses
    std::vector<CatalogLink> links;
    bool operator==(const Product&) const = default;
};

enum class PickedBy : std::uint8_t { not_stated, ai, person, rules };

struct Catalog {
    std::string query;
    std::string ranking;
    PickedBy picked_by = PickedBy::not_stated;
    std::vector<Product> products;     // ids are unique
    bool operator==(const Catalog&) const = default;
};

const Product* find_product(const Catalog& catalog, const std::string& id);
const Variant* find_variant(const Product& product, const std::string& id);
// The one variant that these choices leave; never a guess between variants that differ. nullptr: more must be chosen.
const Variant* chosen_variant(const Product& product, const std::vector<NamedValue>& chosen);
const std::string& color_of(const Product& product, const std::string& image);  // of the picture at that address; "" = none given
const Money& price_of(const Product& product, const Variant* variant);

}  // namespace till
