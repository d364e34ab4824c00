// The hash of a painted view, where it is news.
#include "core/surface/shown.hpp"

#include "core/base/digest.hpp"
#include "core/order/payable.hpp"
#include "core/pay/consent.hpp"

namespace till {

std::optional<SheetShown> report_of(const Model& model, const View& painted, bool whole) {
    if (!painted.panel || !shown<Reviewing>(model)) return std::nullopt;
    std::string hash = sha256_hex(canonical(painted));
    if (whole ? !is_unreported(model, hash) : !awaits_sight(model)) return std::nullopt;
    return SheetShown{whole, std::move(hash)};
}

}  // namespace till
