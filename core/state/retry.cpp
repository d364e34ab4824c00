// The repetitions of calls. Never repeats what pays; core/pay/cashier.cpp does, with the same waiting times.
#include "core/state/retry.hpp"

#include "core/base/digest.hpp"

namespace till {
namespace {

constexpr int most_repeats = 6;

}  // namespace

void send(Turn& turn, Pending& pending) {
    pending.call.request = turn.new_request();
    pending.retry = TimerId{};
    pending.wait_s = 0;
    turn.emit(pending.call);
}

std::int64_t wait_before(int tries, const Refusal* refusal) {
    if (refusal && refusal->retry_after_s && *refusal->retry_after_s > 0)
        return *refusal->retry_after_s < 60 ? *refusal->retry_after_s : 60;
    return tries >= 5 ? 32 : std::int64_t{1} << (tries < 0 ? 0 : tries);
}

// No answer, a slow or failing shop, or the very same call still running there.
bool worth_repeating(const Refusal* refusal) {
    return !refusal || refusal->status >= 500 || refusal->status == 429 || refusal->status == 408 ||
        refusal->kind == RefusalCode::idempotency_in_flight ||
        (refusal->kind == RefusalCode::message && refusal->code == MessageCode::rate_limited);
}

bool repeat_later(Turn& turn, Pending& pending, const Refusal* refusal) {
    if (!worth_repeating(refusal) || pending.tries >= most_repeats) return false;
    pending.wait_s = wait_before(pending.tries, refusal);
    ++pending.tries;
    pending.call.request = RequestId{};
    pending.retry = turn.start_timer(pending.wait_s * 1000);
    return true;
}

// Without random numbers: the time of the tap, the body and a running number make it new.
std::string fresh_key(const Turn& turn, std::string_view purpose, std::string_view body) {
    std::string content(purpose);
    for (const std::string& part :
        {std::to_string(turn.model.now), std::to_string(turn.model.next_id), std::string(body)}) {
        content += '\n';
        content += part;
    }
    return std::string(purpose) + "-" + sha256_hex(content);
}

}  // namespace till
