// Keys that hold an id or a number. Knows nothing of blocks or events.
#include "core/state/keys.hpp"

namespace till {

std::string key_of_id(const std::string& id) {
    std::string key;
    for (const char c : id) {
        if (c == '/') key += "%2F";
        else key += c;
    }
    return key;
}

namespace keys {

std::string numbered(const char* key, std::size_t index) { return std::string(key) + '-' + std::to_string(index); }
std::string identified(const char* key, const std::string& id) { return std::string(key) + '-' + key_of_id(id); }
std::string merchants_words_of(const std::string& key) { return key + "-merchant"; }
std::string link_of(const std::string& key) { return key + "-link"; }
std::string help_line(std::size_t index) { return "key" + std::to_string(index); }

std::string panel_field(std::string_view field) { return std::string("panel/").append(field); }
std::string card_review(const std::string& product) { return "carousel/" + key_of_id(product) + "/" + review; }

}  // namespace keys
}  // namespace till
