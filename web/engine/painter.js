// Replays frames with the page's one WebGL2 context and hands each picture to the widget's own canvas.
// Knows nothing of shopping, nodes or time; the whole contract is widget/frame.hpp.

import {
  ACTION_DESTROY, COMMAND_CLIP, COMMAND_INDEX_COUNT, COMMAND_INDEX_OFFSET, COMMAND_KIND, COMMAND_OPACITY,
  COMMAND_TEXTURE, COMMAND_VERTEX_OFFSET, COMMAND_WORDS, KIND_BOX, KIND_TRIANGLES, TEXTURE_WORDS, VERTEX_COLOR,
  VERTEX_U, VERTEX_WORDS, VERTEX_X,
} from './frame_layout.js';
import { box_frag, box_vert, image_frag, mesh_frag, mesh_vert } from '#shaders';

const ROW = 8;  // commands lie eight to a texture row
const WORD = 4, VERTEX_BYTES = VERTEX_WORDS * WORD;

/**
 * @typedef {object} Frame widget/frame.hpp, read out of memory; addresses are bytes
 * @property {number} width physical px
 * @property {number} height physical px
 * @property {number} css_width
 * @property {number} css_height
 * @property {number} commands
 * @property {number} command_count
 * @property {number} vertices
 * @property {number} vertex_count
 * @property {number} indices
 * @property {number} index_count
 * @property {number} textures
 * @property {number} texture_count
 * @property {string} nodes JSON, empty when unchanged
 * @property {boolean} again
 * @property {number} atlas_bytes of the page's text atlas
 */

/** @typedef {{texture: WebGLTexture, width: number, height: number, base: number, pitch: number}} Atlas */

export class Painter {
  #canvas;
  #gl;
  #memory;
  /** @type {Map<number, Atlas>} */
  #atlases = new Map();
  /** @type {Map<number, WebGLTexture>} */
  #images = new Map();
  /** @type {ReturnType<typeof programs> | null} */
  #programs = null;
  #command_rows = 0;
  #lost = false;
  /** Told when the context comes or goes. @type {(lost: boolean) => void} */
  on_change = () => {};

