// What a checkout's business may rely on being shown, checked on the view against the body itself: every total in order and
// verbatim, every disclosure beside its line, every message. Knows the protocols' words on display, not the readers.
#pragma once

#include "tests/wire/fixtures.hpp"

#include <string>
#include <vector>

namespace till::test {

std::optional<Session> session_in(const Json& body, Protocol protocol);  // nullopt: answered, and not a session

// A shopper who opened the card of a seller who speaks `protocol`, got `session` and has a card for each of its handlers.
Surface showing(const Session& session);

// Empty: the contract holds. Else what is broken, in words.
std::vector<std::string> breaches(const Json& body, Protocol protocol);

}  // namespace till::test
