// Everything a surface knows: language, products, orders, and what of them the sheet shows.
// Knows nothing of how it is shown (core/surface/present) or changed (core/surface/update).
#pragma once

#include "core/language/locale.hpp"
#include "core/market/catalog.hpp"
#include "core/market/session.hpp"
#include "core/state/order_state.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace till {

// ---- the sheet ----
struct Closed {                            // no sheet
    std::optional<Draft> draft;            // shown again when its card is opened again
    bool operator==(const Closed&) const = default;
};

struct Choosing {                          // needs_variant
    std::string product;
    std::vector<NamedValue> chosen;
    bool operator==(const Choosing&) const = default;
};

struct Showing {
    OrderId order{};
    bool operator==(const Showing&) const = default;
};

using Sheet = std::variant<Closed, Choosing, Showing>;

// What the surface remembers of one card.
struct CardMemo {
    std::string product;
    bool expanded = false;
    bool sold_out = false;                 // learnt from a session
    std::vector<NamedValue> chosen;
    bool operator==(const CardMemo&) const = default;
};

enum class Recalling : std::uint8_t { not_asked, asked, settled };

struct Model {
    Locale locale;
    bool has_locale = false;
    Catalog catalog;
    bool has_catalog = false;
    std::string problem;                   // why there is no catalog
    bool online = true;
    HostFacts host;
    std::int64_t now = 0;                  // `at` of the newest event that had one
    std::uint32_t next_id = 1;
    Recalling recalling = Recalling::not_asked;
    RequestId recall{};
    std::optional<Buyer> buyer;
    std::vector<CardMemo> cards;
    std::vector<Receipt> receipts;
    std::vector<Order> orders;             // those in the sheet; one today
    std::uint32_t next_order = 1;
    Sheet sheet;
    bool widened = false;                  // the whole screen was asked for
    bool keys_shown = false;               // what the keys do is shown over everything else
    std::string polite, assertive;         // newest spoken sentences
    bool operator==(const Model&) const = default;
};

CardMemo& memo_of(Model& model, const std::string& product);  // made where there is none

// ---- the sheet as a stage over orders ----
Order* shown_order(Model& model);  // null: the sheet is closed, or a variant is chosen
const Order* shown_order(const Model& model);
Order* awaiting(Model& model, RequestId request);  // the order that awaits the answer; null: the answer is stale
// The sheet shows something else; the order that was in it is given up.
Order& show_order(Model& model, OrderState state);
void show(Model& model, Closed closed);
void give_up(Model& model, const Order& order);  // and closes the sheet that shows it
void show(Model& model, Choosing choosing);

// What the sheet shows, if it is this: a state of an order, or Closed or Choosing.
template <typename State, typename AnyModel>
auto* shown(AnyModel& model) {
    if constexpr (OneOf<State, Closed, Choosing>) return std::get_if<State>(&model.sheet);
    else return as<State>(shown_order(model));
}

// ---- what is told of the buyer: typed for this order, or else as the host knows it ----
struct Contact {
    std::string email, phone;
};
Contact contact_of(const Model& model, const Choices& choices);

}  // namespace till
