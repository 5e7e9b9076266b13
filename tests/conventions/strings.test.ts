import { describe, expect, test } from 'vitest';
import { FEATURES, stringsOf } from '../../lib/settings/features.ts';
import {
  argumentsOf,
  calledName,
  filesIn,
  literal,
  literalsOf,
  type Node,
  SOURCES,
  textOf,
} from './sources.ts';

interface Message {
  message: string;
  description?: string;
  placeholders?: Record<string, { content: string; example?: string }>;
}
type Messages = Record<string, Message>;

const messagesOf = (language: string) =>
  JSON.parse(textOf(`public/_locales/${language}/messages.json`)) as Messages;
const english = messagesOf('en');
const languages = filesIn('public/_locales').map((path) => path.split('/')[2] ?? '');

/** How many values a string takes: the highest `$n` in its placeholders. */
const valuesOf = (message: Message | undefined): number =>
  Math.max(0, ...Object.values(message?.placeholders ?? {}).map(({ content }) => Number(content.slice(1))));

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
  const isUsed = (key: string) =>
    written.has(key) || manifest.has(key) || written.has(key.replace(/(?:One|Other)$/, ''));

  test('no string is left over', () => {
    expect(Object.keys(english).filter((key) => !isUsed(key))).toEqual([]);
  });

  test('the manifest names none that is missing', () => {
    expect([...manifest].filter((key) => !(key && key in english))).toEqual([]);
  });

  test('plurals come in pairs', () => {
    const stems = Object.keys(english)
      .filter((key) => /[a-z]One$/.test(key))
      .map((key) => key.slice(0, -3));
    expect(stems.filter((stem) => !(`${stem}Other` in english))).toEqual([]);
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

describe.each(languages)('%s', (language) => {
  const messages = messagesOf(language);

  test('has every string, and each takes the same values', () => {
    expect(Object.keys(messages).sort()).toEqual(Object.keys(english).sort());
    for (const [key, message] of Object.entries(messages))
      expect([key, valuesOf(message)]).toEqual([key, valuesOf(english[key])]);
  });

  test('names itself', () => {
    expect(messages.languageTag?.message).toBe(language.replace('_', '-'));
  });

  test.each(Object.entries(messages))('%s', (_, { message, placeholders = {} }) => {
    const named = [...message.matchAll(/\$(\w+)\$/g)].map(([, name]) => name?.toLowerCase());
    expect(named.filter((name) => !name || !(name in placeholders))).toEqual([]);
    for (const { content } of Object.values(placeholders)) expect(content).toMatch(/^\$[1-9]$/);
    expect(message.trim()).toBe(message);
    expect(message).not.toBe('');
    expect(message).not.toMatch(/[<>]/);
  });
});

describe('whatever a person reads comes from _locales', () => {
  /** Examples of what may be typed, such as `docker.io` and `http://`, are the same in every language. */
  const isWords = (text: string) => /\p{L}{2}/u.test(text.replace(/[\w-]+[.:/]\S*/g, ''));
  const tsx = SOURCES.filter(({ path }) => path.endsWith('.tsx'));

  test('no words between tags', () => {
    const words = tsx.flatMap(({ path, nodes }) =>
      nodes
        .filter(({ type, value }) => type === 'JSXText' && isWords(String(value)))
        .map(({ value }) => `${path}: ${String(value).trim()}`),
    );
    expect(words).toEqual([]);
  });

  test('no words in attributes that are read or heard', () => {
    const heard =
      /^(?:title|alt|placeholder|label|aria-(?:label|description|roledescription|valuetext|placeholder))$/;
    const words = tsx.flatMap(({ path, nodes }) =>
      nodes
        .filter(
          ({ type, name }) => type === 'JSXAttribute' && heard.test((name as { name?: string }).name ?? ''),
        )
        .map(({ value }) => literal((value as Node | null)?.expression ?? value) ?? '')
        .filter(isWords)
        .map((text) => `${path}: ${text}`),
    );
    expect(words).toEqual([]);
  });
});
