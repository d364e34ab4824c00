// Finding things in a catalog. Knows nothing else.
#include "core/catalog.hpp"

namespace till {

const Product* find_product(const Catalog& catalog, const std::string& id) {
    for (const Product& product : catalog.products) {
        if (product.id == id) return &product;
    }
    return nullptr;
}

const Variant* find_variant(const Product& product, const std::string& id) {
    for (const Variant& variant : product.variants) {
        if (variant.id == id) return &variant;
    }
    return nullptr;
}

const Money& price_of(const Product& product, const Variant* variant) {
    return variant && variant->price ? *variant->price : product.price;
}

}  // namespace till
