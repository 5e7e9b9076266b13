import { afterEach, expect, test, vi } from 'vitest';
import browser from 'webextension-polyfill';
import {
  formatAge,
  formatAgo,
  formatDay,
  formatDuration,
  formatList,
  formatNumber,
  formatSize,
  plural,
  t,
} from '../../lib/i18n.ts';
import english from '../../public/_locales/en/messages.json' with { type: 'json' };
import japanese from '../../public/_locales/ja/messages.json' with { type: 'json' };
import chinese from '../../public/_locales/zh_CN/messages.json' with { type: 'json' };
import { speaking } from '../fakes/webextension-polyfill.ts';

/** What is shown on a day in spring, with the strings of a language in a browser of another. */
function shown(messages: Parameters<typeof speaking>[0], ui: string): string[] {
  vi.spyOn(browser.i18n, 'getMessage').mockImplementation(speaking(messages) as never);
  vi.spyOn(browser.i18n, 'getUILanguage').mockReturnValue(ui);
  vi.useFakeTimers({ now: Date.UTC(2026, 4, 30, 12) });
  return [
    formatDay(Date.UTC(2026, 4, 12, 12)),
    formatAgo(Date.UTC(2026, 4, 12, 12)),
    formatAge(3 * 86_400_000),
    formatDuration(90),
    formatSize(37_912_345),
    formatSize(2),
    formatNumber(15_606),
    formatList(['a', 'b', 'c']),
    plural('tags', 1),
    plural('tags', 1234),
  ];
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test.each([
  [
    'English',
    english,
    'en-US',
    [
      'May 12, 2026',
      '18 days ago',
      '3 days',
      '2 minutes',
      '37.9 MB',
      '2 bytes',
      '15,606',
      'a, b, c',
      '1 tag',
      '1,234 tags',
    ],
  ],
  [
    'English, in Britain',
    english,
    'en-GB',
    [
      '12 May 2026',
      '18 days ago',
      '3 days',
      '2 minutes',
      '37.9 MB',
      '2 bytes',
      '15,606',
      'a, b, c',
      '1 tag',
      '1,234 tags',
    ],
  ],
  [
    'Chinese',
    chinese,
    'zh-CN',
    [
      '2026年5月12日',
      '18天前',
      '3天',
      '2分钟',
      '37.9 MB',
      '2字节',
      '15,606',
      'a、b、c',
      '1 个标签',
      '1,234 个标签',
    ],
  ],
  [
    'Japanese',
    japanese,
    'ja',
    [
      '2026/05/12',
      '18 日前',
      '3 日',
      '2 分',
      '37.9 MB',
      '2 バイト',
      '15,606',
      'a、b、c',
      '1 個のタグ',
      '1,234 個のタグ',
    ],
  ],
])('%s: everything in the language of the strings', (_, messages, ui, expected) => {
  expect(shown(messages, ui)).toEqual(expected);
});

test('a browser in a language that Tagkin does not have: English throughout', () => {
  expect(shown(english, 'de')).toEqual(shown(english, 'en-US'));
  expect(shown(english, 'ja-JP-macos')).toEqual(shown(english, 'en-US'));
});

test('a language with four plural forms gets each of them', () => {
  const polish = {
    languageTag: { message: 'pl' },
    ...Object.fromEntries(['One', 'Few', 'Many', 'Other'].map((form) => [`tags${form}`, { message: form }])),
  };
  vi.spyOn(browser.i18n, 'getMessage').mockImplementation(speaking(polish) as never);
  expect([1, 2, 5, 22, 1.5].map((count) => plural('tags', count))).toEqual([
    'One',
    'Few',
    'Many',
    'Few',
    'Other',
  ]);
  expect(t('languageTag')).toBe('pl');
});

test('numbers are formatted by what was made before: to make a format takes far longer than to use it', () => {
  const first = formatSize(1234);
  const made = vi.spyOn(Intl, 'NumberFormat');
  expect(formatSize(1234)).toBe(first);
  expect(formatSize(5678)).not.toBe(first);
  expect(made).not.toHaveBeenCalled();
});
