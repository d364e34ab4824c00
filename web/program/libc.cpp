// Replaces functions of the C library that the program does not need, and two with simpler ones:
//  - word that the memory grew: the engine takes a fresh view of the memory after every call;
//  - sscanf, with which Dear ImGui would read a settings file, of which there is none;
//  - printf, with which it would name windows and tooltips, and nlohmann/json the token of an error nobody reads: 20 kB;
//  - strtod to the last bit of a long double. JSON numbers here are ratings, rates and lengths;
//  - sine and cosine of angles as large as the universe. Here they draw wheels and round corners.
// Knows nothing of Till.
#include <cstdarg>
#include <cstddef>
#include <cstdint>

namespace {

double power_of_ten(int exponent) {
    double power = 1, base = 10;
    for (unsigned left = static_cast<unsigned>(exponent < 0 ? -exponent : exponent); left != 0;
         left >>= 1, base *= base) {
        if (left & 1) power *= base;
    }
    return power;
}

// By quarter turns; good to a float's last bits for some thousand turns.
float sine(double angle, int quarters) {
    constexpr double quarter = 1.5707963267948966;
    const double whole = __builtin_floor(angle / quarter + 0.5), x = angle - whole * quarter, xx = x * x;
    const unsigned turn = static_cast<unsigned>(static_cast<int>(whole) + quarters);
    const double sin = x * (1 - xx / 6 * (1 - xx / 20 * (1 - xx / 42 * (1 - xx / 72))));
    const double cos = 1 - xx / 2 * (1 - xx / 12 * (1 - xx / 30 * (1 - xx / 56 * (1 - xx / 90))));
    const double part = turn & 1 ? cos : sin;
    return static_cast<float>(turn & 2 ? -part : part);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

extern "C" {
void emscripten_notify_memory_growth(std::size_t memory);
void emscripten_notify_memory_growth(std::size_t) {}

float sinf(float angle);
float sinf(float angle) { return sine(static_cast<double>(angle), 0); }

float cosf(float angle);
float cosf(float angle) { return sine(static_cast<double>(angle), 1); }

int sscanf(const char* text, const char* format, ...);
int sscanf(const char*, const char*, ...) { return 0; }

int vsnprintf(char* out, std::size_t size, const char* format, va_list arguments);
int vsnprintf(char* out, std::size_t size, const char*, va_list) {
    if (size > 0) *out = 0;
    return 0;
}
int snprintf(char* out, std::size_t size, const char* format, ...);
int snprintf(char* out, std::size_t size, const char*, ...) {
    if (size > 0) *out = 0;
    return 0;
}

// Exact for up to 15 digits and powers of ten up to 22, which is correctly rounded; else off by a unit in the last place.
double strtod(const char* text, char** end);
double strtod(const char* text, char** end) {
    const bool negative = *text == '-';
    if (negative) ++text;
    std::uint64_t digits = 0;
    int scale = 0;
    for (bool fraction = false;; ++text) {
        if (*text == '.' && !fraction) {
            fraction = true;
            continue;
        }
        if (!is_digit(*text)) break;
        const bool fits = digits < UINT64_C(100000000000000000);
        if (fits) digits = digits * 10 + static_cast<unsigned>(*text - '0');
        scale += (fits ? 0 : 1) - (fraction ? 1 : 0);
    }
    if (*text == 'e' || *text == 'E') {
        ++text;
        const bool below = *text == '-';
        if (*text == '-' || *text == '+') ++text;
        int exponent = 0;
        for (; is_digit(*text); ++text) exponent = exponent < 10000 ? exponent * 10 + (*text - '0') : exponent;
        scale += below ? -exponent : exponent;
    }
    if (end) *end = const_cast<char*>(text);
    double value = static_cast<double>(digits);
    if (scale < -400) value = 0;
    else if (digits != 0)
        value = scale < 0 ? value / power_of_ten(scale) : value * power_of_ten(scale > 400 ? 400 : scale);
    return negative ? -value : value;
}
float strtof(const char* text, char** end);
float strtof(const char* text, char** end) { return static_cast<float>(strtod(text, end)); }
long double strtold(const char* text, char** end);
long double strtold(const char* text, char** end) { return static_cast<long double>(strtod(text, end)); }
}
