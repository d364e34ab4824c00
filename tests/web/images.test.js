// Which addresses a picture may be loaded from.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allowed_image } from '../../web/engine/images.js';

test('only https, data pictures and the page\'s own origin', () => {
  const base = 'http://127.0.0.1:8787/chat/';
  assert.equal(allowed_image('/catalog/images/p_001.svg', base), 'http://127.0.0.1:8787/catalog/images/p_001.svg');
  assert.equal(allowed_image('https://cdn.example/a.jpg', base), 'https://cdn.example/a.jpg');
  assert.equal(allowed_image('data:image/png;base64,AA', base), 'data:image/png;base64,AA');
  for (const url of [
    'http://cdn.example/a.jpg', 'data:text/html,x', 'javascript:1', 'file:///a.png', 'blob:null/1', '//',
  ]) assert.equal(allowed_image(url, base), '', url);
});
