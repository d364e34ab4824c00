// A server as an open network needs it: each request has a bounded size and a bounded time to arrive, answers carry
// `nosniff`, only the server's own names are taken as Host, and what goes wrong is told in JSON without internals.
// Knows nothing of shopping.
#pragma once

#include <httplib.h>

#include <cstddef>

namespace merchant {

class Door : public httplib::Server {
public:
    Door();
    // Takes no request whose Host is not 127.0.0.1 or localhost with this port.
    void answers_as(int port);

private:
    // The library waits for each piece of a request, but for the whole of it without end.
    bool process_and_close_socket(socket_t socket) override;
};

// Whether a text nests arrays and objects deeper than `most`. Looks at brackets outside strings only.
bool nests_deeper_than(const std::string& json, std::size_t most);

}  // namespace merchant
