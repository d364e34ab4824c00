// Takes the picture that a surface shows, once nothing is missing and nothing moves. Knows nothing of what it shows.
#pragma once

#include "picture/raster.hpp"

#include "widget/app.hpp"

#include <functional>
#include <map>
#include <string>

namespace till::picture {

// Pictures of products, from files that the caller finds for their addresses; each is read once.
class Gallery {
public:
    // "" where there is none: drawn as a picture that could not be had.
    using Find = std::function<std::string(const std::string& url)>;
    explicit Gallery(Find find) : find_(std::move(find)) {}
    std::shared_ptr<const Mipmap> get(const std::string& url);

private:
    Find find_;
    std::map<std::string, std::shared_ptr<const Mipmap>> read_;
};

// The surface `app` on `ground` (0xAABBGGRR) with `margin` physical px around it.
Raster shoot(Shared& shared, App& app, Gallery& gallery, std::uint32_t ground, int margin = 0);

}  // namespace till::picture
