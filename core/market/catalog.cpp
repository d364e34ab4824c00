// Finding things in a catalog. Knows nothing else.
#include "core/market/catalog.hpp"

namespace till {
namespace {

const std::string* value_of(const std::vector<NamedValue>& chosen, const std::string& name) {
    for (const NamedValue& choice : chosen) {
        if (choice.name == name) return &choice.value;
    }
    return nullptr;
}

bool matches(const Variant& variant, const std::vector<NamedValue>& chosen) {
    for (const NamedValue& option : variant.options) {
        const std::string* value = value_of(chosen, option.name);
        if (!value || *value != option.value) return false;
    }
    return true;
}

}  // namespace

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

const std::string& color_of(const Product& product, const std::string& image) {
    static const std::string none;
    for (const CatalogImage& one : product.images) {
        if (one.url == image) return one.color;
    }
    return none;
}

const Money& price_of(const Product& product, const Variant* variant) {
    return variant && variant->price ? *variant->price : product.price;
}

const Variant* chosen_variant(const Product& product, const std::vector<NamedValue>& chosen) {
    if (product.variants.size() == 1) return &product.variants.front();
    if (product.options.empty()) {  // variants without options: the first available
        for (const Variant& variant : product.variants) {
            if (variant.available) return &variant;
        }
        return nullptr;
    }
    for (const Variant& variant : product.variants) {
        if (matches(variant, chosen)) return &variant;
    }
    return nullptr;
}

}  // namespace till
