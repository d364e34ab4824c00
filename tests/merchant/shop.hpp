// The goods and who sells them, read once from the catalog folder. Knows nothing of stock as it moves, or of orders.
#pragma once

#include "tests/merchant/wire.hpp"

#include <map>
#include <string>
#include <vector>

namespace merchant {

// How a thing is sold: one whole unit counts so many steps, and it is sold in multiples of so many. 1 and 1: by the piece.
struct SaleBasis { std::int64_t one = 1, increment = 1; };
SaleBasis basis_of(const Json& product);
// "1.5 lb"; a bare number where things are sold by the piece.
std::string measured(const Json& product, std::int64_t steps, bool french);
// As a protocol without units has to call it, which sells whole units as pieces: "House coffee beans, 1 lb".
std::string whole_title(const Json& product, bool french);

struct Shop {
    std::vector<Json> products;
    std::map<std::string, Json> sellers;                                  // by id
    std::map<std::string, std::pair<std::size_t, std::size_t>> variants;  // item id -> product, variant

    // Throws std::runtime_error where a file is missing or no JSON.
    static Shop load(const std::string& folder);
    const Json* product_of(const std::string& item) const;
    const Json* variant_of(const std::string& item) const;
};

// "title" or, in French, "title_fr" where there is one.
std::string said(const Json& object, const std::string& name, bool french);
// The date so many working days from now.
std::string working_day(std::int64_t now, int days);
// Sent on with the saved cards' help by host and payment service alike; a real one would be configured.
struct Ports { int host = 8787, merchant = 8788, psp = 8789; };
std::string origin(int port);

// An option and its value as the buyer's language says them.
struct OptionWords { std::string name, value; };
OptionWords option_said(const Json& product, const std::string& name, const std::string& value, bool french);

}  // namespace merchant
