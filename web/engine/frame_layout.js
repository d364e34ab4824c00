// Where the fields of widget/frame.hpp lie in memory, in words of 4 bytes, and the numbers of its enumerations.
// tests/layering/frame_layout.test.mjs compares them with that header. Knows nothing of what the fields are used for.
// One constant a line, because only such constants cost nothing in the bundle.

// Frame
export const FRAME_WIDTH = 0;
export const FRAME_HEIGHT = 1;
export const FRAME_CSS_WIDTH = 2;
export const FRAME_CSS_HEIGHT = 3;
export const FRAME_COMMANDS = 4;
export const FRAME_COMMAND_COUNT = 5;
export const FRAME_VERTICES = 6;
export const FRAME_VERTEX_COUNT = 7;
export const FRAME_INDICES = 8;
export const FRAME_INDEX_COUNT = 9;
export const FRAME_TEXTURES = 10;
export const FRAME_TEXTURE_COUNT = 11;
export const FRAME_NODES = 12;
export const FRAME_NODES_SIZE = 13;
export const FRAME_AGAIN = 14;
export const FRAME_ATLAS_BYTES = 15;
export const FRAME_WORDS = 16;

// Command
export const COMMAND_KIND = 0;
export const COMMAND_TEXTURE = 1;
export const COMMAND_INDEX_OFFSET = 2;
export const COMMAND_INDEX_COUNT = 3;
export const COMMAND_VERTEX_OFFSET = 4;
export const COMMAND_CLIP = 5;
export const COMMAND_OPACITY = 26;
export const COMMAND_WORDS = 32;

// Vertex
export const VERTEX_X = 0;
export const VERTEX_U = 2;
export const VERTEX_COLOR = 4;
export const VERTEX_WORDS = 5;

// TextureUpdate; the painter takes its words apart in their order
export const TEXTURE_WORDS = 10;

// CommandKind
export const KIND_TRIANGLES = 0;
export const KIND_BOX = 1;
export const KIND_IMAGE = 2;

// TextureAction
export const ACTION_CREATE = 0;
export const ACTION_UPDATE = 1;
export const ACTION_DESTROY = 2;
