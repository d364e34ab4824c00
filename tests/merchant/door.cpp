// See door.hpp.
#include "tests/merchant/door.hpp"

#include "tests/merchant/wire.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>

namespace merchant {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t most_body = 2'000'000;      // bytes
constexpr std::size_t connections_at_once = 256;  // a thread each
constexpr int requests_per_connection = 100;
constexpr auto patience = std::chrono::seconds(10);   // for one whole request, headers and body
constexpr auto keep_alive = std::chrono::seconds(5);  // between two requests of a connection
constexpr auto write_patience = std::chrono::seconds(5);

// One connection. Reading fails once the request has taken longer than `patience`, however it drips.
class Connection : public httplib::Stream {
public:
    explicit Connection(socket_t socket) : socket_(socket) {}

    // Whether a request begins before `keep_alive` is over and while the server still listens.
    bool request_begins(const std::atomic<socket_t>& server) {
        const auto end = Clock::now() + keep_alive;
        while (server != INVALID_SOCKET && Clock::now() < end) {
            if (!ready(POLLIN, std::chrono::milliseconds(100))) continue;
            deadline_ = Clock::now() + patience;
            return true;
        }
        return false;
    }

    // Whether the request did not arrive in time: what comes after it on this connection cannot be told apart from it.
    bool is_late() const { return left().count() == 0; }

    bool is_readable() const override { return ready(POLLIN, left()); }
    bool is_writable() const override { return ready(POLLOUT, write_patience); }
    ssize_t read(char* to, std::size_t size) override { return is_readable() ? recv(socket_, to, size, 0) : -1; }
    ssize_t write(const char* from, std::size_t size) override {
        return is_writable() ? send(socket_, from, size, MSG_NOSIGNAL) : -1;
    }
    void get_remote_ip_and_port(std::string& ip, int& port) const override { address(getpeername, ip, port); }
    void get_local_ip_and_port(std::string& ip, int& port) const override { address(getsockname, ip, port); }
    socket_t socket() const override { return socket_; }

private:
    std::chrono::milliseconds left() const {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline_ - Clock::now());
        return left.count() > 0 ? left : std::chrono::milliseconds(0);
    }

    bool ready(short what, std::chrono::milliseconds most) const {
        pollfd one{socket_, what, 0};
        return most.count() > 0 && poll(&one, 1, static_cast<int>(most.count())) > 0;
    }

    void address(int (*of)(int, sockaddr*, socklen_t*), std::string& ip, int& port) const {
        sockaddr_in found{};
        socklen_t size = sizeof found;
        char text[INET_ADDRSTRLEN] = "";
        if (of(socket_, reinterpret_cast<sockaddr*>(&found), &size) != 0) return;
        inet_ntop(AF_INET, &found.sin_addr, text, sizeof text);
        ip = text;
        port = ntohs(found.sin_port);
    }

    socket_t socket_;
    Clock::time_point deadline_ = Clock::now() + patience;
};

// A port that another program listens on is taken: the library would share it.
void own_port_alone(socket_t socket) {
    const int yes = 1;
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

std::string code_of(int status) {
    switch (status) {
        case 404: return "not_found";
        case 405: return "method_not_allowed";
        case 413: return "too_large";
        case 421: return "misdirected";
        default: return status >= 500 ? "internal" : "invalid";
    }
}

httplib::Server::HandlerResponse name_the_error(const httplib::Request&, httplib::Response& response) {
    if (!response.body.empty() || response.status < 400) return httplib::Server::HandlerResponse::Unhandled;
    refuse(response, response.status, code_of(response.status), "This request cannot be answered.");
    return httplib::Server::HandlerResponse::Handled;
}

// A body of the wrong form is the caller's error; its text stays here.
void hide_the_exception(const httplib::Request&, httplib::Response& response, std::exception_ptr what) {
    try {
        std::rethrow_exception(what);
    } catch (const Json::exception&) {
        refuse(response, 400, "invalid", "The body has a member of the wrong type.");
    } catch (...) { refuse(response, 500, "internal", "This request could not be worked on."); }
}

}  // namespace

Door::Door() {
    new_task_queue = [] { return new httplib::ThreadPool(connections_at_once); };
    set_payload_max_length(most_body);
    set_socket_options(own_port_alone);
    set_default_headers({{"X-Content-Type-Options", "nosniff"}});
    set_error_handler(httplib::Server::HandlerWithResponse(name_the_error));
    set_exception_handler(hide_the_exception);
}

void Door::answers_as(int port) {
    const std::string end = ":" + std::to_string(port);
    set_pre_routing_handler([end](const httplib::Request& request, httplib::Response& response) {
        const std::string host = request.get_header_value("Host");
        if (host == "127.0.0.1" + end || host == "localhost" + end) return HandlerResponse::Unhandled;
        refuse(response, 421, "misdirected", "This server has another name.");
        return HandlerResponse::Handled;
    });
}

bool Door::process_and_close_socket(socket_t socket) {
    Connection connection(socket);
    bool answered = false;
    for (int left = requests_per_connection; left > 0 && connection.request_begins(svr_sock_); --left) {
        bool closed = false;
        answered = process_request(connection, left == 1, closed, nullptr);
        if (!answered || closed || connection.is_late()) break;
    }
    shutdown(socket, SHUT_RDWR);
    close(socket);
    return answered;
}

bool nests_deeper_than(const std::string& json, std::size_t most) {
    std::size_t depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (quoted) {
            if (c == '\\') ++i;
            else if (c == '"') quoted = false;
        } else if (c == '"') quoted = true;
        else if ((c == '{' || c == '[') && ++depth > most) return true;
        else if ((c == '}' || c == ']') && depth > 0) --depth;
    }
    return false;
}

}  // namespace merchant
