// Parts of a key path ("panel/line-1"). Knows nothing of who uses them.
#pragma once

#include <string>

namespace till {

// A merchant's or host's id as one part of a path, where "/" has a meaning.
inline std::string key_of_id(const std::string& id) {
    std::string key;
    for (const char c : id) {
        if (c == '/') key += "%2F";
        else key += c;
    }
    return key;
}

}  // namespace till
