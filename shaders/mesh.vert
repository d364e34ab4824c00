#version 300 es
// Places the triangles of Dear ImGui: positions in physical px, y down.
// Knows nothing of what they draw.
precision highp float;
uniform vec2 viewport;
layout(location = 0) in vec2 position;
layout(location = 1) in vec2 texel;
layout(location = 2) in vec4 tint;
out vec2 at;
out vec4 shade;

void main() {
    at = texel;
    shade = vec4(tint.rgb * tint.a, tint.a);
    gl_Position = vec4(position.x / viewport.x * 2.0 - 1.0, 1.0 - position.y / viewport.y * 2.0, 0.0, 1.0);
}
