// What a chat line asks for, and the goods that answer it: SQLite FTS5 over the catalog, wishes read from the words.
// Knows nothing of HTTP, chats or checkout.
#pragma once

#include "tests/merchant/database.hpp"
#include "tests/merchant/shop.hpp"

#include <optional>
#include <set>

namespace merchant {

struct Wishes {
    std::vector<std::string> words;          // what the goods should be, folded to ASCII lower case
    std::optional<std::int64_t> ceiling;     // minor units of `currency`
    std::string currency;                    // "" = any
    std::vector<std::string> sizes, colors;
    int days = 0;                            // must be there within so many days; 0 = no wish
    std::string deadline;                    // "Friday" as it was said
};

Wishes read_wishes(const std::string& line, std::int64_t now);

class Search {
public:
    Search(Database& db, const Shop& shop);
    // At most `most` products in the contract's form (till/catalog/1), best first; `stock` is item -> quantity now.
    Json find(const std::string& line, bool french, const Json& stock, std::int64_t now, std::size_t most = 3) const;

    // Places in the catalog of what the words and the price of `line` match, best first.
    std::vector<std::size_t> matching(const std::string& line, std::int64_t now) const;

private:
    Json card(const Json& product, const Wishes& wishes, bool french, const Json& stock, std::int64_t now) const;
    Database& db_;
    const Shop& shop_;
};

}  // namespace merchant
