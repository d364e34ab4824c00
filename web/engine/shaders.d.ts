// Types of the module that tools/shaders.mjs makes from shaders/. Knows nothing of what they draw.
export const box_frag: string;
export const box_vert: string;
export const image_frag: string;
export const mesh_frag: string;
export const mesh_vert: string;
