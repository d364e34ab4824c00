// The world that Till runs against: chat host, sellers and payment service on three loopback ports, each with its own database.
// Knows nothing of what they say to each other.
#include "tests/merchant/chat_host.hpp"
#include "tests/merchant/door.hpp"
#include "tests/merchant/payment_service.hpp"
#include "tests/merchant/ucp.hpp"

#include <atomic>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <map>
#include <thread>

namespace {

using namespace merchant;

std::atomic<bool> leaving = false;

struct Options {
    std::map<std::string, std::string> values;
    bool test_controls = false;
    std::string value(const std::string& name) const { return values.contains(name) ? values.at(name) : ""; }
};

Options read_options(int argc, char** argv) {
    Options options;
    for (int i = 1; i < argc; ++i) {
        const std::string name = argv[i];
        if (name == "--test-controls") options.test_controls = true;
        else if (name.starts_with("--") && i + 1 < argc) options.values[name.substr(2)] = argv[++i];
    }
    return options;
}

int bind(Door& server, const Options& options, const std::string& name, int otherwise) {
    const auto given = options.values.find(name);
    const int port = given == options.values.end() ? otherwise : std::atoi(given->second.c_str());
    const int bound = port == 0                  ? server.bind_to_any_port("127.0.0.1")
        : server.bind_to_port("127.0.0.1", port) ? port
                                                 : -1;
    if (bound > 0) {
        server.answers_as(bound);
        return bound;
    }
    std::fprintf(stderr, "Port %d is taken. Choose another with --%s.\n", port, name.c_str());
    std::exit(2);
}

}  // namespace

int main(int argc, char** argv) {
    const Options options = read_options(argc, argv);
    for (const char* name : {"site", "catalog", "data"}) {
        if (options.values.contains(name)) continue;
        std::fprintf(stderr,
            "usage: till_merchant --site DIR --catalog DIR --data DIR [--port-host N] [--port-merchant N] [--port-psp "
            "N] [--protocol P] [--ucp-binding rest|mcp] [--test-controls]\n");
        return 2;
    }
    std::signal(SIGTERM, [](int) { leaving = true; });
    std::signal(SIGINT, [](int) { leaving = true; });
    std::signal(SIGPIPE, SIG_IGN);
    const std::string data = options.values.at("data");
    std::filesystem::create_directories(data);
    const Shop shop = Shop::load(options.values.at("catalog"));
    Database host_db(data + "/host.db"), seller_db(data + "/merchant.db"), psp_db(data + "/payments.db");
    Door host_server, seller_server, psp_server;
    Ports ports{bind(host_server, options, "port-host", 8787), bind(seller_server, options, "port-merchant", 8788),
        bind(psp_server, options, "port-psp", 8789)};
    // Keys live as long as the program: nobody outside it has to know them.
    const std::string platform = new_id("sk_"), host_payment = new_id("sk_"), seller_payment = new_id("sk_"),
                      signing = new_id(""), webhook = new_id("whsec_");
    Faults faults;
    PaymentService service(
        psp_db, {host_payment, seller_payment}, {origin(ports.host), origin(ports.merchant)}, options.test_controls);
    Sellers sellers(seller_db, shop, {ports, platform, seller_payment, webhook, options.test_controls}, faults);
    Ucp ucp(seller_db, shop, sellers, faults);
    ChatHost host(host_db, shop,
        {ports, options.values.at("site"), options.values.at("catalog"), platform, host_payment, signing, webhook,
            options.test_controls, options.value("protocol"), options.value("ucp-binding")});
    service.routes(psp_server);
    sellers.routes(seller_server);
    ucp.routes(seller_server);
    host.routes(host_server);
    std::thread psp_thread([&] { psp_server.listen_after_bind(); });
    while (!psp_server.is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    sellers.recover();
    std::thread seller_thread([&] { seller_server.listen_after_bind(); }),
        host_thread([&] { host_server.listen_after_bind(); });
    std::thread courier([&] {
        while (!leaving) {
            sellers.deliver_webhooks();
            ucp.advance();
            ucp.deliver();
            std::this_thread::sleep_for(std::chrono::milliseconds(200));
        }
    });
    std::printf("{\"host\":\"%s\",\"merchant\":\"%s\",\"psp\":\"%s\"}\n", origin(ports.host).c_str(),
        origin(ports.merchant).c_str(), origin(ports.psp).c_str());
    std::printf("Open %s in a browser. Every state of the widget: %s/states/\n", origin(ports.host).c_str(),
        origin(ports.host).c_str());
    std::fflush(stdout);
    while (!leaving) std::this_thread::sleep_for(std::chrono::milliseconds(100));
    for (Door* server : {&host_server, &seller_server, &psp_server}) server->stop();
    for (std::thread* thread : {&courier, &host_thread, &seller_thread, &psp_thread}) thread->join();
    return 0;
}
