// Which dialect a body is written in. Knows nothing of any of them.
#include "core/wire/requests.hpp"

#include "core/wire/acp/acp.hpp"
#include "core/wire/acp_2025/acp_2025.hpp"
#include "core/wire/ucp/ucp.hpp"

namespace till::wire {

std::string write_create(Protocol protocol, const CreateRequest& request) {
    switch (protocol) {
        case Protocol::acp_2026_04_17: return acp::write_create(request);
        case Protocol::acp_2025_09_29: return acp_2025::write_create(request);
        case Protocol::ucp_2026_04_08:
        case Protocol::ucp_2026_08_25: return ucp::write_create(request, protocol);
        case Protocol::unknown: break;
    }
    return {};
}

std::string write_update(Protocol protocol, const UpdateRequest& request, const Session& session) {
    switch (protocol) {
        case Protocol::acp_2026_04_17: return acp::write_update(request);
        case Protocol::acp_2025_09_29: return acp_2025::write_update(request);
        case Protocol::ucp_2026_04_08:
        case Protocol::ucp_2026_08_25: return ucp::write_update(request, session, protocol);
        case Protocol::unknown: break;
    }
    return {};
}

// Nothing is paid by the others (is_payable).
std::string write_complete(Protocol protocol, const CompleteRequest& request) {
    return is_ucp(protocol) ? ucp::write_complete(request) : acp::write_complete(request);
}

}  // namespace till::wire