  /** @param {() => ArrayBuffer} memory */
  constructor(memory) {
    this.#memory = memory;
    this.#canvas = new OffscreenCanvas(1, 1);
    const gl = this.#canvas.getContext('webgl2', {
      alpha: true, antialias: false, depth: false, stencil: false, premultipliedAlpha: true,
      powerPreference: 'low-power',
    });
    if (!gl) throw new Error('WebGL2 is not available');
    this.#gl = gl;
    this.#canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();  // without this it never comes back
      this.#lost = true;
      this.on_change(true);
    });
    this.#canvas.addEventListener('webglcontextrestored', () => {
      this.#lost = false;
      this.#start();
      this.#upload_again();
      this.on_change(false);
    });
    this.#start();
  }

  get lost() {
    return this.#lost || this.#gl.isContextLost();
  }

  /** Side of the largest picture that can be painted. */
  limit = 0;

  /** For tests: loses the context as a driver would. */
  lose() {
    this.#gl.getExtension('WEBGL_lose_context')?.loseContext();
  }

  #start() {
    const gl = this.#gl;
    this.limit = Math.min(gl.getParameter(gl.MAX_TEXTURE_SIZE), 8192);
    this.#programs = programs(gl);
    this.#command_rows = 0;
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  }

  /** Texture changes must be applied even when the picture is not wanted: they are told once. @param {Frame} frame */
  apply_textures(frame) {
    const gl = this.#gl, memory = this.#memory();
    for (let i = 0; i < frame.texture_count; ++i) {
      const words = new Uint32Array(memory, frame.textures + i * TEXTURE_WORDS * WORD, TEXTURE_WORDS);
      const [action, id, width, height, x, y, w, h, pixels, pitch] = words;
      if (action === ACTION_DESTROY) {
        gl.deleteTexture(this.#atlases.get(id)?.texture ?? null);
        this.#atlases.delete(id);
        continue;
      }
      let atlas = this.#atlases.get(id);
      if (!atlas || atlas.width !== width || atlas.height !== height) {
        if (atlas) gl.deleteTexture(atlas.texture);
        atlas = { texture: this.#texture(width, height, gl.LINEAR), width, height, base: 0, pitch };
        this.#atlases.set(id, atlas);
      }
      atlas.base = pixels - y * pitch - x * 4;
      atlas.pitch = pitch;
      this.#upload(atlas, x, y, w, h, pixels);
    }
  }

  /**
   * @param {Atlas} atlas
   * @param {number} x
   * @param {number} y
   * @param {number} w
   * @param {number} h
   * @param {number} pixels
   */
  #upload(atlas, x, y, w, h, pixels) {
    const gl = this.#gl;
    if (!w || !h || !pixels) return;
    gl.bindTexture(gl.TEXTURE_2D, atlas.texture);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
    gl.pixelStorei(gl.UNPACK_ROW_LENGTH, atlas.pitch / 4);
    const texels = new Uint8Array(this.#memory(), pixels, atlas.pitch * (h - 1) + w * 4);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, x, y, w, h, gl.RGBA, gl.UNSIGNED_BYTE, texels);
    gl.pixelStorei(gl.UNPACK_ROW_LENGTH, 0);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
  }

  /** After a lost context: atlas texels still lie in the program's memory; images.js hands the pictures in again. */
  #upload_again() {
    const gl = this.#gl;
    this.#images.clear();
    for (const atlas of this.#atlases.values()) {
      atlas.texture = this.#texture(atlas.width, atlas.height, gl.LINEAR);
      this.#upload(atlas, 0, 0, atlas.width, atlas.height, atlas.base);
    }
  }

  /**
   * @param {number} width
   * @param {number} height
   * @param {number} filter
   * @param {number} [levels]
   */
  #texture(width, height, filter, levels = 1) {
    const gl = this.#gl, texture = /** @type {WebGLTexture} */ (gl.createTexture());
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.texStorage2D(gl.TEXTURE_2D, levels, gl.RGBA8, width, height);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, filter);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR);
    return texture;
  }

  /**
   * @param {number} image
   * @param {ImageBitmap} bitmap premultiplied
   */
  put_image(image, bitmap) {
    const gl = this.#gl;
    this.drop_image(image);
    const levels = 1 + Math.floor(Math.log2(Math.max(bitmap.width, bitmap.height)));
    const texture = this.#texture(bitmap.width, bitmap.height, gl.LINEAR_MIPMAP_LINEAR, levels);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, gl.RGBA, gl.UNSIGNED_BYTE, bitmap);
    gl.generateMipmap(gl.TEXTURE_2D);
    this.#images.set(image, texture);
  }

  /** @param {number} image */
  drop_image(image) {
    const texture = this.#images.get(image);
    if (texture) this.#gl.deleteTexture(texture);
    this.#images.delete(image);
  }

  /**
   * @param {Frame} frame
   * @param {ImageBitmapRenderingContext} target
   */
  paint(frame, target) {
    const width = Math.min(frame.width, this.limit), height = Math.min(frame.height, this.limit);
    if (!width || !height || this.lost || !this.#programs) return false;
    if (this.#canvas.width !== width) this.#canvas.width = width;
    if (this.#canvas.height !== height) this.#canvas.height = height;
    const gl = this.#gl, { box, image, mesh } = this.#programs;
    gl.viewport(0, 0, width, height);
    gl.disable(gl.SCISSOR_TEST);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);

    const memory = this.#memory();
    this.#upload_commands(memory, frame);
    gl.bindBuffer(gl.ARRAY_BUFFER, mesh.vertices);
    const vertices = new Uint8Array(memory, frame.vertices, frame.vertex_count * VERTEX_BYTES);
    gl.bufferData(gl.ARRAY_BUFFER, vertices, gl.STREAM_DRAW);
    gl.bindVertexArray(mesh.array);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, new Uint16Array(memory, frame.indices, frame.index_count), gl.STREAM_DRAW);

    const words = new Uint32Array(memory, frame.commands, frame.command_count * COMMAND_WORDS);
    const numbers = new Float32Array(memory, frame.commands, frame.command_count * COMMAND_WORDS);
    const kind = (/** @type {number} */ n) => words[n * COMMAND_WORDS + COMMAND_KIND];
    for (let n = 0; n < frame.command_count;) {
      const at = n * COMMAND_WORDS;
      if (kind(n) === KIND_TRIANGLES) {
        this.#paint_mesh(words, numbers, at, width, height);
        ++n;
        continue;
      }
      let end = n + 1;  // neighbouring boxes are one draw; pictures have a texture each
      const program = kind(n) === KIND_BOX ? box : image;
      if (program === box) while (end < frame.command_count && kind(end) === KIND_BOX) ++end;
      else {
        const texture = this.#images.get(words[at + COMMAND_TEXTURE]);
        if (!texture) {
          n = end;
          continue;
        }
        gl.activeTexture(gl.TEXTURE1);
        gl.bindTexture(gl.TEXTURE_2D, texture);
        gl.activeTexture(gl.TEXTURE0);
      }
      gl.disable(gl.SCISSOR_TEST);  // the vertex shader clips
      gl.useProgram(program.program);
      gl.uniform2f(program.viewport, width, height);
      gl.uniform1i(program.first, n);
      gl.bindTexture(gl.TEXTURE_2D, this.#programs.commands);
      gl.bindVertexArray(null);
      gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, end - n);
      n = end;
    }
    target.transferFromImageBitmap(this.#canvas.transferToImageBitmap());
    return true;
  }

  /**
   * @param {ArrayBuffer} memory
   * @param {Frame} frame
   */
  #upload_commands(memory, frame) {
    const gl = this.#gl, rows = Math.ceil(frame.command_count / ROW), texels = COMMAND_WORDS / 4;
    if (!this.#programs) return;
    if (rows > this.#command_rows) {
      this.#command_rows = Math.max(16, rows * 2);
      gl.deleteTexture(this.#programs.commands);
      const texture = this.#programs.commands = /** @type {WebGLTexture} */ (gl.createTexture());
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA32UI, ROW * texels, this.#command_rows);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
    }
    gl.bindTexture(gl.TEXTURE_2D, this.#programs.commands);
    const full = Math.floor(frame.command_count / ROW), rest = frame.command_count % ROW;
    const words = new Uint32Array(memory, frame.commands, frame.command_count * COMMAND_WORDS);
    if (full) gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, ROW * texels, full, gl.RGBA_INTEGER, gl.UNSIGNED_INT, words);
    if (!rest) return;
    const from = full * ROW * COMMAND_WORDS;
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, full, rest * texels, 1, gl.RGBA_INTEGER, gl.UNSIGNED_INT, words, from);
  }

  /**
   * @param {Uint32Array} words
   * @param {Float32Array} numbers
   * @param {number} at
   * @param {number} width
   * @param {number} height
   */
  #paint_mesh(words, numbers, at, width, height) {
    const gl = this.#gl, mesh = this.#programs?.mesh, atlas = this.#atlases.get(words[at + COMMAND_TEXTURE]);
    if (!mesh || !atlas) return;
    const [x0, y0, x1, y1] = numbers.subarray(at + COMMAND_CLIP);
    const left = Math.max(0, Math.floor(x0)), top = Math.max(0, Math.floor(y0));
    const right = Math.min(width, Math.ceil(x1)), bottom = Math.min(height, Math.ceil(y1));
    if (right <= left || bottom <= top) return;
    gl.enable(gl.SCISSOR_TEST);
    gl.scissor(left, height - bottom, right - left, bottom - top);
    gl.useProgram(mesh.program);
    gl.uniform2f(mesh.viewport, width, height);
    gl.uniform1f(mesh.opacity, numbers[at + COMMAND_OPACITY]);
    gl.bindTexture(gl.TEXTURE_2D, atlas.texture);
    gl.bindVertexArray(mesh.array);
    gl.bindBuffer(gl.ARRAY_BUFFER, mesh.vertices);
    const base = words[at + COMMAND_VERTEX_OFFSET] * VERTEX_BYTES;
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, VERTEX_BYTES, base + VERTEX_X * WORD);
    gl.vertexAttribPointer(1, 2, gl.FLOAT, false, VERTEX_BYTES, base + VERTEX_U * WORD);
    gl.vertexAttribPointer(2, 4, gl.UNSIGNED_BYTE, true, VERTEX_BYTES, base + VERTEX_COLOR * WORD);
    const indices = words[at + COMMAND_INDEX_OFFSET] * 2;
    gl.drawElements(gl.TRIANGLES, words[at + COMMAND_INDEX_COUNT], gl.UNSIGNED_SHORT, indices);
  }

  dispose() {
    this.lose();
  }
}

