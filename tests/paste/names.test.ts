import { expect, it } from 'vitest';
import { formatReference } from '../../lib/oci/reference.ts';
import { readPasted } from '../../lib/paste/read-pasted.ts';

const namesIn = (text: string) =>
  readPasted(text).found.flatMap((one) => (one.kind === 'image' ? formatReference(one.reference) : []));

it.each([
  ['nginx redis:7 quay.io/x/y', ['nginx', 'redis:7', 'quay.io/x/y']],
  ['nginx, postgres:16, redis', ['nginx', 'postgres:16', 'redis']],
  ['nginx:1 redis:7 nginx', ['nginx:1', 'redis:7', 'nginx']],
])('%j in one line are several images', (text, expected) => {
  expect(namesIn(text)).toEqual(expected);
});

it.each([
  ['use redis:7', []],
  ['between nginx:1.2 and nginx:1.3', ['nginx:1.2', 'nginx:1.3']],
  ['upgrade quay.io/a/b:1 please', ['quay.io/a/b:1']],
  ['nothing to see here, really', []],
  ['hello world', []],
  ['see you at 10:30', []],
])('%j is a sentence', (text, expected) => {
  expect(namesIn(text)).toEqual(expected);
});
