#version 300 es
// One picture in a rounded rectangle; the fit was decided by the layout. Textures hold premultiplied colour.
// Knows nothing of where the picture came from.
precision highp float;
uniform sampler2D picture;
flat in vec4 rect;
flat in vec4 uv;
flat in vec3 shape;
in vec2 at;
out vec4 color;

void main() {
    vec2 extent = rect.zw * 0.5;
    float r = min(shape.x, min(extent.x, extent.y));
    vec2 q = abs(at - rect.xy - extent) - extent + r;
    float d = min(max(q.x, q.y), 0.0) + length(max(q, 0.0)) - r;
    vec2 place = clamp((at - rect.xy) / rect.zw, 0.0, 1.0);
    color = texture(picture, mix(uv.xy, uv.zw, place)) * clamp(0.5 - d, 0.0, 1.0) * shape.z;
}
