// See shop.hpp.
#include "tests/merchant/shop.hpp"

#include <ctime>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace merchant {
namespace {

Json read(const std::string& path) {
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    Json json = Json::parse(text.str(), nullptr, false);
    if (!file || json.is_discarded()) throw std::runtime_error("cannot read " + path);
    return json;
}

}  // namespace

SaleBasis basis_of(const Json& product) {
    SaleBasis basis;
    const Json& unit = part(product, "quantity_unit");
    for (std::int64_t i = 0; i < number(unit, "scale"); ++i) basis.one *= 10;
    basis.increment = number(unit, "increment", 1);
    return basis;
}

std::string measured(const Json& product, std::int64_t steps, bool french) {
    const std::int64_t one = basis_of(product).one;
    std::string number = std::to_string(steps / one), fraction = std::to_string(one + steps % one).substr(1);
    while (fraction.ends_with('0')) fraction.pop_back();
    if (!fraction.empty()) number += (french ? "," : ".") + fraction;
    const std::string unit = text(part(product, "quantity_unit"), "display_text");
    return unit.empty() ? number : number + " " + unit;
}

std::string whole_title(const Json& product, bool french) {
    const std::string title = said(product, "title", french);
    return product.contains("quantity_unit") ? title + ", " + measured(product, basis_of(product).one, french) : title;
}

Shop Shop::load(const std::string& folder) {
    Shop shop;
    for (const Json& seller : read(folder + "/sellers.json")) shop.sellers[seller.at("id").get<std::string>()] = seller;
    for (const Json& product : read(folder + "/products.json")) {
        const std::size_t at = shop.products.size();
        for (std::size_t v = 0; v < product.at("variants").size(); ++v)
            shop.variants[product["variants"][v].at("id").get<std::string>()] = {at, v};
        shop.products.push_back(product);
    }
    return shop;
}

const Json* Shop::product_of(const std::string& item) const {
    const auto found = variants.find(item);
    return found == variants.end() ? nullptr : &products[found->second.first];
}

const Json* Shop::variant_of(const std::string& item) const {
    const auto found = variants.find(item);
    return found == variants.end() ? nullptr : &products[found->second.first]["variants"][found->second.second];
}

std::string said(const Json& object, const std::string& name, bool french) {
    if (french) {
        if (const std::string text_fr = text(object, (name + "_fr").c_str()); !text_fr.empty()) return text_fr;
    }
    return text(object, name.c_str());
}

std::string working_day(std::int64_t now, int days) {
    constexpr std::int64_t day_ms = 86400000;
    std::int64_t at = now;
    const auto weekend = [](std::int64_t ms) {
        const std::int64_t weekday = (ms / day_ms + 4) % 7;  // 0 = Sunday
        return weekday == 0 || weekday == 6;
    };
    do {
        at += day_ms;
        if (!weekend(at)) --days;
    } while (days > 0 || weekend(at));
    return rfc3339(at).substr(0, 10);
}

std::string origin(int port) { return "http://127.0.0.1:" + std::to_string(port); }

OptionWords option_said(const Json& product, const std::string& name, const std::string& value, bool french) {
    const Json& words = french ? part(part(product, "options_fr"), name.c_str()) : part(Json(), "");
    const std::string title = text(words, "name"), translated = text(part(words, "values"), value.c_str());
    return {title.empty() ? name : title, translated.empty() ? value : translated};
}

}  // namespace merchant
