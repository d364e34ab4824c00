// Which checkout protocol, in which version, a seller speaks: a fact the host states in the catalog. Every call, reply
// and pending payment carries it, so that a body is never read in another dialect than it was asked in.
// Knows nothing of any dialect.
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
bool is_ucp(Protocol protocol);                  // for core/wire; elsewhere ask for the behaviour, below
std::int64_t most_units(Protocol protocol);      // of one thing in one order
std::int64_t within_units(Protocol protocol, std::int64_t quantity);
bool counts_steps(Protocol protocol);            // a quantity may be of a unit of measure, see core/market/quantity.hpp

// ---- behaviours in which the protocols differ: UCP's are true ----
bool sum_is_plain(Protocol protocol);                 // the total is the plain sum of its rows, and must be to be paid
bool errors_come_before_handover(Protocol protocol);  // what the shopper can correct is corrected before escalation
bool consents_in_update(Protocol protocol);           // marketing consents are part of the checkout, not of Complete
bool bank_tells_business(Protocol protocol);          // the outcome of the bank's step does not pass through us
bool conflict_may_be_paid(Protocol protocol);         // a key known with other bytes may have bought something
bool error_ends_payment(Protocol protocol);           // a session back at the start with an error was not paid
bool outcome_known_at_expiry(Protocol protocol);      // an expired session is not asked about again

}  // namespace till
