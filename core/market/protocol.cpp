// The protocols by name. Knows nothing of what is said in them.
#include "core/market/protocol.hpp"

#include "core/base/intake.hpp"

#include <algorithm>

namespace till {
namespace {

struct Name {
    Protocol protocol;
    std::string_view name;
};

constexpr Name names[] = {
    {Protocol::acp_2026_04_17, "acp/2026-04-17"},
    {Protocol::acp_2025_09_29, "acp/2025-09-29"},
    {Protocol::ucp_2026_04_08, "ucp/2026-04-08"},
    {Protocol::ucp_2026_08_25, "ucp/2026-08-25"},
};

}  // namespace

Protocol protocol_named(std::string_view name) {
    if (name.empty()) return Protocol::acp_2026_04_17;
    for (const Name& row : names) {
        if (row.name == name) return row.protocol;
    }
    return Protocol::unknown;
}

std::string_view name_of(Protocol protocol) {
    for (const Name& row : names) {
        if (row.protocol == protocol) return row.name;
    }
    return {};
}

bool is_spoken(Protocol protocol) { return protocol != Protocol::unknown; }

bool is_payable(Protocol protocol) { return protocol == Protocol::acp_2026_04_17 || is_ucp(protocol); }

bool is_ucp(Protocol protocol) { return protocol == Protocol::ucp_2026_04_08 || protocol == Protocol::ucp_2026_08_25; }

// ACP 2026-04-17 has no quantity in a request, n units are n entries; the others write a number, which in the newest UCP
// counts steps of a unit and is bounded by the largest exact JSON integer.
std::int64_t most_units(Protocol protocol) {
    if (counts_steps(protocol)) return 9'007'199'254'740'991;
    return protocol == Protocol::acp_2026_04_17 ? limits::quantity : 1'000'000;
}

bool counts_steps(Protocol protocol) { return protocol == Protocol::ucp_2026_08_25; }

std::int64_t within_units(Protocol protocol, std::int64_t quantity) { return std::min(quantity, most_units(protocol)); }

bool sum_is_plain(Protocol protocol) { return is_ucp(protocol); }

bool errors_come_before_handover(Protocol protocol) { return is_ucp(protocol); }

bool consents_in_update(Protocol protocol) { return is_ucp(protocol); }

bool bank_tells_business(Protocol protocol) { return is_ucp(protocol); }

bool conflict_may_be_paid(Protocol protocol) { return is_ucp(protocol); }

bool error_ends_payment(Protocol protocol) { return is_ucp(protocol); }

bool outcome_known_at_expiry(Protocol protocol) { return is_ucp(protocol); }

}  // namespace till
