// The readers and writers of each dialect part, for use inside core/wire and by core/update for request bodies.
// Knows nothing of JSON itself, so that whoever includes this sees none.
#pragma once

#include "core/catalog.hpp"
#include "core/locale.hpp"
#include "core/session.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace till::wire {

// ---- bodies of ACP 2026-04-17 requests, deterministic to the byte ----
struct RequestedItem { std::string id; std::int64_t quantity = 1; };

struct CreateRequest {
    std::vector<RequestedItem> items;
    std::string currency;
    std::string locale;
    std::string buyer_name, email, phone;
    std::optional<Address> address;
    std::vector<std::string> codes;
};
std::string acp_create(const CreateRequest& request);

// Only what is set is sent: an ACP update is a patch.
struct UpdateRequest {
    std::optional<std::vector<RequestedItem>> items;
    struct Delivery { std::string name, email, phone; std::optional<Address> address; };
    std::optional<Delivery> delivery;
    std::optional<std::vector<SelectedOption>> selected;
    std::optional<std::vector<std::string>> codes;
};
std::string acp_update(const UpdateRequest& request);

struct CompleteRequest {
    std::string buyer_name, email, phone;
    std::string handler, instrument_type, token_handle;
    std::optional<Address> billing;
    struct Opted { std::string channel; bool in = false; };
    std::vector<Opted> consents;
    std::string authentication_outcome;         // empty: no challenge was asked
    std::string authentication_details_handle;  // empty: no details
};
std::string acp_complete(const CompleteRequest& request);

}  // namespace till::wire
