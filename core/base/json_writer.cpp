// JSON text, byte for byte the same everywhere. Text that is no UTF-8 was refused long before.
#include "core/base/json_writer.hpp"

#include <cmath>

namespace till {

void JsonWriter::comma_and_key(std::string_view key) {
    if (!first_) out_ += ',';
    first_ = false;
    if (key.empty()) return;
    quote(key);
    out_ += ':';
}

void JsonWriter::start(std::string_view key, char bracket) {
    comma_and_key(key);
    out_ += bracket;
    first_ = true;
}

void JsonWriter::finish(char bracket) {
    out_ += bracket;
    first_ = false;
}

void JsonWriter::quote(std::string_view text) {
    out_ += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out_ += '\\';
            out_ += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out_ += "\\u00";
            out_ += "0123456789abcdef"[(c >> 4) & 0xf];
            out_ += "0123456789abcdef"[c & 0xf];
        } else {
            out_ += c;
        }
    }
    out_ += '"';
}

// To two places, which is finer than any screen, and without trailing zeros in whole numbers.
void JsonWriter::hundredths(float value) {
    long whole = std::lround(value * 100);
    if (whole < 0) {
        out_ += '-';
        whole = -whole;
    }
    out_ += std::to_string(whole / 100);
    if (whole % 100 == 0) return;
    out_ += '.';
    out_ += static_cast<char>('0' + whole / 10 % 10);
    out_ += static_cast<char>('0' + whole % 10);
}

void JsonWriter::member(std::string_view key, std::string_view value) {
    comma_and_key(key);
    quote(value);
}

void JsonWriter::member_int(std::string_view key, std::int64_t value) {
    comma_and_key(key);
    out_ += std::to_string(value);
}

void JsonWriter::member_bool(std::string_view key, bool value) {
    comma_and_key(key);
    out_ += value ? "true" : "false";
}

void JsonWriter::member_decimal(std::string_view key, float value) {
    comma_and_key(key);
    hundredths(value);
}

void JsonWriter::handle(std::string_view key, std::string_view name) {
    open(key);
    member("$handle", name);
    close();
}

void JsonWriter::element(std::string_view value) {
    comma_and_key({});
    quote(value);
}

void JsonWriter::element_decimal(float value) {
    comma_and_key({});
    hundredths(value);
}

}  // namespace till
