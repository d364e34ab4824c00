// Paying one order: a token or the host's own sheet, Complete, the bank's check, and verifying an unknown outcome.
// Knows nothing of gateways; money effects are made in cashier.cpp alone.
#pragma once

#include "core/state/turn.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace till {

// ---- events ----
void on(Turn& turn, const SheetShown& event);
void on(Turn& turn, const PayPressed& event);
void on(Turn& turn, const TokenIssued& event);
void on(Turn& turn, const TokenRefused& event);
void on(Turn& turn, const AuthenticationEnded& event);
void on(Turn& turn, const ChallengeClosed& event);
void on(Turn& turn, const EmbeddedOpened& event);
void on(Turn& turn, const EmbeddedEnded& event);
void on(Turn& turn, const PendingRecalled& event);

// ---- the answers of its states to what every state is asked, see core/surface/update.cpp ----
void answered(Turn& turn, Order& order, Delegated& state, const SessionReceived& event);
void answered(Turn& turn, Order& order, Completing& state, const SessionReceived& event);
void answered(Turn& turn, Order& order, VerifyingOutcome& state, const SessionReceived& event);
void answered(Turn& turn, Order& order, Escalated& state, const SessionReceived& event);
void answered(Turn&, Order&, OneOf<Confirming, Authenticating> auto&, const SessionReceived&) {}

void unanswered(Turn& turn, Order& order, Confirming& state, RequestId request, const Refusal* refusal);
void unanswered(Turn& turn, Order& order, Delegated& state, RequestId request, const Refusal* refusal);
void unanswered(Turn& turn, Order& order, Completing& state, RequestId request, const Refusal* refusal);
void unanswered(Turn& turn, Order& order, Authenticating& state, RequestId request, const Refusal* refusal);
void unanswered(Turn& turn, Order& order, VerifyingOutcome& state, RequestId request, const Refusal* refusal);
void unanswered(Turn& turn, Order& order, Escalated& state, RequestId request, const Refusal* refusal);

void timer(Turn& turn, Order& order, Confirming& state, TimerId fired);
void timer(Turn& turn, Order& order, Delegated& state, TimerId fired);
void timer(Turn& turn, Order& order, Completing& state, TimerId fired);
void timer(Turn& turn, Order& order, VerifyingOutcome& state, TimerId fired);
void timer(Turn& turn, Order& order, Escalated& state, TimerId fired);
inline void timer(Turn&, Order&, Authenticating&, TimerId) {}

void retry(Turn& turn, Order& order, VerifyingOutcome& state);
void retry(Turn& turn, Order& order, Escalated& state);
void retry(Turn&, Order&, OneOf<Confirming, Delegated, Completing, Authenticating> auto&) {}

// The shopper was perhaps at the seller's or at the bank's, in another tab: the merchant is asked, nothing is sent.
void returned(Turn& turn, Order& order, VerifyingOutcome& state);
void returned(Turn& turn, Order& order, Escalated& state);
void returned(Turn&, Order&, OneOf<Confirming, Delegated, Completing, Authenticating> auto&) {}

// A payment is asked about, never sent, because the page is online again.
void online_again(Turn& turn, Order& order,
    OneOf<Confirming, Delegated, Completing, Authenticating, VerifyingOutcome, Escalated> auto& state) {
    returned(turn, order, state);
}

// A payment that runs is not left.
std::optional<Closed> leave(OneOf<Confirming, Delegated, Completing, Authenticating, VerifyingOutcome> auto&) {
    return std::nullopt;
}
inline std::optional<Closed> leave(Escalated&) { return Closed{}; }

// ---- from the tap on Pay to the answer (cashier.cpp) ----
CompleteCheckout same_again(const CompleteCheckout& call, RequestId request);
RepeatComplete as_before_the_reload(const PendingPayment& payment, RequestId request);

// ---- the outcome is unknown (check.cpp) ----
inline constexpr int most_polls = 10;  // of one session; then only the shopper asks again
std::int64_t pause_ms(int polls);  // before the merchant is asked again
void check(Turn& turn, Order& order, VerifyingOutcome checking);
void check_receipt(Turn& turn, PendingPayment payment);  // paid before a reload: only shown again
void settle_unpaid(Turn& turn, Order& order, Draft draft, Session session, Notice why);

// ---- the merchant's turn (escalate.cpp) ----
void embedded_ended(Turn& turn, Escalated& state);

// ---- after a reload (recall.cpp) ----
bool recall_ended(Turn& turn, RequestId request);  // answered or not; false: it was another request
Draft draft_from_payment(const PendingPayment& payment, const Session& session);
Consent consent_from_payment(const PendingPayment& payment);

}  // namespace till
