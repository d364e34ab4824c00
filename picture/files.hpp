// Pictures from files and to files: a product's SVG, PNG or JPEG in, PNG out and in again.
// Knows nothing of what they show.
#pragma once

#include "picture/raster.hpp"

#include <optional>
#include <string>

namespace till::picture {

// Premultiplied, at the size that web/engine/images.js would give it: vectors 640 px on their longest side, others 1024 px at most.
// Nothing for what is no picture.
std::optional<Raster> read_art(const std::string& path);

// Opaque pictures, 8 bits a channel.
bool write_png(const std::string& path, const Raster& flattened);
std::optional<Raster> read_png(const std::string& path);

}  // namespace till::picture
