// The protocols by name. Knows nothing of what is said in them.
#include "core/market/protocol.hpp"

#include "core/base/intake.hpp"

namespace till {
namespace {

struct Row {
    Protocol protocol;
    std::string_view name;
};

constexpr Row rows[] = {
    {Protocol::acp_2026_04_17, "acp/2026-04-17"},
    {Protocol::acp_2025_09_29, "acp/2025-09-29"},
    {Protocol::ucp_2026_04_08, "ucp/2026-04-08"},
    {Protocol::ucp_2026_08_25, "ucp/2026-08-25"},
};

}  // namespace

Protocol protocol_named(std::string_view name) {
    if (name.empty()) return Protocol::acp_2026_04_17;
    for (const Row& row : rows) {
        if (row.name == name) return row.protocol;
    }
    return Protocol::unknown;
}

std::string_view name_of(Protocol protocol) {
    for (const Row& row : rows) {
        if (row.protocol == protocol) return row.name;
    }
    return {};
}

bool is_spoken(Protocol protocol) { return protocol != Protocol::unknown; }

bool is_payable(Protocol protocol) { return protocol == Protocol::acp_2026_04_17 || is_ucp(protocol); }

bool is_ucp(Protocol protocol) { return protocol == Protocol::ucp_2026_04_08 || protocol == Protocol::ucp_2026_08_25; }

// ACP 2026-04-17 has no quantity in a request, n units are n entries; the others write a number, which counts steps of a
// unit in the newest UCP, and ends where it ends there.
std::int64_t most_units(Protocol protocol) {
    if (counts_steps(protocol)) return 9'007'199'254'740'991;
    return protocol == Protocol::acp_2026_04_17 ? limits::quantity : 1'000'000;
}

bool counts_steps(Protocol protocol) { return protocol == Protocol::ucp_2026_08_25; }

}  // namespace till
