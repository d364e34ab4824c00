// Reads one envelope of the shell: {"at":…, "type":…, …}. Knows nothing of what its event or input leads to.
#include "core/wire/acp/acp.hpp"
#include "core/wire/acp_2025/acp_2025.hpp"
#include "core/wire/catalog.hpp"
#include "core/wire/input.hpp"
#include "core/wire/people.hpp"
#include "core/wire/ucp/ucp.hpp"
#include "core/wire/wire.hpp"

namespace till::wire {
namespace {

using Read = std::optional<Occurrence>;
using Type = EnvelopeType;

constexpr Name<Type> types[] = {{"locale", Type::locale}, {"catalog", Type::catalog}, {"host", Type::host},
    {"connectivity", Type::connectivity}, {"returned", Type::returned}, {"keys_asked", Type::keys_asked},
    {"timer", Type::timer}, {"reply", Type::reply}, {"refused", Type::refused}, {"lost", Type::lost},
    {"recalled", Type::recalled}, {"methods", Type::methods}, {"token", Type::token},
    {"token_refused", Type::token_refused}, {"authentication", Type::authentication}, {"embedded", Type::embedded},
    {"buyer", Type::buyer}, {"resize", Type::resize}, {"theme", Type::theme}, {"pointer", Type::pointer},
    {"focus", Type::focus}, {"scroll", Type::scroll}, {"image", Type::image}, {"image_dropped", Type::image_dropped},
    {"frame_shown", Type::frame_shown}, {"activate", Type::activate}, {"typed", Type::typed}};

constexpr std::int64_t last_time = 8'640'000'000'000'000;  // of a browser's Date; sums with it cannot overflow

std::optional<std::uint32_t> number(const Json& envelope, const char* key) {
    const auto value = integer(envelope, key);
    if (!value || *value <= 0 || *value > INT64_C(0xffffffff)) return std::nullopt;
    return static_cast<std::uint32_t>(*value);
}

Read refuse(const char* why, std::string& problem) {
    problem = why;
    return std::nullopt;
}

Read read_locale_changed(const Json& envelope, std::string& problem) {
    const Json* locale = object_member(envelope, "locale");
    if (!locale) return refuse("locale is not an object", problem);
    return LocaleChanged{read_locale(*locale, object_member(envelope, "words"))};
}

// A catalog that cannot be read is told to the shopper, so it is an event and no problem of the envelope.
Read read_catalog_received(const Json& envelope, std::string& problem) {
    const Json* value = member(envelope, "catalog");
    if (!value) return refuse("catalog is missing", problem);
    std::string why;
    auto catalog = read_catalog(*value, &why);
    if (!catalog) return CatalogRefused{std::move(why)};
    return CatalogReceived{std::move(*catalog)};
}

// Its dialect stands beside it; the shell gives back what the call said.
Protocol protocol_in(const Json& envelope) { return protocol_named(raw_text(envelope, "protocol").value_or("")); }

std::optional<Session> read_session(const Json& body, Protocol protocol) {
    switch (protocol) {
        case Protocol::acp_2026_04_17: return acp::read_session(body);
        case Protocol::acp_2025_09_29: return acp_2025::read_session(body);
        case Protocol::ucp_2026_04_08:
        case Protocol::ucp_2026_08_25: return ucp::read_session(body);
        case Protocol::unknown: break;
    }
    return std::nullopt;
}

// A success whose session cannot be read leaves open what happened: the same as no answer.
Read read_reply(const Json& envelope, RequestId request) {
    const Json* body = object_member(envelope, "body");
    const Protocol protocol = protocol_in(envelope);
    if (body && is_ucp(protocol) && ucp::is_error(*body))
        return RequestRefused{
            request, ucp::read_refusal(static_cast<int>(integer_or(envelope, "status", 200)), body, std::nullopt)};
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
    return RequestRefused{request,
        is_ucp(protocol_in(envelope)) ? ucp::read_refusal(known, body, retry) : acp::read_refusal(known, body, retry)};
}

Read read_answer(Type type, const Json& envelope, std::string& problem) {
    const auto request_number = number(envelope, "request");
    if (!request_number) return refuse("request is not an id", problem);
    const RequestId request{*request_number};
    switch (type) {
        case Type::reply: return read_reply(envelope, request);
        case Type::refused: return read_refused(envelope, request);
        case Type::recalled:
            return PendingRecalled{request, std::string(raw_text(envelope, "note").value_or("").substr(0, 4000))};
        case Type::methods: return MethodsListed{request, read_methods(list_member(envelope, "methods"))};
        case Type::token: return TokenIssued{request, id(envelope, "handle")};
        case Type::token_refused: return TokenRefused{request, text(envelope, "code", limits::id)};
        case Type::authentication:
            return AuthenticationEnded{request, text(envelope, "outcome", limits::id), id(envelope, "handle")};
        case Type::embedded: return EmbeddedEnded{request};
        case Type::buyer:
            if (const Json* buyer = object_member(envelope, "buyer")) return BuyerReceived{request, read_buyer(*buyer)};
            return ResponseLost{request};
        case Type::lost: return ResponseLost{request};
        default: return refuse("type is unknown", problem);
    }
}

// Missing facts keep their defaults (a top-level page).
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

Read read_occurrence(Type type, const Json& envelope, std::string& problem) {
    switch (type) {
        case Type::locale: return read_locale_changed(envelope, problem);
        case Type::catalog: return read_catalog_received(envelope, problem);
        case Type::host:
            if (const Json* host = object_member(envelope, "host")) return read_host(*host);
            return refuse("host is not an object", problem);
        case Type::connectivity: return ConnectivityChanged{boolean(envelope, "online", true)};
        case Type::returned: return Returned{};
        case Type::keys_asked: return KeysAsked{};
        case Type::timer:
            if (const auto timer = number(envelope, "timer")) return TimerFired{TimerId{*timer}};
            return refuse("timer is not an id", problem);
        default: return read_answer(type, envelope, problem);
    }
}

}  // namespace

std::optional<Received> read_envelope(std::string_view json, std::string* problem) {
    std::string why;
    std::optional<Received> received;
    const auto envelope = parse(json);
    if (!envelope) why = "not JSON, or too long or too deep";
    else if (!raw_text(*envelope, "type")) why = "type is missing";
    else {
        const Type type = one_of(*envelope, "type", types, Type::unknown, Type::unknown);
        std::int64_t at = integer_or(*envelope, "at", 0);
        if (at < 0 || at > last_time) at = 0;
        if (type >= Type::resize) {
            if (auto input = read_input(type, *envelope, at, why)) received.emplace(std::move(*input));
        } else if (auto what = read_occurrence(type, *envelope, why)) received.emplace(Event{at, std::move(*what)});
    }
    if (!received && problem) *problem = std::move(why);
    return received;
}

}  // namespace till::wire
