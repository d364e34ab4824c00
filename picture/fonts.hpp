// The fonts that native pictures are drawn with: which of them has a sign, and which files and libraries they are.
// Knows nothing of runs of words or of layout.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using FT_Face = struct FT_FaceRec_*;
struct hb_font_t;

namespace till::picture {

struct Face {
    FT_Face ft = nullptr;
    hb_font_t* shaper = nullptr;  // scaled to units_per_em
    float units_per_em = 1000;
    float ascent = 0, descent = 0;  // shares of the size
    bool colour = false;            // pictures of one size instead of outlines
};

// The first face, in the order that `language` prefers, that has every one of the codes; where none has them, the first face.
const Face& face_for(const std::uint32_t* codes, std::size_t count, bool bold);
// What words are measured against: the line's height comes from it, whatever else is in the line.
const Face& first_face(bool bold);

// Han signs look as this language ("ja", "ko", "zh", "zh-TW") writes them; any other tag leaves them Japanese.
void write_in(std::string_view language);
const std::string& language();

// Libraries with their versions, and font files with their SHA-256 or "missing": what a picture's exact pixels depend on.
std::vector<std::pair<std::string, std::string>> versions();

}  // namespace till::picture
