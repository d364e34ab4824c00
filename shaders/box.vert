#version 300 es
// Unfolds one command of the frame into a quad that holds its box and its shadow.
// Knows nothing of what the box means; reads the command as it lies in memory (widget/frame.hpp).
precision highp float;
precision highp int;
uniform highp usampler2D commands;  // 8 texels a command, 8 commands a row
uniform vec2 viewport;              // physical px
uniform int first;                  // command of instance 0

flat out vec4 rect;
flat out vec4 uv;
flat out vec4 shadow;   // dx dy blur spread
flat out vec4 fill;
flat out vec4 border_color;
flat out vec4 shadow_color;
flat out vec3 shape;    // radius, border, opacity
out vec2 at;            // physical px, y down

uint word(int n, int i) {
    return texelFetch(commands, ivec2((n & 7) * 8 + i / 4, n >> 3), 0)[i & 3];
}
float number(int n, int i) { return uintBitsToFloat(word(n, i)); }
vec4 four(int n, int i) { return vec4(number(n, i), number(n, i + 1), number(n, i + 2), number(n, i + 3)); }

vec4 rgba(uint c) {  // 0xAABBGGRR
    return vec4(uvec4(c, c >> 8, c >> 16, c >> 24) & 255u) / 255.0;
}

void main() {
    int n = first + gl_InstanceID;
    vec4 clip = four(n, 5);
    rect = four(n, 9);
    shape = vec3(number(n, 13), number(n, 14), number(n, 26));
    fill = rgba(word(n, 15));
    border_color = rgba(word(n, 16));
    shadow = four(n, 17);
    shadow_color = rgba(word(n, 21));
    uv = four(n, 22);

    float reach = shadow_color.a > 0.0 ? shadow.z * 1.5 + max(shadow.w, 0.0) : 0.0;
    vec2 low = rect.xy - 1.0 + min(vec2(0.0), shadow.xy - reach);
    vec2 high = rect.xy + rect.zw + 1.0 + max(vec2(0.0), shadow.xy + reach);
    low = max(low, clip.xy);
    high = max(low, min(high, clip.zw));
    at = mix(low, high, vec2(gl_VertexID & 1, gl_VertexID >> 1));
    gl_Position = vec4(at.x / viewport.x * 2.0 - 1.0, 1.0 - at.y / viewport.y * 2.0, 0.0, 1.0);
}
