// A payment method saved at the payment service, as the shell lists it. Knows nothing of credentials or of which page
// it is used on.
#pragma once

#include <cstdint>
#include <string>

namespace till {

// What a payment method needs of the page.
enum class MethodExit : std::uint8_t {
    unknown,
    token,         // nothing
    wallet_sheet,  // payment_policy
    popup,         // popups
    slot           // frames
};

enum class MethodKind : std::uint8_t { unknown, card, wallet };

// A method saved at the payment service: brand and last digits, nothing that pays.
struct PaymentMethod {
    std::string id;
    std::string handler;
    MethodKind kind = MethodKind::unknown;
    std::string brand;        // "visa"
    std::string last_digits;  // at most 4
    std::string label;
    std::string expires;      // "2028-04" or empty
    MethodExit exit = MethodExit::token;  // what it needs of the page
    bool operator==(const PaymentMethod&) const = default;
};

}  // namespace till
