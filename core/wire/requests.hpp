// Request bodies in the seller's dialect: what update code asks the merchant, as values, and the bytes they become.
// Shows no JSON. Knows nothing of why a request is made.
#pragma once

#include "core/market/protocol.hpp"
#include "core/market/session.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace till::wire {

// The same request is always the same bytes.

struct RequestedItem { std::string id; std::int64_t quantity = 1; };

struct CreateRequest {
    std::vector<RequestedItem> items;
    std::string currency;
    std::string locale;
    std::string buyer_name, email, phone;
    std::optional<Address> address;
    std::vector<std::string> codes;
};
std::string write_create(Protocol protocol, const CreateRequest& request);

struct Opted { std::string channel; bool in = false; };

// Only what is set changes. An ACP update is a patch and holds nothing else; a UCP update is the whole of `session`
// anew.
struct UpdateRequest {
    std::optional<std::vector<RequestedItem>> items;
    struct Delivery { std::string name, email, phone; std::optional<Address> address; };
    std::optional<Delivery> delivery;
    std::optional<std::vector<SelectedOption>> selected;
    std::optional<std::vector<std::string>> codes;
    std::vector<Opted> consents;                // UCP; ACP says them in Complete
};
std::string write_update(Protocol protocol, const UpdateRequest& request, const Session& session);

struct CompleteRequest {
    std::string buyer_name, email, phone;
    std::string handler, method, instrument_type, token_handle;
    std::optional<Address> billing;
    std::vector<Opted> consents;
    std::string authentication_outcome;         // empty: no challenge was asked
    std::string authentication_details_handle;  // empty: no details
};
std::string write_complete(Protocol protocol, const CompleteRequest& request);

}  // namespace till::wire
