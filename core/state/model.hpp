// Everything a surface knows: language, products, and one purchase at a time. One struct for each state of that purchase.
// Knows nothing of how it is shown (core/surface/present) or changed (core/surface/update, whose table names every way from state to state).
#pragma once

#include "core/market/catalog.hpp"
#include "core/state/effect.hpp"
#include "core/state/event.hpp"
#include "core/language/locale.hpp"
#include "core/market/session.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace till {

struct WantedItem { std::string item; std::int64_t quantity = 1; bool operator==(const WantedItem&) const = default; };
struct Consented { std::string channel; bool opted_in = false; bool operator==(const Consented&) const = default; };

// What the shopper wants. Survives refusals, expiry and refresh.
struct Choices {
    std::string product;
    std::string merchant;   // seller id
    std::string seller;     // seller name
    Protocol protocol{};    // the seller's
    std::string currency;
    std::vector<WantedItem> items;
    std::optional<Address> address;
    std::string email, phone;   // typed; empty = the buyer's
    std::string option;         // fulfilment option; empty = the merchant's own choice
    std::string method;         // saved payment method
    std::vector<std::string> codes;
    std::vector<Consented> consents;
    bool operator==(const Choices&) const = default;
};

enum class Field : std::uint8_t { name, line_one, line_two, city, state, postal_code, country, email, phone };
inline constexpr std::size_t field_count = 9;

struct AddressForm {
    std::array<std::string, field_count> text;
    std::array<bool, field_count> missing{};   // told to the shopper after a submit
    std::array<std::string, field_count> wrong;  // the merchant's reason
    bool operator==(const AddressForm&) const = default;
};

// Something of our own to say at the top of the sheet.
struct Notice {
    Word word{};
    MessageCode code = MessageCode::none;  // or the protocol's, said by core/order/messages
    std::string text;                      // the merchant's words, marked as such
    std::string old_total, new_total;      // price changed: already written
    std::string continue_url{};            // UCP: where an error without a checkout leads
    std::int64_t left = 0;                 // of what there is less of than was wanted, in `unit`
    SoldBy unit{};
    bool operator==(const Notice&) const = default;
};

enum class Methods : std::uint8_t { asked, known, failed };

// Nobody pays what they have not had time to see: Pay is ready once the newest order has stood on the screen for a while.
// In part: something the business must have seen cannot be shown here, so nothing is agreed to here.
enum class Sight : std::uint8_t { unseen, settling, settled, in_part };

// An order being prepared: wishes on one side, the session as the merchant last told it on the other.
struct Draft {
    Choices choices;
    Session session;
    Methods methods_state = Methods::asked;
    RequestId methods_request{};
    std::vector<PaymentMethod> methods;
    TimerId expiry{};
    SheetStep step = SheetStep::items;      // which half is shown where there is no room for both
    std::optional<AddressForm> form;
    std::optional<std::string> code_text;   // promo code entry is open
    std::vector<Notice> notices;
    std::int64_t seen_total = 0;            // total of the newest session, for "up $9"
    Sight sight = Sight::unseen;
    TimerId settling{};                     // what will make it settled
    std::uint32_t payments = 0;             // how often Pay was pressed
    std::string bank_step{};                // UCP: the actions that were already shown; each is for one use
    bool operator==(const Draft&) const = default;
};

// What one tap on Pay agreed to. Never changed after it was made.
struct Consent {
    std::string hash;       // SHA-256 of what was shown
    std::string key;        // idempotency key: session + hash
    std::int64_t total = 0;
    std::string handler, method;
    std::string instrument;    // "card", "wallet"
    MethodExit exit = MethodExit::token;
    std::string method_label;  // "Visa ··4242"
    bool operator==(const Consent&) const = default;
};

// A call that may have to be repeated with the same key.
struct Pending {
    CallCheckout call;
    TimerId retry{};        // 0 = the call is running
    std::int64_t wait_s = 0;
    int tries = 0;          // repeats so far
    bool operator==(const Pending&) const = default;
};

