// Lines in a fixed order, first the version; a text that cannot be read whole is refused. Knows nothing of JSON.
#include "core/state/pending_payment.hpp"

#include "core/base/intake.hpp"

#include <array>

namespace till {
namespace {

constexpr std::string_view version = "till-note-3";
constexpr std::size_t line_count = 13;

std::optional<std::int64_t> whole_number(std::string_view digits) {
    const auto units = parse_money(digits, "JPY");  // a currency without minor digits: whole numbers only
    return units ? std::optional(units->amount) : std::nullopt;
}

}  // namespace

PendingPayment payment_of(const Draft& draft, const Consent& consent) {
    PendingPayment payment;
    payment.session = draft.session.id;
    payment.merchant = draft.choices.merchant;
    payment.product = draft.choices.product;
    payment.seller = draft.choices.seller;
    payment.key = consent.key;
    payment.method_label = consent.method_label;
    payment.handler = consent.handler;
    payment.currency = draft.session.currency;
    payment.total = consent.total;
    payment.protocol = draft.choices.protocol;
    return payment;
}

std::string write_payment(const PendingPayment& payment) {
    std::string out(version);
    const std::string phase = payment.phase == PendingPayment::Phase::paid ? "paid" : "paying";
    // Names are for the eye and are cut; ids are never longer than they may be.
    for (const std::string& line : {phase, payment.session, payment.merchant, payment.product,
             limits::clean(payment.seller, 120), payment.key, limits::clean(payment.method_label, 60), payment.handler,
             payment.currency, std::to_string(payment.total), std::string(name_of(payment.protocol))}) {
        out += '\n';
        out += limits::clean(line, 300);
    }
    return out + "\nend";
}

std::optional<PendingPayment> read_payment(std::string_view text) {
    std::array<std::string, line_count> lines;
    std::size_t count = 0;
    bool ended = false;
    while (count < line_count && !ended) {
        const std::size_t end = text.find('\n');
        lines[count++] = text.substr(0, end);
        ended = end == std::string_view::npos;
        if (!ended) text.remove_prefix(end + 1);
    }
    if (count != line_count || !ended || lines[0] != version || lines[line_count - 1] != "end") return std::nullopt;
    const auto total = whole_number(lines[10]);
    const Protocol protocol = protocol_named(lines[11]);
    if (!total || !limits::is_id(lines[2]) || (lines[1] != "paid" && lines[1] != "paying") || lines[11].empty() ||
        protocol == Protocol::unknown)
        return std::nullopt;
    PendingPayment payment;
    payment.phase = lines[1] == "paid" ? PendingPayment::Phase::paid : PendingPayment::Phase::paying;
    payment.session = lines[2];
    payment.merchant = lines[3];
    payment.product = lines[4];
    payment.seller = lines[5];
    payment.key = lines[6];
    payment.method_label = lines[7];
    payment.handler = lines[8];
    payment.currency = lines[9];
    payment.total = *total;
    payment.protocol = protocol;
    return payment;
}

}  // namespace till
