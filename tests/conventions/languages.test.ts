import { describe, expect, test } from 'vitest';
import {
  english,
  formsOf,
  keysFor,
  LANGUAGES,
  messagesOf,
  namesIn,
  STEMS,
  sourceOf,
  stemOf,
  tagOf,
} from './messages.ts';

const sorted = (texts: Iterable<string>) => [...new Set(texts)].sort();

test('these are the languages', () => {
  expect(sorted(LANGUAGES)).toEqual(['en', 'ja', 'zh_CN']);
});

test('a count chooses among the forms that a language has', () => {
  expect(formsOf('en')).toEqual(['One', 'Other']);
  expect(formsOf('ja')).toEqual(['Other']);
  expect(sorted(formsOf('pl'))).toEqual(['Few', 'Many', 'One', 'Other']);
  expect(STEMS.length).toBeGreaterThan(40);
  expect(stemOf('tagsOther')).toBe('tags');
  expect(stemOf('artifactOther')).toBeUndefined();
});

test('every string has a description for its translators', () => {
  const without = Object.keys(english).filter((key) => (english[key]?.description ?? '').length < 3);
  expect(without, 'write a description: where it stands, what it does').toEqual([]);
});

describe.each(LANGUAGES)('%s', (language) => {
  const messages = messagesOf(language);

  test('has every string, and no other', () => {
    const keys = keysFor(language);
    expect(
      keys.filter((key) => !(key in messages)),
      `translate these in public/_locales/${language}/messages.json (words: docs/glossary.md)`,
    ).toEqual([]);
    expect(Object.keys(messages).filter((key) => !keys.includes(key))).toEqual([]);
  });

  test('names itself', () => {
    expect(messages.languageTag?.message).toBe(tagOf(language));
  });

  test('each string has the placeholders of the English one', () => {
    const differs = Object.entries(messages).flatMap(([key, { message, placeholders = {} }]) => {
      const source = sourceOf(key);
      const [names, wanted] = [sorted(namesIn(message)), sorted(namesIn(source?.message ?? ''))];
      // The singular may leave the number out.
      const fits =
        stemOf(key) && !key.endsWith('Other')
          ? names.every((n) => wanted.includes(n))
          : `${names}` === `${wanted}`;
      const declared = Object.entries(placeholders).every(
        ([name, { content }]) => content === source?.placeholders?.[name]?.content,
      );
      return fits && declared && names.every((name) => name in placeholders) ? [] : [`${key}: ${message}`];
    });
    expect(differs).toEqual([]);
  });

  test('each string is a text', () => {
    const odd = Object.entries(messages).filter(
      ([, { message, placeholders = {} }]) =>
        message.trim() !== message ||
        message === '' ||
        /[<>]| {2}/.test(message) ||
        Object.values(placeholders).some(({ content }) => !/^\$[1-9]$/.test(content)),
    );
    expect(odd).toEqual([]);
  });
});

/** Chinese characters and kana. */
const HAN = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー';

describe.each(['zh_CN', 'ja'])('%s is set as its readers expect', (language) => {
  const texts = Object.entries(messagesOf(language)).map(([key, { message }]) => ({ key, message }));
  const matching = (pattern: RegExp) => texts.filter(({ message }) => pattern.test(message));

  test('a space between Latin letters or digits and the rest', () => {
    // Values of Intl that end in a word of the language need none: “$interval$ごとに”.
    const unspaced = new RegExp(`[${HAN}][A-Za-z0-9$]|[A-Za-z0-9][${HAN}]`, 'u');
    const joined = /\$(?:interval|field|ago)\$[ごをに]/;
    expect(matching(unspaced).filter(({ message }) => !joined.test(message))).toEqual([]);
  });

  test('punctuation of full width', () => {
    expect(matching(new RegExp(`[${HAN}$][,;!?()"]|[${HAN}]\\.|[${HAN}]:|[,;!?("][${HAN}]`, 'u'))).toEqual(
      [],
    );
  });

  test('a sentence ends as one where the English does, a label does not', () => {
    const differs = texts.filter(({ key, message }) => {
      const source = sourceOf(key)?.message ?? '';
      return /[.]$/.test(source) !== /。$/.test(message) && !/：$/.test(message);
    });
    expect(differs).toEqual([]);
  });
});

/** Words that are never translated in two ways. English on the left, as a word of its own. */
const TERMS: [english: RegExp, zh: RegExp, ja: RegExp][] = [
  [/\bimages?\b(?!:)/i, /镜像/, /イメージ/],
  [/\btags?\b/i, /标签/, /タグ/],
  [/\bdigests?\b/i, /摘要/, /ダイジェスト/],
  [/\brepositor(?:y|ies)\b/i, /仓库/, /リポジトリ/],
  [/\bregistr(?:y|ies)\b/i, /镜像仓库服务/, /レジストリ/],
  [/\bmanifests?\b/i, /清单/, /マニフェスト/],
  [/\bindex\b/i, /索引/, /インデックス/],
  [/\blayers?\b/i, /层/, /レイヤー/],
  [/\bplatforms?\b/i, /平台/, /プラットフォーム/],
  [/\battestations?\b/i, /证明/, /構成証明/],
  [/\balias(?:es)?\b/i, /别名/, /別名/],
  [/\blabels?\b/i, /Label/, /ラベル/],
  [/\bpulls?\b(?! -| command)/i, /拉取/, /プル/],
  [/\bversions?\b/i, /版本/, /バージョン/],
];

describe.each([
  ['zh_CN', 1],
  ['ja', 2],
] as const)('%s has one word for a thing', (language, column) => {
  const messages = messagesOf(language);

  test.each(TERMS)('%s', (...term) => {
    const [word] = term;
    const differs = Object.entries(messages)
      .filter(([key]) => word.test(sourceOf(key)?.message.replace(/\$\w+\$|docker \w+/g, '') ?? ''))
      .filter(([, { message }]) => !term[column].test(message))
      .map(([key, { message }]) => `${key}: ${message} | ${sourceOf(key)?.message}`);
    expect(differs).toEqual([]);
  });
});

test('a registry is not called a repository, nor “you” formally', () => {
  const registry = Object.entries(messagesOf('zh_CN')).filter(
    ([key, { message }]) => /镜像仓库(?!服务)|您/.test(message) && key,
  );
  expect(registry).toEqual([]);
});
