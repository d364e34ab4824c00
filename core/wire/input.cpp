// Reads the envelopes that are for the surface and not for the core. Knows nothing of what a surface does with them.
#include "core/wire/input.hpp"

#include <algorithm>

namespace till::wire {
namespace {

using Type = EnvelopeType;

constexpr double farthest = 1'000'000;  // CSS px; beyond it no surface reaches

// Absent and wrong are nothing.
float decimal(const Json& envelope, const char* key) {
    const Json* value = member(envelope, key);
    if (!value || !value->is_number()) return 0;
    return static_cast<float>(std::clamp(value->get<double>(), -farthest, farthest));
}

std::uint32_t word(const Json& envelope, const char* key) {
    const std::int64_t value = integer_or(envelope, key, 0);
    return value > 0 && value <= INT64_C(0xffffffff) ? static_cast<std::uint32_t>(value) : 0;
}

int pixels(const Json& envelope, const char* key) { return static_cast<int>(decimal(envelope, key)); }

// Each member of a flat object as text: whole numbers, true and false are written out.
Themed read_theme(const Json& theme) {
    Themed read;
    for (auto entry = theme.begin(); entry != theme.end(); ++entry) {
        const char* name = entry.key().c_str();
        std::string value;
        if (entry->is_string()) value = raw_text(theme, name)->substr(0, limits::long_text);
        else if (entry->is_boolean()) value = boolean(theme, name, false) ? "true" : "false";
        else if (entry->is_number()) value = std::to_string(pixels(theme, name));
        else continue;
        read.wishes.push_back({name, std::move(value)});
    }
    return read;
}

}  // namespace

std::optional<Input> read_input(EnvelopeType type, const Json& envelope, std::int64_t at, std::string& problem) {
    const NodeId node{word(envelope, "node")};
    const std::uint32_t image = word(envelope, "image");
    switch (type) {
        case Type::pointer:
            return PointerMoved{decimal(envelope, "x"), decimal(envelope, "y"), boolean(envelope, "down", false),
                boolean(envelope, "inside", false)};
        case Type::frame_shown: return FrameShown{};
        case Type::activate: return Activated{at, node};
        case Type::typed: return Typed{at, node, std::string(raw_text(envelope, "text").value_or(""))};
        case Type::focus: return Focused{node, boolean(envelope, "visible", false)};
        case Type::scroll: return Scrolled{node, decimal(envelope, "offset")};
        case Type::resize:
            return Resized{decimal(envelope, "width"), decimal(envelope, "max_height"), decimal(envelope, "scale")};
        case Type::image: return ImageArrived{image, pixels(envelope, "width"), pixels(envelope, "height")};
        case Type::image_dropped: return ImageDropped{image};
        case Type::theme:
            if (const Json* theme = object_member(envelope, "theme")) return read_theme(*theme);
            problem = "theme is not an object";
            return std::nullopt;
        default: return std::nullopt;
    }
}

}  // namespace till::wire
