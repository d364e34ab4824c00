// Ids are unique in the whole program, because the painter keeps one picture table for all surfaces.
#include "widget/paint/images.hpp"

namespace till {
namespace {
std::uint32_t last_id = 0;
}

const Images::Entry& Images::get(const std::string& url) {
    for (const Entry& entry : entries_) {
        if (entry.url == url) return entry;
    }
    entries_.push_back({++last_id, url, 0, 0, false});
    wanted_.push_back(entries_.back());
    return entries_.back();
}

void Images::arrived(std::uint32_t id, int width, int height) {
    for (Entry& entry : entries_) {
        if (entry.id != id) continue;
        entry.width = width;
        entry.height = height;
        entry.failed = width <= 0 || height <= 0;
    }
}

void Images::forget(std::uint32_t id) {
    std::erase_if(entries_, [&](const Entry& entry) { return entry.id == id; });
}

std::vector<Images::Entry> Images::take_wanted() {
    std::vector<Entry> wanted;
    wanted.swap(wanted_);
    return wanted;
}

}  // namespace till
