// librsvg for vectors, GdkPixbuf for what others made of pixels, libpng and zlib for our own.
#include "picture/files.hpp"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <librsvg/rsvg.h>
#include <png.h>
#include <zlib.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>

namespace till::picture {
namespace {

constexpr double vector_side = 640;
constexpr int pixel_side = 1024;

Raster empty(int width, int height) {
    Raster raster{width, height, {}};
    raster.rgba.resize(4 * static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    return raster;
}

// Cairo keeps a pixel as one number, 0xAARRGGBB, premultiplied.
Raster from_cairo(cairo_surface_t* surface, int width, int height) {
    Raster raster = empty(width, height);
    cairo_surface_flush(surface);
    const unsigned char* data = cairo_image_surface_get_data(surface);
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
    std::uint8_t* out = raster.rgba.data();
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            std::uint32_t pixel = 0;
            std::memcpy(
                &pixel, data + static_cast<std::size_t>(y) * stride + 4 * static_cast<std::size_t>(x), sizeof pixel);
            for (const int shift : {16, 8, 0, 24}) *out++ = static_cast<std::uint8_t>(pixel >> shift & 255);
        }
    }
    return raster;
}

std::optional<Raster> read_vector(const std::string& path) {
    RsvgHandle* handle = rsvg_handle_new_from_file(path.c_str(), nullptr);
    if (!handle) return std::nullopt;
    double natural_width = vector_side, natural_height = vector_side;
    rsvg_handle_get_intrinsic_size_in_pixels(handle, &natural_width, &natural_height);
    const double scale = vector_side / std::max(1.0, std::max(natural_width, natural_height));
    const int width = std::max(1, static_cast<int>(std::lround(natural_width * scale))),
              height = std::max(1, static_cast<int>(std::lround(natural_height * scale)));
    cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height);
    cairo_t* context = cairo_create(surface);
    const RsvgRectangle place{0, 0, static_cast<double>(width), static_cast<double>(height)};
    std::optional<Raster> raster;
    if (rsvg_handle_render_document(handle, context, &place, nullptr)) raster = from_cairo(surface, width, height);
    cairo_destroy(context);
    cairo_surface_destroy(surface);
    g_object_unref(handle);
    return raster;
}

std::optional<Raster> read_pixels(const std::string& path) {
    int width = 0, height = 0;
    if (!gdk_pixbuf_get_file_info(path.c_str(), &width, &height)) return std::nullopt;
    const bool large = std::max(width, height) > pixel_side;
    GdkPixbuf* pixels = large ? gdk_pixbuf_new_from_file_at_size(path.c_str(), pixel_side, pixel_side, nullptr)
                              : gdk_pixbuf_new_from_file(path.c_str(), nullptr);
    if (!pixels) return std::nullopt;
    Raster raster = empty(gdk_pixbuf_get_width(pixels), gdk_pixbuf_get_height(pixels));
    const bool alpha = gdk_pixbuf_get_has_alpha(pixels);
    const std::uint8_t* data = gdk_pixbuf_read_pixels(pixels);
    std::uint8_t* out = raster.rgba.data();
    for (int y = 0; y < raster.height; ++y) {
        const std::uint8_t* in =
            data + static_cast<std::size_t>(y) * static_cast<std::size_t>(gdk_pixbuf_get_rowstride(pixels));
        for (int x = 0; x < raster.width; ++x, in += alpha ? 4 : 3, out += 4) {
            const unsigned share = alpha ? in[3] : 255;
            for (std::size_t c = 0; c < 3; ++c) out[c] = static_cast<std::uint8_t>((in[c] * share + 127) / 255);
            out[3] = static_cast<std::uint8_t>(share);
        }
    }
    g_object_unref(pixels);
    return raster;
}

std::string big_endian(std::uint32_t number) {
    std::string text;
    for (const int shift : {24, 16, 8, 0}) text += static_cast<char>(number >> shift & 255);
    return text;
}

Bytef* bytes(std::string& text) { return reinterpret_cast<Bytef*>(text.data()); }

std::string chunk(const char* type, const std::string& data) {
    std::string checked = type + data;
    const auto sum = static_cast<std::uint32_t>(crc32(0, bytes(checked), static_cast<uInt>(checked.size())));
    return big_endian(static_cast<std::uint32_t>(data.size())) + checked + big_endian(sum);
}

}  // namespace

std::optional<Raster> read_art(const std::string& path) {
    return path.ends_with(".svg") ? read_vector(path) : read_pixels(path);
}

bool write_png(const std::string& path, const Raster& raster) {
    // No filters: words are the same few shapes again and again, and deflate finds them only as they are.
    std::string rows;
    for (int y = 0; y < raster.height; ++y) {
        rows += '\0';
        const std::uint8_t* at =
            raster.rgba.data() + 4 * static_cast<std::size_t>(y) * static_cast<std::size_t>(raster.width);
        for (int x = 0; x < raster.width; ++x, at += 4)
            rows.append({static_cast<char>(at[0]), static_cast<char>(at[1]), static_cast<char>(at[2])});
    }
    uLongf size = compressBound(static_cast<uLong>(rows.size()));
    std::string packed(size, '\0');
    if (compress2(bytes(packed), &size, bytes(rows), static_cast<uLong>(rows.size()), Z_BEST_COMPRESSION) != Z_OK)
        return false;
    packed.resize(size);
    const std::string rgb_of_8_bits = {8, 2, 0, 0, 0};
    const std::string png = "\x89PNG\r\n\x1a\n" +
        chunk("IHDR",
            big_endian(static_cast<std::uint32_t>(raster.width)) +
                big_endian(static_cast<std::uint32_t>(raster.height)) + rgb_of_8_bits) +
        chunk("IDAT", packed) + chunk("IEND", "");
    return static_cast<bool>(std::ofstream(path, std::ios::binary) << png);
}

std::optional<Raster> read_png(const std::string& path) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (!png_image_begin_read_from_file(&image, path.c_str())) return std::nullopt;
    image.format = PNG_FORMAT_RGBA;
    Raster raster = empty(static_cast<int>(image.width), static_cast<int>(image.height));
    if (!png_image_finish_read(&image, nullptr, raster.rgba.data(), 0, nullptr)) return std::nullopt;
    return raster;
}

}  // namespace till::picture
