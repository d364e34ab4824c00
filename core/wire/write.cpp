// Which dialect a body is written in. Knows nothing of any of them.
#include "core/wire/requests.hpp"

namespace till::wire {

std::string lower_case(std::string text) {
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

std::string write_create(Protocol protocol, const CreateRequest& request) {
    switch (protocol) {
        case Protocol::acp_2026_04_17: return acp_create(request);
        case Protocol::acp_2025_09_29: return acp_2025_create(request);
        case Protocol::ucp_2026_04_08:
        case Protocol::ucp_2026_08_25: return ucp_create(request, protocol);
        case Protocol::unknown: break;
    }
    return {};
}

std::string write_update(Protocol protocol, const UpdateRequest& request, const Session& session) {
    switch (protocol) {
        case Protocol::acp_2026_04_17: return acp_update(request);
        case Protocol::acp_2025_09_29: return acp_2025_update(request);
        case Protocol::ucp_2026_04_08:
        case Protocol::ucp_2026_08_25: return ucp_update(request, session, protocol);
        case Protocol::unknown: break;
    }
    return {};
}

// Nothing is paid by the others (is_payable).
std::string write_complete(Protocol protocol, const CompleteRequest& request) {
    return is_ucp(protocol) ? ucp_complete(request) : acp_complete(request);
}

}  // namespace till::wire