// What outlives a reload while a payment is open, and after it: no secret in it.
struct Note {
    enum class Phase : std::uint8_t { paying, paid };
    Phase phase = Phase::paying;
    std::string session, merchant, product, seller, key, method_label;
    std::string handler;    // of the payment method; UCP: whose bank may be asked after a reload
    std::string currency;
    std::int64_t total = 0;
    Protocol protocol{};
    bool operator==(const Note&) const = default;
};

struct Receipt {
    Note note;
    Session session;        // completed, with its order
    bool operator==(const Receipt&) const = default;
};

// ---- states (E.5 names behind) ----
struct Closed { std::optional<Draft> kept; bool operator==(const Closed&) const = default; };            // no sheet
struct Choosing { std::string product; std::vector<NamedValue> chosen; bool operator==(const Choosing&) const = default; };  // needs_variant
struct Asking { Choices choices; RequestId request{}; bool failed = false; bool operator==(const Asking&) const = default; };  // loading: who buys?
struct Opening { Choices choices; Pending pending; std::optional<Notice> refused; bool operator==(const Opening&) const = default; };  // loading: session is made
struct Reviewing { Draft draft; bool operator==(const Reviewing&) const = default; };                     // ready, needs_input, price_changed, stock_changed, declined, offline
struct Updating { Draft draft; Pending pending; std::uint8_t changes = 0; bool operator==(const Updating&) const = default; };
struct Confirming { Draft draft; Consent consent; RequestId request{}; TimerId timeout{}; bool operator==(const Confirming&) const = default; };  // token asked
struct Completing {                                                                                        // Complete is out
    Draft draft;
    Consent consent;
    std::string handle;                    // of the token
    CompleteCheckout call;                 // repeated byte for byte or not at all
    TimerId retry{};                       // 0 = the call is running
    std::int64_t wait_s = 0;
    int tries = 0;
    std::optional<Notice> reason;          // why it will not be paid: the bank said no, and the merchant is told
    bool operator==(const Completing&) const = default;
};
struct Delegated { Draft draft; Consent consent; RequestId request{}; TimerId timeout{}; bool operator==(const Delegated&) const = default; };  // the host's own sheet pays; what it did is asked of the merchant
struct Authenticating { Draft draft; Consent consent; std::string handle; RequestId request{}; bool operator==(const Authenticating&) const = default; };  // action_required
struct Checking {                                                                                          // outcome unknown
    Note note;
    std::optional<Draft> draft;            // absent after a reload
    std::optional<Consent> consent;
    std::string handle;
    std::optional<CompleteCheckout> call;  // what may be sent once more, byte for byte
    bool resent = false;
    RequestId request{};                   // the GET or the resend that is running; 0 = a timer runs, or we gave up
    TimerId timer{};
    int polls = 0;
    std::string expires_at{};              // UCP: of the session; past it nobody asks by themselves any more
    std::int64_t since = 0;                // of the reload; 0 = there was none
    int unpaid_answers = 0;                // how often in a row the session said that nothing was bought
    std::optional<Notice> reason;          // the merchant refused; only the truth about the session is missing
    bool operator==(const Checking&) const = default;
};
struct Succeeded { Receipt receipt; bool operator==(const Succeeded&) const = default; };
struct Expired { Draft draft; bool operator==(const Expired&) const = default; };
struct Escalated { Draft draft; RequestId request{}; TimerId timer{}; int polls = 0; RequestId embedded{}; bool operator==(const Escalated&) const = default; };  // the merchant's turn
struct Cancelled { Draft draft; bool operator==(const Cancelled&) const = default; };

using Sheet = std::variant<Closed, Choosing, Asking, Opening, Reviewing, Updating, Confirming, Delegated, Completing, Authenticating,
                           Checking, Succeeded, Expired, Escalated, Cancelled>;

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
    Sheet sheet;
    bool widened = false;                  // the whole screen was asked for
    bool keys_shown = false;               // what the keys do is shown over everything else
    std::string polite, assertive;         // newest spoken sentences
    bool operator==(const Model&) const = default;
};

}  // namespace till
