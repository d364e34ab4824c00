// See http_signature.hpp.
#include "tests/merchant/http_signature.hpp"

#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/sha.h>

#include <cstdlib>
#include <regex>
#include <stdexcept>
#include <vector>

namespace merchant {
namespace {

using Bytes = std::vector<unsigned char>;

template <typename T, void (*Free)(T*)>
struct Freed {
    void operator()(T* thing) const { Free(thing); }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY, EVP_PKEY_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX, EVP_MD_CTX_free>>;
using Context = std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX, EVP_PKEY_CTX_free>>;
using Signature = std::unique_ptr<ECDSA_SIG, Freed<ECDSA_SIG, ECDSA_SIG_free>>;
using Number = std::unique_ptr<BIGNUM, Freed<BIGNUM, BN_free>>;

constexpr const char* covered =
    R"(("@method" "@authority" "@path" "content-digest" "content-type" "webhook-id" "webhook-timestamp"))";

std::string base64(const Bytes& bytes) {
    std::string out(4 * ((bytes.size() + 2) / 3) + 1, '\0');
    out.resize(static_cast<std::size_t>(
        EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()), bytes.data(), static_cast<int>(bytes.size()))));
    return out;
}

Bytes from_base64(std::string text) {
    for (char& c : text) c = c == '-' ? '+' : c == '_' ? '/' : c;
    while (text.size() % 4 != 0) text += '=';
    Bytes out(text.size() / 4 * 3);
    if (EVP_DecodeBlock(
            out.data(), reinterpret_cast<const unsigned char*>(text.data()), static_cast<int>(text.size())) < 0)
        return {};
    for (std::size_t i = text.size(); i > 0 && text[i - 1] == '=' && !out.empty(); --i) out.pop_back();
    return out;
}

std::string base64_url(const Bytes& bytes) {
    std::string out = base64(bytes);
    while (!out.empty() && out.back() == '=') out.pop_back();
    for (char& c : out) c = c == '+' ? '-' : c == '/' ? '_' : c;
    return out;
}

std::string base_of(const SignedCall& call, const std::string& parameters) {
    return "\"@method\": " + call.method + "\n\"@authority\": " + call.authority + "\n\"@path\": " + call.path +
        "\n\"content-digest\": " + content_digest(call.body) + "\n\"content-type\": " + call.content_type +
        "\n\"webhook-id\": " + call.webhook_id + "\n\"webhook-timestamp\": " + call.webhook_timestamp +
        "\n\"@signature-params\": " + parameters;
}

Bytes coordinate(EVP_PKEY* key, const char* name) {
    BIGNUM* raw = nullptr;
    if (EVP_PKEY_get_bn_param(key, name, &raw) != 1) throw std::runtime_error("a key without its point");
    const Number number(raw);
    Bytes out(32);
    BN_bn2binpad(raw, out.data(), 32);
    return out;
}

Key public_key(const Json& jwk) {
    const Bytes x = from_base64(text(jwk, "x")), y = from_base64(text(jwk, "y"));
    if (text(jwk, "crv") != "P-256" || x.size() != 32 || y.size() != 32) return nullptr;
    Bytes point = {4};
    point.insert(point.end(), x.begin(), x.end());
    point.insert(point.end(), y.begin(), y.end());
    char group[] = "prime256v1";
    OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group, 0),
        OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()),
        OSSL_PARAM_construct_end()};
    const Context context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
    EVP_PKEY* key = nullptr;
    if (EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters) != 1)
        return nullptr;
    return Key(key);
}

std::string header(const httplib::Headers& headers, const char* name) {
    const auto found = headers.find(name);
    return found == headers.end() ? "" : found->second;
}

}  // namespace

std::string content_digest(const std::string& body) {
    Bytes digest(32);
    SHA256(reinterpret_cast<const unsigned char*>(body.data()), body.size(), digest.data());
    return "sha-256=:" + base64(digest) + ":";
}

