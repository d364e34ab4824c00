// Fixtures read from files, changed in one place and put through the front door. Knows nothing of any one test.
#pragma once

#include "core/wire/wire.hpp"
#include "tests/core/builders.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace till::test {

using Json = nlohmann::json;

std::string bytes_of(const std::string& path);
Json fixture(const std::string& name);  // tests/wire/fixtures/<name>.json

// The value at the JSON pointer replaced (or added), or taken out.
Json with(Json value, const std::string& pointer, Json put);
Json without(Json value, const std::string& pointer);

std::optional<Event> read(const Json& envelope);
std::string problem_of(std::string_view envelope);                 // empty: it was read
std::string reply(const Json& body, std::uint32_t request = 7);    // an envelope
std::optional<Session> session_in(const Json& body);               // nullopt: answered, and not a session

template <typename Kind>
std::optional<Kind> read_as(const Json& envelope) {
    const auto event = read(envelope);
    const auto* found = event ? std::get_if<Kind>(&event->what) : nullptr;
    return found ? std::optional<Kind>(*found) : std::nullopt;
}

// Whether a shopper with a card for every handler gets as far as a token by pressing Pay.
bool payable(const Session& session);

}  // namespace till::test
