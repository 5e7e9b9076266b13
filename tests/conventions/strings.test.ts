import { describe, expect, test } from 'vitest';
import { FEATURES, stringsOf } from '../../lib/settings/features.ts';
import { english, stemOf, valuesOf } from './messages.ts';
import { argumentsOf, calledName, literal, literalsOf, SOURCES, textOf } from './sources.ts';

const calls = (name: string) =>
  SOURCES.flatMap(({ path, nodes }) =>
    nodes
      .filter((node) => node.type === 'CallExpression' && calledName(node) === name)
      .map((node) => ({ path, node })),
  );

describe('every key is used, and every key that is used is there', () => {
  /** All texts that are written anywhere: keys come by way of tables too. */
  const written = new Set([
    ...SOURCES.flatMap(({ nodes }) => nodes.flatMap((node) => literal(node) ?? [])),
    ...FEATURES.flatMap(({ id }) => Object.values(stringsOf(id))),
  ]);
  const manifest = new Set([...textOf('wxt.config.ts').matchAll(/__MSG_(\w+)__/g)].map(([, key]) => key));
  const isUsed = (key: string) => written.has(key) || manifest.has(key) || written.has(stemOf(key) ?? key);

  test('no string is left over', () => {
    expect(Object.keys(english).filter((key) => !isUsed(key))).toEqual([]);
  });

  test('the manifest names none that is missing', () => {
    expect([...manifest].filter((key) => !(key && key in english))).toEqual([]);
  });
});

describe('every string gets the values that it has places for', () => {
  /** The singular string may omit the number. */
  const fits = (key: string, takes: number, gets: number) =>
    takes === gets || (key.endsWith('One') && takes < gets);
  const mismatches = (name: string, keysOf: (text: string) => string[]) =>
    calls(name).flatMap(({ path, node }) => {
      const [first, ...values] = argumentsOf(node);
      if (values.some(({ type }) => type === 'SpreadElement')) return [];
      return (literalsOf(first) ?? [])
        .flatMap(keysOf)
        .filter((key) => !english[key] || !fits(key, valuesOf(english[key]), values.length))
        .map((key) => `${path}: ${key} takes ${valuesOf(english[key])}, gets ${values.length}`);
    });

  test('t()', () => {
    expect(mismatches('t', (key) => [key])).toEqual([]);
  });

  test('plural()', () => {
    expect(mismatches('plural', (stem) => [`${stem}One`, `${stem}Other`])).toEqual([]);
  });
});
