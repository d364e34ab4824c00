// Who buys and where to: the buyer as the shell tells it, and a postal address of any dialect.
// Knows nothing of JSON or of checkout sessions.
#pragma once

#include <string>
#include <vector>

namespace till {

struct Address {
    std::string id;       // of a saved address; empty when it was typed
    std::string label;    // "Home"
    std::string name, line_one, line_two, city, state, country, postal_code, company;
    bool operator==(const Address&) const = default;
};

struct Buyer {
    std::string name, email, phone;
    std::vector<Address> addresses;  // the first is the default
    bool operator==(const Buyer&) const = default;
};

}  // namespace till
