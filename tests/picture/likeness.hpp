// How far two pictures differ, as an eye would say it. Knows nothing of what they show.
#pragma once

#include "picture/raster.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace till::test {

using picture::Raster;

inline const std::uint8_t* texel_of(const Raster& raster, int x, int y) { return raster.rgba.data() + 4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(raster.width) + static_cast<std::size_t>(x)); }
inline double luma(const std::uint8_t* rgba) { return 0.299 * rgba[0] + 0.587 * rgba[1] + 0.114 * rgba[2]; }

inline double mean_luma(const Raster& raster, int left, int top, int right, int bottom) {
    double sum = 0;
    for (int y = top; y < bottom; ++y) {
        for (int x = left; x < right; ++x) sum += luma(texel_of(raster, x, y));
    }
    return sum / std::max(1, (right - left) * (bottom - top));
}

struct Difference {
    double share = 0;  // of pixels that differ by more than smoothing does
    double block = 0;  // of the mean brightness of the 16 x 16 px that differ most, of 255
    bool alike() const { return share < 0.02 && block < 10; }
};

// Of pictures of one size.
inline Difference difference(const Raster& a, const Raster& b) {
    constexpr int side = 16, smoothing = 48;
    Difference found;
    for (std::size_t i = 0; i < a.rgba.size(); i += 4) {
        int most = 0;
        for (std::size_t c = 0; c < 3; ++c) most = std::max(most, std::abs(a.rgba[i + c] - b.rgba[i + c]));
        found.share += most > smoothing ? 1 : 0;
    }
    found.share /= std::max(1.0, static_cast<double>(a.rgba.size()) / 4);
    for (int y = 0; y < a.height; y += side) {
        for (int x = 0; x < a.width; x += side) {
            const int right = std::min(x + side, a.width), bottom = std::min(y + side, a.height);
            found.block = std::max(found.block, std::fabs(mean_luma(a, x, y, right, bottom) - mean_luma(b, x, y, right, bottom)));
        }
    }
    return found;
}

// ---- the look of a picture in 256 signs: mean brightness of 16 x 16 fields in 64 steps ----

inline constexpr int fields = 16;
inline constexpr std::string_view steps = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

inline std::string signature(const Raster& raster) {
    std::string signs;
    for (int row = 0; row < fields; ++row) {
        for (int column = 0; column < fields; ++column) {
            const double mean = mean_luma(raster, column * raster.width / fields, row * raster.height / fields, (column + 1) * raster.width / fields, (row + 1) * raster.height / fields);
            signs += steps[static_cast<std::size_t>(std::clamp(mean / 4, 0.0, 63.0))];
        }
    }
    return signs;
}

inline bool alike(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    int most = 0, sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const int apart = std::abs(static_cast<int>(steps.find(a[i])) - static_cast<int>(steps.find(b[i])));
        most = std::max(most, apart);
        sum += apart;
    }
    return most <= 3 && sum <= fields * fields / 2;
}

}  // namespace till::test
