// Reads one envelope of the shell: {"at":…, "type":…, …}. Knows nothing of what its event leads to.
#include "core/wire/readers.hpp"
#include "core/wire/wire.hpp"

namespace till::wire {
namespace {

using Read = std::optional<Occurrence>;

constexpr std::int64_t last_time = 8'640'000'000'000'000;  // of a browser's Date; sums with it cannot overflow

std::optional<std::uint32_t> number(const Json& envelope, const char* key) {
    const auto value = integer(envelope, key);
    if (!value || *value <= 0 || *value > INT64_C(0xffffffff)) return std::nullopt;
    return static_cast<std::uint32_t>(*value);
}

Read read_locale_changed(const Json& envelope, std::string& problem) {
    const Json* locale = object_member(envelope, "locale");
    if (!locale) return problem = "locale is not an object", std::nullopt;
    return LocaleChanged{read_locale(*locale, object_member(envelope, "words"))};
}

// A catalog that cannot be read is told to the shopper, so it is an event and no problem of the envelope.
Read read_catalog_received(const Json& envelope, std::string& problem) {
    const Json* value = member(envelope, "catalog");
    if (!value) return problem = "catalog is missing", std::nullopt;
    std::string why;
    auto catalog = read_catalog(*value, &why);
    if (!catalog) return CatalogRefused{std::move(why)};
    return CatalogReceived{std::move(*catalog)};
}

// Its dialect stands beside it; the shell gives back what the call said.
Protocol protocol_of(const Json& envelope) { return protocol_named(raw_text(envelope, "protocol").value_or("")); }

std::optional<Session> read_session(const Json& body, Protocol protocol) {
    switch (protocol) {
        case Protocol::acp_2026_04_17: return acp_session(body);
        case Protocol::acp_2025_09_29: return acp_2025_session(body);
        case Protocol::ucp_2026_04_08:
        case Protocol::ucp_2026_08_25: return ucp_session(body);
        case Protocol::unknown: break;
    }
    return std::nullopt;
}

// A success whose session cannot be read leaves open what happened: the same as no answer.
Read read_reply(const Json& envelope, RequestId request) {
    const Json* body = object_member(envelope, "body");
    const Protocol protocol = protocol_of(envelope);
    if (body && is_ucp(protocol) && is_ucp_error(*body))
        return RequestRefused{
            request, ucp_refusal(static_cast<int>(integer_or(envelope, "status", 200)), body, std::nullopt)};
    auto session = body ? read_session(*body, protocol) : std::nullopt;
    if (!session) return ResponseLost{request};
    session->protocol = protocol;
    return SessionReceived{request, std::move(*session)};
}

Read read_refused(const Json& envelope, RequestId request) {
    const std::int64_t status = integer_or(envelope, "status", 0);
    auto retry = integer(envelope, "retry_after_s");
    if (retry && *retry < 0) retry.reset();
    const int known = status >= 400 && status <= 599 ? static_cast<int>(status) : 500;
    const Json* body = object_member(envelope, "body");
    return RequestRefused{
        request, is_ucp(protocol_of(envelope)) ? ucp_refusal(known, body, retry) : acp_refusal(known, body, retry)};
}

Read read_answer(std::string_view type, const Json& envelope, std::string& problem) {
    const auto request_number = number(envelope, "request");
    if (!request_number) return problem = "request is not an id", std::nullopt;
    const RequestId request{*request_number};
    if (type == "reply") return read_reply(envelope, request);
    if (type == "refused") return read_refused(envelope, request);
    if (type == "lost") return ResponseLost{request};
    if (type == "recalled")
        return PendingRecalled{request, std::string(raw_text(envelope, "note").value_or("").substr(0, 4000))};
    if (type == "methods") return MethodsListed{request, read_methods(list_member(envelope, "methods"))};
    if (type == "token") return TokenIssued{request, id(envelope, "handle")};
    if (type == "token_refused") return TokenRefused{request, text(envelope, "code", limits::id)};
    if (type == "authentication")
        return AuthenticationEnded{request, text(envelope, "outcome", limits::id), id(envelope, "handle")};
    if (type == "embedded") return EmbeddedEnded{request};
    if (type == "buyer") {
        const Json* buyer = object_member(envelope, "buyer");
        if (!buyer) return ResponseLost{request};
        return BuyerReceived{request, read_buyer(*buyer)};
    }
    problem = "type is unknown";
    return std::nullopt;
}

// What is not said is as on a page of one's own.
HostChanged read_host(const Json& host) {
    HostChanged read;
    HostFacts& facts = read.facts;
    facts.host_sheet = boolean(host, "host_sheet", facts.host_sheet);
    facts.payment_policy = boolean(host, "payment_policy", facts.payment_policy);
    facts.frames = boolean(host, "frames", facts.frames);
    facts.popups = boolean(host, "popups", facts.popups);
    facts.links = boolean(host, "links", facts.links);
    facts.embedding = boolean(host, "embedding", facts.embedding);
    facts.fullscreen = boolean(host, "fullscreen", facts.fullscreen);
    facts.fullscreen_offered = boolean(host, "fullscreen_offered", facts.fullscreen_offered);
    facts.sheet_sellers = texts(host, "sheet_sellers", limits::id);
    return read;
}

Read read_occurrence(std::string_view type, const Json& envelope, std::string& problem) {
    if (type == "locale") return read_locale_changed(envelope, problem);
    if (type == "catalog") return read_catalog_received(envelope, problem);
    if (type == "host") {
        const Json* host = object_member(envelope, "host");
        if (!host) return problem = "host is not an object", std::nullopt;
        return read_host(*host);
    }
    if (type == "connectivity") return ConnectivityChanged{boolean(envelope, "online", true)};
    if (type == "returned") return Returned{};
    if (type == "keys_asked") return KeysAsked{};
    if (type == "timer") {
        const auto timer = number(envelope, "timer");
        if (!timer) return problem = "timer is not an id", std::nullopt;
        return TimerFired{TimerId{*timer}};
    }
    return read_answer(type, envelope, problem);
}

}  // namespace

std::optional<Event> read_event(std::string_view json, std::string* problem) {
    std::string why;
    std::optional<Event> event;
    const auto envelope = parse(json);
    const auto type = envelope ? raw_text(*envelope, "type") : std::nullopt;
    if (!envelope) why = "not JSON, or too long or too deep";
    else if (!type) why = "type is missing";
    else if (auto what = read_occurrence(*type, *envelope, why)) {
        const std::int64_t at = integer_or(*envelope, "at", 0);
        event.emplace(Event{at > 0 && at <= last_time ? at : 0, std::move(*what)});
    }
    if (!event && problem) *problem = std::move(why);
    return event;
}

}  // namespace till::wire