/** @param {WebGL2RenderingContext} gl */
function programs(gl) {
  /**
   * @param {string} vertex
   * @param {string} fragment
   */
  const link = (vertex, fragment) => {
    const program = /** @type {WebGLProgram} */ (gl.createProgram());
    for (const [kind, source] of /** @type {const} */ ([[gl.VERTEX_SHADER, vertex], [gl.FRAGMENT_SHADER, fragment]])) {
      const shader = /** @type {WebGLShader} */ (gl.createShader(kind));
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(program, shader);
      gl.deleteShader(shader);
    }
    gl.linkProgram(program);
    if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) {
      throw new Error(`shader: ${gl.getProgramInfoLog(program)}`);
    }
    return program;
  };
  /** @param {WebGLProgram} program */
  const boxed = (program) => {
    gl.useProgram(program);
    gl.uniform1i(gl.getUniformLocation(program, 'commands'), 0);
    gl.uniform1i(gl.getUniformLocation(program, 'picture'), 1);
    return {
      program,
      viewport: gl.getUniformLocation(program, 'viewport'),
      first: gl.getUniformLocation(program, 'first'),
    };
  };
  const program = link(mesh_vert, mesh_frag);
  const array = gl.createVertexArray();
  gl.bindVertexArray(array);
  gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
  for (let i = 0; i < 3; ++i) gl.enableVertexAttribArray(i);
  gl.bindVertexArray(null);
  return {
    box: boxed(link(box_vert, box_frag)),
    image: boxed(link(box_vert, image_frag)),
    mesh: {
      program, array,
      vertices: gl.createBuffer(),
      viewport: gl.getUniformLocation(program, 'viewport'),
      opacity: gl.getUniformLocation(program, 'opacity'),
    },
    commands: /** @type {WebGLTexture | null} */ (null),
  };
}
