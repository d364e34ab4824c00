// Everything that can happen to a surface, in the past tense. Plain values; ids, never pointers.
// Knows nothing of JSON (core/wire reads it) or of what the events lead to (core/surface/update).
#pragma once

#include "core/market/catalog.hpp"
#include "core/language/locale.hpp"
#include "core/market/session.hpp"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace till {

enum class RequestId : std::uint32_t {};  // 0 is never given out
enum class TimerId : std::uint32_t {};

// The halves of a sheet there is no room for at once: what is bought and how it comes; what it costs and how it is paid.
enum class SheetStep : std::uint8_t { items, payment };

// ---- from the host ----
struct LocaleChanged { Locale locale; bool operator==(const LocaleChanged&) const = default; };
struct CatalogReceived { Catalog catalog; bool operator==(const CatalogReceived&) const = default; };
struct CatalogRefused { std::string problem; bool operator==(const CatalogRefused&) const = default; };
struct ConnectivityChanged { bool online = true; bool operator==(const ConnectivityChanged&) const = default; };
struct Returned { bool operator==(const Returned&) const = default; };  // the page is seen again: what was done elsewhere may be done
struct RoomChanged { Room room = Room::whole; bool operator==(const RoomChanged&) const = default; };  // the widget has measured
struct HostChanged { HostFacts facts; bool operator==(const HostChanged&) const = default; };
struct PendingRecalled { RequestId request{}; std::string note; bool operator==(const PendingRecalled&) const = default; };  // note empty = nothing kept

// ---- replies; each carries the request it answers, any other is dropped ----
struct BuyerReceived { RequestId request{}; Buyer buyer; bool operator==(const BuyerReceived&) const = default; };
struct MethodsListed { RequestId request{}; std::vector<PaymentMethod> methods; bool operator==(const MethodsListed&) const = default; };
struct SessionReceived { RequestId request{}; Session session; bool operator==(const SessionReceived&) const = default; };
struct RequestRefused { RequestId request{}; Refusal refusal; bool operator==(const RequestRefused&) const = default; };
struct ResponseLost { RequestId request{}; bool operator==(const ResponseLost&) const = default; };  // outcome unknown
struct TokenIssued { RequestId request{}; std::string handle; bool operator==(const TokenIssued&) const = default; };
struct TokenRefused { RequestId request{}; std::string code; bool operator==(const TokenRefused&) const = default; };  // canceled, declined, unavailable, blocked
struct AuthenticationEnded { RequestId request{}; std::string outcome; std::string handle; bool operator==(const AuthenticationEnded&) const = default; };
struct EmbeddedEnded { RequestId request{}; bool operator==(const EmbeddedEnded&) const = default; };  // however: the merchant is asked
struct TimerFired { TimerId timer{}; bool operator==(const TimerFired&) const = default; };

// ---- from the shopper ----
struct CardOpened { std::string product; bool operator==(const CardOpened&) const = default; };
struct VariantsOpened { std::string product; bool operator==(const VariantsOpened&) const = default; };  // another size or color than the proposed one
struct DetailsToggled { std::string product; bool operator==(const DetailsToggled&) const = default; };
struct SimilarAsked { std::string product; bool operator==(const SimilarAsked&) const = default; };
struct VariantChosen { std::string product; std::string option; std::string value; bool operator==(const VariantChosen&) const = default; };
struct QuantityChosen { std::string line; std::int64_t quantity = 1; bool operator==(const QuantityChosen&) const = default; };
struct FulfillmentChosen { std::string option; bool operator==(const FulfillmentChosen&) const = default; };
struct MethodChosen { std::string method; bool operator==(const MethodChosen&) const = default; };
struct AddressChosen { std::string address; bool operator==(const AddressChosen&) const = default; };
struct AddressEditOpened { bool operator==(const AddressEditOpened&) const = default; };
struct AddressEditClosed { bool operator==(const AddressEditClosed&) const = default; };
struct AddressSubmitted { bool operator==(const AddressSubmitted&) const = default; };
struct CodeEntryOpened { bool operator==(const CodeEntryOpened&) const = default; };
struct CodeSubmitted { bool operator==(const CodeSubmitted&) const = default; };
struct CodeRemoved { std::string code; bool operator==(const CodeRemoved&) const = default; };
struct TextEntered { std::string field; std::string text; bool operator==(const TextEntered&) const = default; };
struct ConsentToggled { std::string channel; bool operator==(const ConsentToggled&) const = default; };
struct SheetShown { bool whole = true; bool operator==(const SheetShown&) const = default; };  // a frame with the newest order was drawn; not whole: a picture that has to be seen could not be had
struct PayPressed { bool operator==(const PayPressed&) const = default; };
struct RetryPressed { bool operator==(const RetryPressed&) const = default; };
struct ChallengeClosed { bool operator==(const ChallengeClosed&) const = default; };  // gives up the bank's check or the wallet, not the order
struct EmbeddedOpened { bool operator==(const EmbeddedOpened&) const = default; };  // the seller's own checkout, in the sheet
struct SheetDismissed { bool operator==(const SheetDismissed&) const = default; };
struct StepChosen { SheetStep step = SheetStep::items; bool operator==(const StepChosen&) const = default; };
struct LinkFollowed { std::string url; bool operator==(const LinkFollowed&) const = default; };
struct KeysAsked { bool operator==(const KeysAsked&) const = default; };  // shows or hides what the keys do
struct Nothing { bool operator==(const Nothing&) const = default; };

using Occurrence = std::variant<Nothing, LocaleChanged, CatalogReceived, CatalogRefused, ConnectivityChanged, Returned, RoomChanged, HostChanged, PendingRecalled,
                           BuyerReceived, MethodsListed, SessionReceived, RequestRefused, ResponseLost, TokenIssued,
                           TokenRefused, AuthenticationEnded, EmbeddedEnded, TimerFired, CardOpened, VariantsOpened, DetailsToggled, SimilarAsked,
                           VariantChosen, QuantityChosen, FulfillmentChosen, MethodChosen, AddressChosen,
                           AddressEditOpened, AddressEditClosed, AddressSubmitted, CodeEntryOpened, CodeSubmitted,
                           CodeRemoved, TextEntered, ConsentToggled, SheetShown, PayPressed, RetryPressed, ChallengeClosed, EmbeddedOpened, SheetDismissed,
                           StepChosen, LinkFollowed, KeysAsked>;

// `at` is host wall clock, ms since 1970-01-01T00:00Z; stamped by the shell, 0 in a view's ready-made events.
struct Event {
    std::int64_t at = 0;
    Occurrence what;
    bool operator==(const Event&) const = default;
};

}  // namespace till
