// Everything that can happen to a surface, in the past tense, grouped by the capability that handles it with an
// overload of `on`. Plain values; ids, never pointers.
// Knows nothing of JSON (core/wire reads it) or of what events lead to.
#pragma once

#include "core/language/locale.hpp"
#include "core/market/catalog.hpp"
#include "core/market/payment_method.hpp"
#include "core/market/session.hpp"
#include "core/state/host.hpp"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace till {

enum class RequestId : std::uint32_t {};  // 0 is never given out
enum class TimerId : std::uint32_t {};

// The halves of a sheet for a small room: what is bought and how it comes; what it costs and how it is paid.
enum class SheetStep : std::uint8_t { items, payment };

// An event with its fields, comparable.
#define TILL_EVENT(Name, ...) struct Name { __VA_ARGS__ bool operator==(const Name&) const = default; }

// A reply carries the request it answers; any other is dropped.

// ---- surface: the host, the page, and replies and timers that any state may await ----
TILL_EVENT(Nothing, );
TILL_EVENT(LocaleChanged, Locale locale;);
TILL_EVENT(ConnectivityChanged, bool online = true;);
TILL_EVENT(Returned, );                                                 // the page is seen again
TILL_EVENT(SessionReceived, RequestId request{}; Session session;);
TILL_EVENT(RequestRefused, RequestId request{}; Refusal refusal;);
TILL_EVENT(ResponseLost, RequestId request{};);                         // outcome unknown
TILL_EVENT(TimerFired, TimerId timer{};);
TILL_EVENT(RetryPressed, );
TILL_EVENT(SheetDismissed, );
TILL_EVENT(LinkFollowed, std::string url;);
TILL_EVENT(KeysAsked, );                                                // shows or hides what the keys do
template <typename...> struct Events {};
using SurfaceEvents = Events<Nothing, LocaleChanged, ConnectivityChanged, Returned, SessionReceived, RequestRefused,
    ResponseLost, TimerFired, RetryPressed, SheetDismissed, LinkFollowed, KeysAsked>;

// ---- cards ----
TILL_EVENT(CatalogReceived, Catalog catalog;);
TILL_EVENT(CatalogRefused, std::string problem;);
TILL_EVENT(CardOpened, std::string product;);
TILL_EVENT(VariantsOpened, std::string product;);                       // another size or color than the proposed one
TILL_EVENT(VariantChosen, std::string product; std::string option; std::string value;);
TILL_EVENT(DetailsToggled, std::string product;);
TILL_EVENT(SimilarAsked, std::string product;);
using CardsEvents = Events<CatalogReceived, CatalogRefused, CardOpened, VariantsOpened, VariantChosen, DetailsToggled,
    SimilarAsked>;

// ---- order ----
TILL_EVENT(HostChanged, HostFacts facts;);
TILL_EVENT(RoomChanged, Room room = Room::whole;);                      // the widget has measured
TILL_EVENT(StepChosen, SheetStep step = SheetStep::items;);
TILL_EVENT(BuyerReceived, RequestId request{}; Buyer buyer;);
TILL_EVENT(MethodsListed, RequestId request{}; std::vector<PaymentMethod> methods;);
TILL_EVENT(QuantityChosen, std::string line; std::int64_t quantity = 1;);
TILL_EVENT(FulfillmentChosen, std::string option;);
TILL_EVENT(MethodChosen, std::string method;);
TILL_EVENT(AddressChosen, std::string address;);
TILL_EVENT(AddressEditOpened, );
TILL_EVENT(AddressEditClosed, );
TILL_EVENT(AddressSubmitted, );
TILL_EVENT(CodeEntryOpened, );
TILL_EVENT(CodeSubmitted, );
TILL_EVENT(CodeRemoved, std::string code;);
TILL_EVENT(TextEntered, std::string field; std::string text;);
TILL_EVENT(ConsentToggled, std::string channel;);
using OrderEvents = Events<HostChanged, RoomChanged, StepChosen, BuyerReceived, MethodsListed, QuantityChosen,
    FulfillmentChosen, MethodChosen, AddressChosen, AddressEditOpened, AddressEditClosed, AddressSubmitted,
    CodeEntryOpened, CodeSubmitted, CodeRemoved, TextEntered, ConsentToggled>;

// ---- pay ----
// A frame with the newest order stands on the screen. `whole` false: a picture that has to be seen could not be loaded.
// `shown`: SHA-256 (hex) of the canonical view that was painted.
TILL_EVENT(SheetShown, bool whole = true; std::string shown;);
TILL_EVENT(PayPressed, );
TILL_EVENT(TokenIssued, RequestId request{}; std::string handle;);
TILL_EVENT(TokenRefused, RequestId request{}; std::string code;);       // canceled, declined, unavailable, blocked
TILL_EVENT(AuthenticationEnded, RequestId request{}; std::string outcome; std::string handle;);
TILL_EVENT(ChallengeClosed, );                                          // leaves the bank's check or the wallet
TILL_EVENT(EmbeddedOpened, );                                           // the seller's own checkout, in the sheet
TILL_EVENT(EmbeddedEnded, RequestId request{};);                        // whatever the reason: the merchant is asked
TILL_EVENT(PendingRecalled, RequestId request{}; std::string note;);    // after a reload; empty = nothing was kept
using PayEvents = Events<SheetShown, PayPressed, TokenIssued, TokenRefused, AuthenticationEnded, ChallengeClosed,
    EmbeddedOpened, EmbeddedEnded, PendingRecalled>;

#undef TILL_EVENT

template <typename...> struct Joined;
template <typename... All> struct Joined<Events<All...>> { using type = std::variant<All...>; };
template <typename... First, typename... Second, typename... Rest>
struct Joined<Events<First...>, Events<Second...>, Rest...> : Joined<Events<First..., Second...>, Rest...> {};

using Occurrence = Joined<SurfaceEvents, CardsEvents, OrderEvents, PayEvents>::type;

// `at` is host wall clock, ms since 1970-01-01T00:00Z; stamped by the shell, 0 in a view's ready-made events.
struct Event {
    std::int64_t at = 0;
    Occurrence what;
    bool operator==(const Event&) const = default;
};

}  // namespace till
