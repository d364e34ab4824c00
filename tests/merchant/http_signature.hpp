// HTTP message signatures (RFC 9421) by ES256 over digests (RFC 9530), as far as UCP's webhooks need them.
// Knows nothing of what is signed.
#pragma once

#include "tests/merchant/wire.hpp"

#include <memory>

struct evp_pkey_st;

namespace merchant {

// What a signature covers, in this order.
struct SignedCall {
    std::string method, authority, path, content_type, webhook_id, webhook_timestamp, body;
};

std::string content_digest(const std::string& body);  // sha-256=:…:

// A P-256 key that lives as long as the program.
class SigningKey {
public:
    SigningKey();
    Json jwk() const;  // the public half; its kid names the key
    // The headers Content-Digest, Signature-Input and Signature.
    httplib::Headers sign(const SignedCall& call, std::int64_t created) const;

private:
    std::shared_ptr<evp_pkey_st> key_;
};

// The key id that a Signature-Input names; "" = none that can be read.
std::string key_named(const std::string& signature_input);
// Whether the headers are `jwk`'s signature over the call, made within 300 seconds of `now`.
bool is_signed(const Json& jwk, const SignedCall& call, const httplib::Headers& headers, std::int64_t now);

}  // namespace merchant
