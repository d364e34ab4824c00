// Pictures by address: asked for once, drawn when the shell says they are there. Knows nothing of decoding.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace till {

class Images {
public:
    struct Entry { std::uint32_t id = 0; std::string url; int width = 0, height = 0; bool failed = false; };
    // Asks for the address the first time it is met.
    const Entry& get(const std::string& url);
    void arrived(std::uint32_t id, int width, int height);  // 0 x 0 = failed
    // The shell holds it no more: the next surface that shows it asks anew.
    void forget(std::uint32_t id);
    // What has to be loaded since the last call.
    std::vector<Entry> take_wanted();

private:
    std::vector<Entry> entries_, wanted_;
};

}  // namespace till
