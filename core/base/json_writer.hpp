// Writes JSON in the order it is told to, without a space, so that the same value is always the same bytes. The only
// writer of JSON in the program. Knows nothing of what is written.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace till {

class JsonWriter {
public:
    void open() { start({}, '{'); }
    void open(std::string_view key) { start(key, '{'); }
    void close() { finish('}'); }
    void open_list() { start({}, '['); }
    void open_list(std::string_view key) { start(key, '['); }
    void close_list() { finish(']'); }

    void member(std::string_view key, std::string_view value);
    void member(std::string_view key, const char* value) { member(key, std::string_view(value)); }
    void member(std::string_view key, const std::string& value) { member(key, std::string_view(value)); }
    void member_int(std::string_view key, std::int64_t value);
    void member_bool(std::string_view key, bool value);
    void member_decimal(std::string_view key, float value);
    // A secret the shell puts in: exactly {"$handle":"…"}.
    void handle(std::string_view key, std::string_view name);
    void element(std::string_view value);
    void element_decimal(float value);

    std::string take() { return std::move(out_); }

private:
    void start(std::string_view key, char bracket);
    void finish(char bracket);
    void comma_and_key(std::string_view key);
    void quote(std::string_view text);
    void hundredths(float value);

    std::string out_;
    bool first_ = true;
};

}  // namespace till
