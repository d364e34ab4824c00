// SHA-256 (FIPS 180-4), the same in every build. Knows nothing of what is hashed.
#pragma once

#include <string>
#include <string_view>

namespace till {

std::string sha256_hex(std::string_view bytes);  // 64 lower-case hex digits

}  // namespace till
