// What the surface asks of its host, in the imperative. Data: comparable, printable, sendable; no closures.
// Knows nothing of how or whether the host obeys. What moves money (RequestToken, RequestCheckout, CompleteCheckout,
// RepeatComplete) can be made by core/pay/cashier.cpp alone: their constructors want a PayKey, and only its Cashier has
// one.
#pragma once

#include "core/state/event.hpp"
#include "core/market/protocol.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace till::wire {
struct EffectWriter;  // core/wire/effects.cpp: takes every effect apart, so that no field of one is left unwritten
}

namespace till {

// Without `complete`, which is an effect of its own below.
enum class Operation : std::uint8_t { create, get, update };

// One call of the host checkout API. `body` is exact bytes in the session's dialect.
struct CallCheckout {
    RequestId request{};
    Operation operation = Operation::get;
    std::string merchant;         // merchant id, for create
    std::string session;          // session id, for all others
    std::string body;             // JSON, empty for get
    std::string idempotency_key;  // empty for get
    std::int64_t timeout_ms = 20000;
    Protocol protocol{};          // of `body` and of the reply
    bool operator==(const CallCheckout&) const = default;
};

// ACP delegate_payment allowance: what one tap authorises, never more than the total on the screen.
struct Allowance {
    std::int64_t max_amount = 0;  // minor units
    std::string currency;         // lower case, as ACP writes it
    std::string session;
    std::string merchant;
    std::string expires_at;       // RFC 3339
    bool operator==(const Allowance&) const = default;
};

class PayKey {
    friend struct Cashier;  // defined in core/pay/cashier.cpp and nowhere else
    constexpr PayKey() = default;
};

// Asks the payment service for a token that can pay what is allowed and no more. The first synchronous act of the
// tap on Pay.
class RequestToken {
public:
    RequestToken(PayKey, RequestId request, Protocol protocol, std::string handler, std::string method,
        std::string payee, Allowance allowance, std::string consent)
        : request_(request), protocol_(protocol), handler_(std::move(handler)), method_(std::move(method)),
          payee_(std::move(payee)), allowance_(std::move(allowance)), consent_(std::move(consent)) {}
    RequestId request() const { return request_; }
    Protocol protocol() const { return protocol_; }              // the form the credential will be sent in
    const std::string& handler() const { return handler_; }      // payment handler id of the session
    const std::string& method() const { return method_; }        // saved method id
    const std::string& payee() const { return payee_; }          // the seller's name, as the sheet shows it
    const Allowance& allowance() const { return allowance_; }
    const std::string& consent() const { return consent_; }      // SHA-256 (hex) of the View that the shopper saw
    bool operator==(const RequestToken&) const = default;

private:
    friend struct wire::EffectWriter;
    RequestId request_{};
    Protocol protocol_{};
    std::string handler_, method_, payee_;
    Allowance allowance_;
    std::string consent_;
};

// Places the order. A payment token in `body` is the object {"$handle":"…"} that web/effects/secrets.js replaces, so no token
// ever enters wasm memory. Sent again only with the same bytes and key. Written as a call of operation "complete".
class CompleteCheckout {
public:
    CompleteCheckout(PayKey, RequestId request, Protocol protocol, std::string session, std::string body,
        std::string idempotency_key)
        : request_(request), protocol_(protocol), session_(std::move(session)), body_(std::move(body)),
          key_(std::move(idempotency_key)) {}
    RequestId request() const { return request_; }
    Protocol protocol() const { return protocol_; }
    const std::string& session() const { return session_; }
    const std::string& body() const { return body_; }
    const std::string& idempotency_key() const { return key_; }
    std::int64_t timeout_ms() const { return 20000; }
    bool operator==(const CompleteCheckout&) const = default;

private:
    friend struct wire::EffectWriter;
    RequestId request_{};
    Protocol protocol_{};
    std::string session_, body_, key_;
};

// Sends once more, to the byte and under its key, what the page before this one sent to pay for the session and has no
// answer to. The shell kept it (web/effects/kept_payment.js); where it did not, the request is refused with 410 and
// nothing is sent.
class RepeatComplete {
public:
    RepeatComplete(PayKey, RequestId request, std::string session) : request_(request), session_(std::move(session)) {}
    RequestId request() const { return request_; }
    const std::string& session() const { return session_; }
    std::int64_t timeout_ms() const { return 20000; }
    bool operator==(const RepeatComplete&) const = default;

private:
    friend struct wire::EffectWriter;
    RequestId request_{};
    std::string session_;
};

// Hands the order to the host's own payment sheet, which places it. First synchronous act of the tap on Pay.
class RequestCheckout {
public:
    RequestCheckout(PayKey, RequestId request, Protocol protocol, std::string session, std::string consent)
        : request_(request), protocol_(protocol), session_(std::move(session)), consent_(std::move(consent)) {}
    RequestId request() const { return request_; }
    Protocol protocol() const { return protocol_; }              // of the session
    const std::string& session() const { return session_; }
    const std::string& consent() const { return consent_; }      // SHA-256 (hex) of what the shopper saw
    bool operator==(const RequestCheckout&) const = default;

private:
    friend struct wire::EffectWriter;
    RequestId request_{};
    Protocol protocol_{};
    std::string session_, consent_;
};

struct Authenticate {
    RequestId request{};
    std::string session;
    std::string handler;
    std::string handle;           // token the challenge belongs to, by its handle
    std::string metadata;         // the session's authentication_metadata, verbatim JSON; UCP: its outstanding actions
    std::string title{};          // accessible name for what the bank shows
    bool operator==(const Authenticate&) const = default;
};

// UCP Embedded Checkout
struct OpenEmbedded {
    RequestId request{};
    std::string session;
    std::string url;
    std::string title;
    bool operator==(const OpenEmbedded&) const = default;
};

struct AskBuyer {
    RequestId request{};
    bool operator==(const AskBuyer&) const = default;
};

struct ListMethods {
    RequestId request{};
    std::vector<std::string> handlers;
    bool operator==(const ListMethods&) const = default;
};

struct StartTimer {
    TimerId timer{};
    std::int64_t after_ms = 0;
    bool operator==(const StartTimer&) const = default;
};

// abort if still running
struct Forget {
    RequestId request{};
    bool operator==(const Forget&) const = default;
};

// small, no secrets, survives a reload
struct Remember {
    std::string note;
    bool operator==(const Remember&) const = default;
};

struct Recall {
    RequestId request{};
    bool operator==(const Recall&) const = default;
};

struct OpenLink {
    std::string url;
    bool operator==(const OpenLink&) const = default;
};

// else inline; the host may refuse
struct RequestDisplayMode {
    bool fullscreen = false;
    bool operator==(const RequestDisplayMode&) const = default;
};

// key path of a node, see widget/node.hpp
struct MoveFocus {
    std::string key;
    bool operator==(const MoveFocus&) const = default;
};

struct FindSimilar {
    std::string product;
    bool operator==(const FindSimilar&) const = default;
};

struct ReportOrder {
    std::string order;
    std::string number;
    std::string session;
    std::string merchant;
    std::string permalink;
    std::int64_t total = 0;
    std::string currency;
    Protocol protocol{};
    bool operator==(const ReportOrder&) const = default;
};

// opened, closed, paying, checking, paid, failed
struct ReportPhase {
    std::string phase;
    bool operator==(const ReportPhase&) const = default;
};

// ---- of the surface itself (widget/app.cpp) ----
struct LoadImage {
    std::uint32_t image = 0;
    std::string url;
    bool operator==(const LoadImage&) const = default;
};

// The colours that the surface is drawn in, for what the page draws beside the canvas.
struct ApplyTheme {
    bool dark = false;
    std::vector<NamedValue> colors;  // token, "#rrggbb"
    bool operator==(const ApplyTheme&) const = default;
};

using Effect = std::variant<CallCheckout, RequestToken, RequestCheckout, CompleteCheckout, RepeatComplete, Authenticate,
    OpenEmbedded, AskBuyer, ListMethods, StartTimer, Forget, Remember, Recall, OpenLink, RequestDisplayMode, MoveFocus,
    FindSimilar, ReportOrder, ReportPhase, LoadImage, ApplyTheme>;

}  // namespace till
