// The readers and writers of each dialect part, for use inside core/wire and by core/surface/update for request bodies.
// Knows nothing of JSON itself, so that whoever includes this sees none.
#pragma once

#include "core/market/catalog.hpp"
#include "core/language/locale.hpp"
#include "core/market/session.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace till::wire {

std::string lower_case(std::string text);  // ASCII; ACP writes currencies so

// ---- request bodies, deterministic to the byte, each in the seller's dialect ----
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

// Only what is set changes. An ACP update is a patch and holds nothing else; a UCP update is the whole of `session` anew.
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

// ---- the dialects, for use inside core/wire ----
std::string acp_create(const CreateRequest& request);
std::string acp_update(const UpdateRequest& request);
std::string acp_complete(const CompleteRequest& request);
std::string acp_2025_create(const CreateRequest& request);
std::string acp_2025_update(const UpdateRequest& request);
std::string ucp_create(const CreateRequest& request, Protocol protocol);
std::string ucp_update(const UpdateRequest& request, const Session& session, Protocol protocol);
std::string ucp_complete(const CompleteRequest& request);

}  // namespace till::wire
