// See faults.hpp.
#include "tests/merchant/faults.hpp"

namespace merchant {

std::string Faults::take(const std::string& operation, const std::string& header) {
    if (!header.empty()) return header;
    const std::lock_guard guard(mutex_);
    for (Entry& entry : entries_) {
        if (entry.times <= 0 || (entry.on != "any" && entry.on != operation)) continue;
        if (entry.fault.starts_with("drop_response=") && entry.fault.substr(14) != operation) continue;
        --entry.times;
        return entry.fault;
    }
    return "";
}

void Faults::set(const Json& order) {
    const std::lock_guard guard(mutex_);
    if (order.is_object() && order.contains("clear")) return entries_.clear();
    const std::string on = text(order, "on");
    entries_.push_back({text(order, "fault"), on.empty() ? "any" : on, number(order, "times", 1)});
}

}  // namespace merchant
