// SHA-256 (FIPS 180-4) and FNV-1a, the same in every build. Knows nothing of what is hashed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace till {

std::string sha256_hex(std::string_view bytes);  // 64 lower-case hex digits

// For tables and ids, not against an attacker. `hash` continues an earlier one.
std::uint32_t fnv_1a(std::string_view bytes, std::uint32_t hash = 2166136261U);

}  // namespace till
