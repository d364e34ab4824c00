// What the surface asks of its host, in the imperative. Data: comparable, printable, sendable; no closures.
// Knows nothing of how or whether the host obeys. Only core/checkout.cpp may make RequestToken or Complete.
#pragma once

#include "core/event.hpp"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace till {

enum class Operation : std::uint8_t { create, get, update, complete, cancel };

// One call of the host checkout API. `body` is exact bytes in the session's dialect; a payment token in it is
// the object {"$handle":"…"} that web/effects.js replaces, so no token ever enters wasm memory.
struct CallCheckout {
    RequestId request{};
    Operation operation = Operation::get;
    std::string merchant;         // merchant id, for create
    std::string session;          // session id, for all others
    std::string body;             // JSON, empty for get
    std::string idempotency_key;  // empty for get
    std::int64_t timeout_ms = 20000;
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

struct RequestToken {
    RequestId request{};
    std::string handler;          // payment handler id of the session
    std::string method;           // saved method id
    Allowance allowance;
    std::string consent;          // SHA-256 (hex) of the canonical node tree the shopper saw
    bool operator==(const RequestToken&) const = default;
};

struct Authenticate {
    RequestId request{};
    std::string session;
    std::string handler;
    std::string handle;           // token handle the challenge belongs to
    std::string metadata;         // the session's authentication_metadata, verbatim JSON
    bool operator==(const Authenticate&) const = default;
};

struct AskBuyer { RequestId request{}; bool operator==(const AskBuyer&) const = default; };
struct ListMethods { RequestId request{}; std::vector<std::string> handlers; bool operator==(const ListMethods&) const = default; };
struct StartTimer { TimerId timer{}; std::int64_t after_ms = 0; bool operator==(const StartTimer&) const = default; };
struct Forget { RequestId request{}; bool operator==(const Forget&) const = default; };            // abort if still running
struct Remember { std::string note; bool operator==(const Remember&) const = default; };           // small, no secrets, survives a reload
struct Recall { RequestId request{}; bool operator==(const Recall&) const = default; };
struct OpenLink { std::string url; bool operator==(const OpenLink&) const = default; };
struct MoveFocus { std::string key; bool operator==(const MoveFocus&) const = default; };          // key path of a node, see widget/node.hpp
struct FindSimilar { std::string product; bool operator==(const FindSimilar&) const = default; };
struct ReportOrder { std::string order; std::string number; std::string session; std::string merchant; std::string permalink; std::int64_t total = 0; std::string currency; bool operator==(const ReportOrder&) const = default; };
struct ReportPhase { std::string phase; bool operator==(const ReportPhase&) const = default; };    // opened, closed, paying, checking, paid, failed

using Effect = std::variant<CallCheckout, RequestToken, Authenticate, AskBuyer, ListMethods, StartTimer, Forget,
                            Remember, Recall, OpenLink, MoveFocus, FindSimilar, ReportOrder, ReportPhase>;

}  // namespace till
