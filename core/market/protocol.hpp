// Which checkout protocol, in which version, a seller speaks: a fact the host states in the catalog. Every call, reply and
// note carries it, so that a body is never read in another dialect than it was asked in. Knows nothing of any dialect.
#pragma once

#include <cstdint>
#include <string_view>

namespace till {

// Written "acp/2026-04-17" on the outside. `unknown`: stated, and none of these; nothing can be bought by it.
enum class Protocol : std::uint8_t { acp_2026_04_17, acp_2025_09_29, ucp_2026_04_08, ucp_2026_08_25, unknown };

Protocol protocol_named(std::string_view name);  // empty: not stated, which is acp/2026-04-17
std::string_view name_of(Protocol protocol);     // unknown: empty
bool is_spoken(Protocol protocol);               // an order can be opened in it
bool is_payable(Protocol protocol);              // and paid
bool is_ucp(Protocol protocol);
std::int64_t most_units(Protocol protocol);      // of one thing in one order
bool counts_steps(Protocol protocol);            // a quantity may be of a unit of measure, see core/market/quantity.hpp

}  // namespace till
