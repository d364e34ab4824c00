// The outcomes by name, and the request for the check. Knows nothing of what is sent after it.
#include "core/pay/bank.hpp"

namespace till {
namespace {

constexpr BankOutcome outcomes[] = {
    {"authenticated", true, Word::checking},
    {"attempt_acknowledged", true, Word::checking},
    {"informational", true, Word::checking},
    {"denied", false, Word::bank_refused},
    {"rejected", false, Word::bank_refused},
    {"canceled", false, Word::bank_closed},
    {"abandoned", false, Word::bank_closed},
    {"processing_error", false, Word::method_unavailable},
    {"not_supported", false, Word::method_unavailable},
};
constexpr BankOutcome not_known = {"internal_error", false, Word::method_unavailable};

}  // namespace

BankOutcome bank_outcome(std::string_view name, bool details) {
    for (const BankOutcome& outcome : outcomes) {
        if (outcome.name == name && (!outcome.has_details || details)) return outcome;
    }
    return not_known;
}

// Authenticates only the total of the consent.
bool can_ask_bank(const Session& session, const Consent& consent) {
    const Total* total = grand_total(session);
    return !session.authentication_metadata.empty() && total && total->amount == consent.total;
}

bool wants_bank_step(const Session& session, const Draft& draft, const Consent& consent) {
    return bank_tells_business(session.protocol) && session.status == SessionStatus::complete_in_progress &&
        session.authentication_metadata != draft.bank_step && can_ask_bank(session, consent);
}

void ask_bank(Turn& turn, Order& order, Draft draft, Consent consent, std::string handle) {
    Authenticate authenticate;
    authenticate.request = turn.new_request();
    authenticate.session = draft.session.id;
    authenticate.handler = consent.handler;
    authenticate.handle = handle;
    authenticate.metadata = draft.session.authentication_metadata;
    authenticate.title = say(turn.model.locale, Word::bank_check);
    const RequestId request = authenticate.request;
    turn.emit(std::move(authenticate));
    turn.say_politely(say(turn.model.locale, Word::bank_asks));
    turn.focus(keys::panel_challenge);
    order.state = Authenticating{std::move(draft), std::move(consent), std::move(handle), request};
}

}  // namespace till
