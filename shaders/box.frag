#version 300 es
// One rounded box with a border inside its edge and a soft shadow behind it, by signed distance; premultiplied out.
// Knows nothing of textures.
precision highp float;
flat in vec4 rect;
flat in vec4 shadow;
flat in vec4 fill;
flat in vec4 border_color;
flat in vec4 shadow_color;
flat in vec3 shape;
in vec2 at;
out vec4 color;

float distance_to(vec2 p, vec2 middle, vec2 extent, float radius) {
    float r = min(radius, min(extent.x, extent.y));
    vec2 q = abs(p - middle) - extent + r;
    return min(max(q.x, q.y), 0.0) + length(max(q, 0.0)) - r;
}

vec2 erf2(vec2 x) {  // Abramowitz and Stegun 7.1.27: 5e-4 at worst, under one step of 8 bits
    vec2 s = sign(x), a = abs(x);
    vec2 d = 1.0 + (0.278393 + (0.230389 + (0.000972 + 0.078108 * a) * a) * a) * a;
    d *= d;
    return s - s / (d * d);
}

// The Gaussian blur of a rounded box: exact along x, four samples along y (after Evan Wallace).
float blurred(vec2 p, vec2 extent, float radius, float sigma) {
    float r = min(radius, min(extent.x, extent.y));
    float from = clamp(-3.0 * sigma, p.y - extent.y, p.y + extent.y);
    float to = clamp(3.0 * sigma, p.y - extent.y, p.y + extent.y);
    float step_y = (to - from) / 4.0;
    float y = from + step_y * 0.5;
    float sum = 0.0;
    for (int i = 0; i < 4; ++i) {
        float delta = min(extent.y - r - abs(p.y - y), 0.0);
        float curved = extent.x - r + sqrt(max(0.0, r * r - delta * delta));
        vec2 side = 0.5 + 0.5 * erf2((p.x + vec2(-curved, curved)) * (0.70710678 / sigma));
        sum += (side.y - side.x) * exp(-(y * y) / (2.0 * sigma * sigma)) * step_y;
        y += step_y;
    }
    return sum / (2.5066283 * sigma);
}

vec4 premultiplied(vec4 c) { return vec4(c.rgb * c.a, c.a); }

void main() {
    vec2 extent = rect.zw * 0.5;
    vec2 middle = rect.xy + extent;
    float d = distance_to(at, middle, extent, shape.x);
    float outer = clamp(0.5 - d, 0.0, 1.0);
    float inner = shape.y > 0.0 ? clamp(0.5 - d - shape.y, 0.0, 1.0) : outer;
    color = premultiplied(fill) * inner + premultiplied(border_color) * (outer - inner);

    if (shadow_color.a > 0.0 && outer < 1.0) {  // as in CSS, no shadow under the box itself
        vec2 grown = extent + shadow.w;
        float radius = shape.x + max(shadow.w, 0.0);
        vec2 from = at - middle - shadow.xy;
        float amount = shadow.z > 0.5 ? blurred(from, grown, radius, shadow.z * 0.5)
                                      : clamp(0.5 - distance_to(from, vec2(0.0), grown, radius), 0.0, 1.0);
        color += premultiplied(shadow_color) * clamp(amount, 0.0, 1.0) * (1.0 - outer);
    }
    color *= shape.z;
}
