import { expect, test } from 'vitest';
import { movingPicture } from './moving-picture.ts';

const ONE_PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const types = (png: Uint8Array): string[] => {
  const found: string[] = [];
  const view = Buffer.from(png);
  for (let at = 8; at < view.length; at += 12 + view.readUInt32BE(at))
    found.push(view.toString('latin1', at + 4, at + 8));
  return found;
};

test('frames become chunks in their order, numbered, with their times', () => {
  const film = Buffer.from(
    movingPicture([
      { png: ONE_PIXEL, ms: 1600 },
      { png: ONE_PIXEL, ms: 250 },
    ]),
  );
  expect(types(film)).toEqual(['IHDR', 'acTL', 'fcTL', 'IDAT', 'fcTL', 'fdAT', 'IEND']);
  const controls = [...film.toString('latin1').matchAll(/fcTL/g)].map(({ index }) => index + 4);
  expect(controls.map((at) => [film.readUInt32BE(at), film.readUInt16BE(at + 20)])).toEqual([
    [0, 1600],
    [1, 250],
  ]);
  expect(film.readUInt32BE(film.indexOf('fdAT') + 4)).toBe(2);
});

test('frames of different sizes are refused', () => {
  const wider = Buffer.from(ONE_PIXEL);
  wider.writeUInt32BE(2, 16);
  expect(() =>
    movingPicture([
      { png: ONE_PIXEL, ms: 1 },
      { png: wider, ms: 1 },
    ]),
  ).toThrow('different sizes');
});
