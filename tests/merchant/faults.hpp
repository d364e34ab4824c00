// Switches that make a role misbehave on purpose, for tests. Knows nothing of what is being asked.
#pragma once

#include "tests/merchant/wire.hpp"

#include <mutex>
#include <vector>

namespace merchant {

class Faults {
public:
    // The next fault for an operation ("create", "complete" …), taken off its count; "" = behave. The header wins.
    std::string take(const std::string& operation, const std::string& header);
    // {"fault":"429","on":"complete","times":1} or {"clear":true}
    void set(const Json& order);

private:
    struct Entry { std::string fault, on; std::int64_t times; };
    std::mutex mutex_;
    std::vector<Entry> entries_;
};

}  // namespace merchant
