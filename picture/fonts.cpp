// Files are found by name under the usual directories, and under TILL_FONTS; a missing one is passed over.
#include "picture/fonts.hpp"

#include "picture/lines.hpp"

#include "core/base/digest.hpp"

#include <fribidi.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb-ot.h>
#include <hb.h>
#include <librsvg/rsvg.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#if __has_include(<gnu/libc-version.h>)
#include <gnu/libc-version.h>
#endif

namespace till::picture {
namespace {

struct Wanted {
    const char* regular;
    const char* bold;
    int index = 0;  // in a collection: Japanese, Korean, Simplified and Traditional Chinese
};

constexpr Wanted wanted[] = {
    {"NotoSans-Regular.ttf", "NotoSans-Bold.ttf"},
    {"NotoSansArabic-Regular.ttf", "NotoSansArabic-Bold.ttf"},
    {"NotoSansHebrew-Regular.ttf", "NotoSansHebrew-Bold.ttf"},
    {"NotoSansDevanagari-Regular.ttf", "NotoSansDevanagari-Bold.ttf"},
    {"NotoSansThai-Regular.ttf", "NotoSansThai-Bold.ttf"},
    {"NotoSansBengali-Regular.ttf", "NotoSansBengali-Bold.ttf"},
    {"NotoSansTamil-Regular.ttf", "NotoSansTamil-Bold.ttf"},
    {"NotoSansGeorgian-Regular.ttf", "NotoSansGeorgian-Bold.ttf"},
    {"NotoSansArmenian-Regular.ttf", "NotoSansArmenian-Bold.ttf"},
    {"NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc", 0},
    {"NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc", 1},
    {"NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc", 2},
    {"NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc", 3},
    {"NotoSansSymbols-Regular.ttf", "NotoSansSymbols-Bold.ttf"},
    {"NotoSansSymbols2-Regular.ttf", "NotoSansSymbols2-Regular.ttf"},
    {"DejaVuSans.ttf", "DejaVuSans-Bold.ttf"},
    {"NotoColorEmoji.ttf", "NotoColorEmoji.ttf"},
};
constexpr std::size_t count = std::size(wanted), first_han = 9, han = 4, emoji = count - 1;

std::map<std::string, std::string> files_by_name() {
    std::map<std::string, std::string> files;
    const char* own = std::getenv("TILL_FONTS");
    for (const std::string place : {own ? own : "", "/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts"}) {
        std::error_code error;
        for (std::filesystem::recursive_directory_iterator entry(place, error), end; !error && entry != end;
             entry.increment(error)) {
            files.emplace(entry->path().filename().string(), entry->path().string());
        }
    }
    return files;
}

// Open for the whole of the program, as every face is until it ends.
struct Library {
    FT_Library ft = nullptr;
    std::map<std::string, std::string> files = files_by_name();
    std::optional<Face> faces[count][2];
    bool tried[count][2] = {};
    std::string language = "en";

    Library() { FT_Init_FreeType(&ft); }

    const Face* face(std::size_t which, bool bold) {
        std::optional<Face>& kept = faces[which][bold ? 1 : 0];
        if (std::exchange(tried[which][bold ? 1 : 0], true)) return kept ? &*kept : nullptr;
        const auto file = files.find(bold ? wanted[which].bold : wanted[which].regular);
        Face made;
        if (file == files.end() || FT_New_Face(ft, file->second.c_str(), wanted[which].index, &made.ft) != 0)
            return nullptr;
        hb_blob_t* blob = hb_blob_create_from_file(file->second.c_str());
        hb_face_t* tables = hb_face_create(blob, static_cast<unsigned>(wanted[which].index));
        made.shaper = hb_font_create(tables);
        made.units_per_em = static_cast<float>(hb_face_get_upem(tables));
        hb_font_set_scale(made.shaper, static_cast<int>(made.units_per_em), static_cast<int>(made.units_per_em));
        hb_face_destroy(tables);
        hb_blob_destroy(blob);
        made.ascent = static_cast<float>(made.ft->ascender) / made.units_per_em;
        made.descent = -static_cast<float>(made.ft->descender) / made.units_per_em;
        made.colour = which == emoji;
        return &kept.emplace(made);
    }

    // The order in which faces are asked.
    std::size_t nth(std::size_t i, bool colour) const {
        if (colour) {
            if (i == 0) return emoji;
            --i;
        }
        if (i < first_han || i >= first_han + han) return i;
        const std::size_t favourite = language.rfind("ko", 0) == 0                ? 1
            : language == "zh-TW" || language == "zh-HK" || language == "zh-Hant" ? 3
            : language.rfind("zh", 0) == 0                                        ? 2
                                                                                  : 0;
        const std::size_t n = i - first_han;
        return first_han + (n == 0 ? favourite : n <= favourite ? n - 1 : n);
    }
};

Library& library() {
    static Library* const one = new Library;
    return *one;
}

bool has_all(const Face& face, const std::uint32_t* codes, std::size_t size) {
    return std::all_of(codes, codes + size, [&](std::uint32_t code) {
        hb_codepoint_t glyph = 0;
        const bool silent = code == 0x200C || code == 0x200D || (code >= 0xFE00 && code <= 0xFE0F) ||
            (code >= 0x2060 && code <= 0x206F) || (code >= 0x200B && code <= 0x200F) ||
            (code >= 0x202A && code <= 0x202E);
        return silent || hb_font_get_nominal_glyph(face.shaper, code, &glyph);
    });
}

std::string sha256_of_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return sha256_hex(bytes.str());
}

}  // namespace

const Face& first_face(bool bold) {
    static const Face none;
    const Face* face = library().face(0, bold);
    if (!face) face = library().face(count - 2, bold);
    return face ? *face : none;
}

const Face& face_for(const std::uint32_t* codes, std::size_t size, bool bold) {
    const bool colour = size > 0 && (is_emoji(codes[0]) || std::find(codes, codes + size, 0xFE0FU) != codes + size) &&
        std::find(codes, codes + size, 0xFE0EU) == codes + size;
    for (std::size_t i = 0; i < count; ++i) {
        const Face* face = library().face(library().nth(i, colour), bold);
        if (face && has_all(*face, codes, size)) return *face;
    }
    return first_face(bold);
}

void write_in(std::string_view language) { library().language = language; }
const std::string& language() { return library().language; }

std::vector<std::pair<std::string, std::string>> versions() {
    int major = 0, minor = 0, patch = 0;
    FT_Library_Version(library().ft, &major, &minor, &patch);
    std::vector<std::pair<std::string, std::string>> told = {
        {"freetype", std::to_string(major) + "." + std::to_string(minor) + "." + std::to_string(patch)},
        {"harfbuzz", hb_version_string()},
        {"fribidi", FRIBIDI_VERSION},
        {"librsvg",
            std::to_string(rsvg_major_version) + "." + std::to_string(rsvg_minor_version) + "." +
                std::to_string(rsvg_micro_version)},
#if __has_include(<gnu/libc-version.h>)
        {"glibc", gnu_get_libc_version()},
#endif
#if defined(__x86_64__)
        {"machine", "x86-64"},
#else
        {"machine", "other"},
#endif
    };
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0 && std::string_view(wanted[i].regular) == wanted[i - 1].regular) continue;
        for (const char* name : {wanted[i].regular, wanted[i].bold}) {
            if (told.back().first == name) continue;
            const auto file = library().files.find(name);
            told.emplace_back(name, file == library().files.end() ? "missing" : sha256_of_file(file->second));
        }
    }
    return told;
}

}  // namespace till::picture
