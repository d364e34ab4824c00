#version 300 es
// Atlas texel times vertex colour, both premultiplied: text runs, icons, lines.
// Knows nothing of fonts.
precision mediump float;
uniform sampler2D atlas;
uniform float opacity;
in vec2 at;
in vec4 shade;
out vec4 color;

void main() { color = texture(atlas, at) * shade * opacity; }
