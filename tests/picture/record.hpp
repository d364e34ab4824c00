// What pictures looked like when they were recorded: to the pixel where fonts and libraries are those of the record, by eye
// elsewhere. TILL_RECORD=1 writes it anew. A picture that differs is left in build/pictures.
#pragma once

#include "tests/picture/likeness.hpp"
#include "tests/picture/scenes.hpp"

#include "core/base/digest.hpp"
#include "picture/files.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

namespace till::test {

inline constexpr const char* record_path = "tests/picture/recorded.txt";

// One line for each picture: name, width, height, SHA-256 of the pixels, signature. Before them "with", what drew them.
class Record {
  public:
    Record() {
        const char* wish = std::getenv("TILL_RECORD");
        writing_ = wish && std::string_view(wish) == "1";
        for (const auto& [what, version] : picture::versions()) with_ += "with " + what + " " + version + "\n";
        std::istringstream lines(writing_ ? "" : file_text(record_path));
        std::string line, with;
        while (std::getline(lines, line)) {
            if (line.starts_with("with ")) with += line + "\n";
            else pictures_[line.substr(0, line.find(' '))] = line;
        }
        same_machine_ = with == with_;
    }

    // What is wrong with a picture; empty = nothing.
    std::string objection(const std::string& name, const Raster& raster) {
        const std::string size = std::to_string(raster.width) + " " + std::to_string(raster.height), seen = signature(raster);
        const std::string pixels(raster.rgba.begin(), raster.rgba.end());
        const std::string line = name + " " + size + " " + sha256_hex(pixels) + " " + seen;
        if (writing_) {
            pictures_[name] = line;
            return {};
        }
        std::istringstream known(pictures_[name]);
        std::string word, width, height, sha, signs;
        known >> word >> width >> height >> sha >> signs;
        std::string wrong;
        if (sha.empty()) wrong = "was never recorded";
        else if (size != width + " " + height) wrong = "is " + size + " px, not " + width + " " + height;
        else if (same_machine_ && pictures_[name] != line) wrong = alike(seen, signs) ? "differs in pixels" : "looks different";
        else if (!same_machine_ && !alike(seen, signs)) wrong = "looks different";
        pictures_.erase(name);
        if (wrong.empty()) return {};
        std::filesystem::create_directories("build/pictures");
        picture::write_png("build/pictures/" + name + ".png", raster);
        return wrong + "; see build/pictures/" + name + ".png (TILL_RECORD=1 records it)";
    }

    // After the last picture: what was recorded and is not drawn any more; writes the record if that was wished for.
    std::string close() {
        if (writing_) {
            std::ofstream out(record_path, std::ios::binary);
            out << with_;
            for (const auto& [name, line] : pictures_) out << line << "\n";
            return {};
        }
        return pictures_.empty() ? "" : pictures_.begin()->first + " is recorded and was not drawn";
    }

    bool same_machine() const { return same_machine_; }

  private:
    bool writing_ = false, same_machine_ = false;
    std::string with_;
    std::map<std::string, std::string> pictures_;
};

}  // namespace till::test
