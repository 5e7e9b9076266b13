import { expect, test } from 'vitest';
import { holdersOf } from '../../lib/inspect/found-digest.ts';
import type { Digest } from '../../lib/oci/digest.ts';

const digest = (digit: string) => `sha256:${digit.repeat(64)}` as Digest;
const entry = (digit: string, mediaType = 'application/octet-stream') => ({
  mediaType,
  digest: digest(digit),
  size: 1,
});
const manifest = (config: string, ...layers: string[]) =>
  JSON.stringify({ schemaVersion: 2, config: entry(config), layers: layers.map((each) => entry(each)) });
const STORED = [
  { digest: digest('1'), text: manifest('a', 'b', 'c') },
  { digest: digest('2'), text: manifest('d', 'b') },
  { digest: digest('3'), text: JSON.stringify({ schemaVersion: 2, manifests: [entry('1')] }) },
  { digest: digest('4'), text: JSON.stringify({ mention: digest('a') }) },
  { digest: digest('5'), text: `{"config": "${digest('a')}` },
];

test.each([
  ['an image id', 'a', { 1: 'config', 3: 'config' }],
  ['a layer of two images', 'b', { 1: 'layer', 2: 'layer', 3: 'layer' }],
  ['a layer of one', 'c', { 1: 'layer', 3: 'layer' }],
  ['a platform’s image', '1', { 3: 'platform' }],
  ['an index', '3', {}],
  ['unknown', 'f', {}],
])('%s', (_, wanted, holders) => {
  const found = [...holdersOf(STORED, digest(wanted))].map(([own, role]) => [own[7], role]);
  expect(Object.fromEntries(found)).toEqual(holders);
});
