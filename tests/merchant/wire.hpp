// What the three roles share on the wire: JSON answers, ids, clocks, signatures. Knows nothing of shopping.
#pragma once

#include <httplib.h>
#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>

namespace merchant {

using Json = nlohmann::ordered_json;

std::int64_t now_ms();
std::string rfc3339(std::int64_t ms);
std::string new_id(const std::string& prefix);                         // 128 random bits
std::string hmac_sha256_hex(const std::string& key, const std::string& text);
std::string sha256_hex(const std::string& text);
// Key order and 1.0 or 1 do not matter (ACP idempotency equality).
std::string canonical(const Json& json);

// What came from outside is read here and nowhere else. Null for what is no JSON, or nests deeper than 64.
Json parse(const std::string& body);
// Null for what is no JSON object.
Json parse_object(const std::string& body);
std::string text(const Json& object, const char* name);
// A member that is an object, or an empty one that outlives the caller.
const Json& part(const Json& object, const char* name);
std::int64_t number(const Json& object, const char* name, std::int64_t otherwise = 0);

std::string lower(std::string ascii);
void answer(httplib::Response& response, int status, const Json& body);
// The flat ACP Error; `type` follows from the status.
Json error(int status, const std::string& code, const std::string& message, const std::string& param = "");
void refuse(httplib::Response& response, int status, const std::string& code, const std::string& message, const std::string& param = "");

}  // namespace merchant