SigningKey::SigningKey() : key_(EVP_EC_gen("P-256"), EVP_PKEY_free) {
    if (!key_) throw std::runtime_error("cannot make a signing key");
}

Json SigningKey::jwk() const {
    const std::string x = base64_url(coordinate(key_.get(), OSSL_PKEY_PARAM_EC_PUB_X)),
                      y = base64_url(coordinate(key_.get(), OSSL_PKEY_PARAM_EC_PUB_Y));
    return {{"kid", "k_" + sha256_hex(x + y).substr(0, 16)}, {"kty", "EC"}, {"crv", "P-256"}, {"x", x}, {"y", y},
        {"alg", "ES256"}, {"use", "sig"}};
}

httplib::Headers SigningKey::sign(const SignedCall& call, std::int64_t created) const {
    const std::string parameters = std::string(covered) + ";created=" + std::to_string(created) + ";keyid=\"" +
        text(jwk(), "kid") + "\"",
                      base = base_of(call, parameters);
    const Digest digest(EVP_MD_CTX_new());
    std::size_t size = 0;
    EVP_DigestSignInit(digest.get(), nullptr, EVP_sha256(), nullptr, key_.get());
    EVP_DigestSign(digest.get(), nullptr, &size, reinterpret_cast<const unsigned char*>(base.data()), base.size());
    Bytes der(size);
    EVP_DigestSign(digest.get(), der.data(), &size, reinterpret_cast<const unsigned char*>(base.data()), base.size());
    const unsigned char* at = der.data();
    const Signature pair(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(size)));
    Bytes raw(64);  // r and s side by side, as JOSE and RFC 9421 want them
    BN_bn2binpad(ECDSA_SIG_get0_r(pair.get()), raw.data(), 32);
    BN_bn2binpad(ECDSA_SIG_get0_s(pair.get()), raw.data() + 32, 32);
    return {{"Content-Digest", content_digest(call.body)}, {"Signature-Input", "sig1=" + parameters},
        {"Signature", "sig1=:" + base64(raw) + ":"}};
}

std::string key_named(const std::string& signature_input) {
    static const std::regex key(R"rx(;keyid="([^"]+)")rx");
    std::smatch match;
    return std::regex_search(signature_input, match, key) ? match[1].str() : "";
}

bool is_signed(const Json& jwk, const SignedCall& call, const httplib::Headers& headers, std::int64_t now) {
    const std::string input = header(headers, "Signature-Input"), given = header(headers, "Signature");
    static const std::regex created(R"(;created=(\d{1,12}))");
    std::smatch match;
    if (!input.starts_with("sig1=" + std::string(covered)) || !given.starts_with("sig1=:") || !given.ends_with(":") ||
        !std::regex_search(input, match, created))
        return false;
    if (std::llabs(now - std::stoll(match[1].str())) > 300 ||
        header(headers, "Content-Digest") != content_digest(call.body))
        return false;
    const Bytes raw = from_base64(given.substr(6, given.size() - 7));
    const Key key = public_key(jwk);
    if (raw.size() != 64 || !key) return false;
    const Signature pair(ECDSA_SIG_new());
    ECDSA_SIG_set0(pair.get(), BN_bin2bn(raw.data(), 32, nullptr), BN_bin2bn(raw.data() + 32, 32, nullptr));
    unsigned char* der = nullptr;
    const int size = i2d_ECDSA_SIG(pair.get(), &der);
    const std::unique_ptr<unsigned char, void (*)(unsigned char*)> owned(
        der, [](unsigned char* bytes) { OPENSSL_free(bytes); });
    const Digest digest(EVP_MD_CTX_new());
    const std::string base = base_of(call, input.substr(5));
    return size > 0 && EVP_DigestVerifyInit(digest.get(), nullptr, EVP_sha256(), nullptr, key.get()) == 1 &&
        EVP_DigestVerify(digest.get(), der, static_cast<std::size_t>(size),
            reinterpret_cast<const unsigned char*>(base.data()), base.size()) == 1;
}

}  // namespace merchant
