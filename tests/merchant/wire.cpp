// See wire.hpp.
#include "tests/merchant/wire.hpp"

#include "tests/merchant/door.hpp"

#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ctime>

namespace merchant {
namespace {

constexpr std::size_t most_depth = 64;  // arrays and objects inside one another

std::string hex(const unsigned char* bytes, std::size_t size) {
    std::string out;
    for (std::size_t i = 0; i < size; ++i) {
        out += "0123456789abcdef"[bytes[i] >> 4];
        out += "0123456789abcdef"[bytes[i] & 15];
    }
    return out;
}

Json sorted(const Json& json) {
    if (json.is_object()) {
        std::vector<std::pair<std::string, Json>> members;
        for (const auto& [name, value] : json.items()) members.emplace_back(name, sorted(value));
        std::sort(members.begin(), members.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        Json out = Json::object();
        for (auto& [name, value] : members) out[name] = std::move(value);
        return out;
    }
    if (json.is_array()) {
        Json out = Json::array();
        for (const Json& item : json) out.push_back(sorted(item));
        return out;
    }
    if (json.is_number_float()) {
        const double value = json.get<double>();
        if (std::floor(value) == value && std::fabs(value) < 9e15) return static_cast<std::int64_t>(value);
    }
    return json;
}

}  // namespace

std::int64_t now_ms() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

std::string rfc3339(std::int64_t ms) {
    const std::time_t seconds = static_cast<std::time_t>(ms / 1000);
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    char buffer[32];
    std::strftime(buffer, sizeof buffer, "%Y-%m-%dT%H:%M:%SZ", &utc);
    return buffer;
}

std::string new_id(const std::string& prefix) {
    unsigned char bytes[16];
    RAND_bytes(bytes, sizeof bytes);
    return prefix + hex(bytes, sizeof bytes);
}

std::string hmac_sha256_hex(const std::string& key, const std::string& message) {
    unsigned char out[32];
    unsigned int size = 0;
    HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(message.data()),
        message.size(), out, &size);
    return hex(out, size);
}

std::string sha256_hex(const std::string& message) {
    unsigned char out[32];
    SHA256(reinterpret_cast<const unsigned char*>(message.data()), message.size(), out);
    return hex(out, sizeof out);
}

std::string canonical(const Json& json) { return sorted(json).dump(); }

Json parse(const std::string& body) {
    if (nests_deeper_than(body, most_depth)) return Json();
    Json json = Json::parse(body, nullptr, false);
    return json.is_discarded() ? Json() : json;
}

Json parse_object(const std::string& body) {
    Json json = parse(body);
    return json.is_object() ? json : Json();
}

std::string text(const Json& object, const char* name) {
    if (!object.is_object()) return "";
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

const Json& part(const Json& object, const char* name) {
    static const Json none = Json::object();
    if (!object.is_object()) return none;
    const auto found = object.find(name);
    return found != object.end() && found->is_object() ? *found : none;
}

std::int64_t number(const Json& object, const char* name, std::int64_t otherwise) {
    if (!object.is_object()) return otherwise;
    const auto found = object.find(name);
    if (found == object.end() || !found->is_number()) return otherwise;
    if (found->is_number_float() && !(std::fabs(found->get<double>()) < 9e15)) return otherwise;
    if (found->is_number_unsigned() && found->get<std::uint64_t>() > INT64_MAX) return otherwise;
    return found->get<std::int64_t>();
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
        [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c); });
    return text;
}

void answer(httplib::Response& response, int status, const Json& body) {
    response.status = status;
    response.set_header("Cache-Control", "no-store");
    response.set_content(body.dump(), "application/json");
}

Json error(int status, const std::string& code, const std::string& message, const std::string& param) {
    Json body = {{"type", status >= 500 || status == 429 ? "service_unavailable" : "invalid_request"}, {"code", code},
        {"message", message}};
    if (!param.empty()) body["param"] = param;
    return body;
}

void refuse(httplib::Response& response, int status, const std::string& code, const std::string& message,
    const std::string& param) {
    answer(response, status, error(status, code, message, param));
}

}  // namespace merchant
