// Reads the envelopes that are for the surface: its size, theme, pointer, focus, scrolling and pictures.
// Knows nothing of what an input leads to.
#pragma once

#include "core/state/input.hpp"
#include "core/wire/json.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace till::wire {

// What an envelope is, by its type. Answers carry the request that they answer; inputs are for the surface.
enum class EnvelopeType : std::uint8_t {
    unknown,
    locale, catalog, host, connectivity, returned, keys_asked, timer,
    reply, refused, lost, recalled, methods, token, token_refused, authentication, embedded, buyer,  // answers
    resize, theme, pointer, focus, scroll, image, image_dropped, frame_shown, activate, typed,       // inputs
};

// nullopt: no input, or `problem` says what is wrong with it.
std::optional<Input> read_input(EnvelopeType type, const Json& envelope, std::int64_t at, std::string& problem);

}  // namespace till::wire
