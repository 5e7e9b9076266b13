import type messages from '../public/_locales/en/messages.json';
import { browser } from './browser.ts';
import type { Drawable } from './text/outside.ts';

/** Key of a string in public/_locales. */
export type MessageKey = keyof typeof messages;

/** Stems of keys that a count chooses: `…One`, `…Other` and, in languages that have them, `…Zero`, `…Two`, `…Few`, `…Many`. */
type PluralKey = { [Key in MessageKey]: Key extends `${infer Stem}One` ? Stem : never }[MessageKey];

/**
 * The language of the strings, for numbers, dates and plurals: in a browser whose language Tagkin does not have it is the default
 * one. With the browser's own region (`en-GB`) where its language is the same.
 */
function language(): string {
  const own = t('languageTag');
  const browsers = browser.i18n.getUILanguage();
  return browsers.startsWith(own) ? browsers : own;
}

/** The string for a key. Numbers among the values are formatted for the interface language. */
export function t(key: MessageKey, ...values: (Drawable | number)[]): string {
  return browser.i18n.getMessage(
    key,
    values.map((value) => (typeof value === 'number' ? value.toLocaleString(language()) : value)),
  );
}

/** The string for a count, which is also the first value: in the form that the language has for it (CLDR's plural rules). */
export function plural(stem: PluralKey, count: number, ...values: (Drawable | number)[]): string {
  const form = new Intl.PluralRules(language()).select(count).replace(/./, (first) => first.toUpperCase());
  return t(`${stem}${form}` as MessageKey, count, ...values);
}

/** By language and options: to make one takes far longer than to format with it. */
const formats: Record<string, Intl.NumberFormat> = {};

/** `15,606` */
export function formatNumber(value: number, options?: Intl.NumberFormatOptions): string {
  const key = language() + JSON.stringify(options);
  formats[key] ??= new Intl.NumberFormat(language(), options);
  return formats[key].format(value);
}

/** `a, b, c` */
export const formatList = (items: readonly string[]): string =>
  new Intl.ListFormat(language(), { style: 'narrow' }).format(items);

const formatUnit = (value: number, unit: string, unitDisplay: 'long' | 'short' = 'short'): string =>
  formatNumber(value, { style: 'unit', unit, unitDisplay, maximumFractionDigits: 1 });

const formatDate = (at: number, options: Intl.DateTimeFormatOptions): string =>
  new Date(at).toLocaleString(language(), options);

/** The time of day, to the second, for a time at most hours away. `at`: ms since 1970. */
export const formatTime = (at: number): string =>
  formatDate(at, { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** A day. `at`: ms since 1970. */
export const formatDay = (at: number): string => formatDate(at, { dateStyle: 'medium' });

/** A day with its time. `at`: ms since 1970. */
export const formatMoment = (at: number): string =>
  formatDate(at, { dateStyle: 'medium', timeStyle: 'short' });

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** `37.9 MB`: decimal units, as Docker Hub shows sizes. `bytes`: a number of bytes. */
export function formatSize(bytes: number): string {
  const step = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  // The short form of 2 bytes is “2 byte”.
  return formatUnit(bytes / 1000 ** step, UNITS[step] as string, step === 0 ? 'long' : 'short');
}

/** `30 sec`, `2 min`: minutes only if they are whole. */
export function formatSeconds(seconds: number): string {
  const isMinutes = seconds >= 60 && seconds % 60 === 0;
  return isMinutes ? formatUnit(seconds / 60, 'minute') : formatUnit(seconds, 'second');
}

const DAY_SECONDS = 86_400;

/** The largest whole unit of an age: `2 years`, `7 months`, `3 days`, `5 hours`. `ms`: not below 0. */
export function formatAge(ms: number): string {
  const days = ms / 1000 / DAY_SECONDS;
  const [count, unit] =
    days >= 730
      ? [days / 365.25, 'year']
      : days >= 60
        ? [days / 30.44, 'month']
        : days >= 1
          ? [days, 'day']
          : [days * 24, 'hour'];
  return formatUnit(Math.floor(count), unit as string, 'long');
}

const AGES = [
  ['year', 365.25 * DAY_SECONDS],
  ['month', 30.44 * DAY_SECONDS],
  ['day', DAY_SECONDS],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** `16 days ago`, in the largest unit of which there are two; a time in the future as its day. `at`: ms since 1970. */
export function formatAgo(at: number): string {
  const seconds = (Date.now() - at) / 1000;
  if (seconds < 0) return formatDay(at);
  const [unit, length] = AGES.find(([, length]) => seconds >= 2 * length) ?? ['minute', 60];
  return new Intl.RelativeTimeFormat(language()).format(-Math.max(1, Math.floor(seconds / length)), unit);
}

/** `2 minutes`, `20 seconds`: a remaining wait, rounded up to 5 seconds or to whole minutes. */
export function formatDuration(seconds: number): string {
  return seconds < 60
    ? formatUnit(Math.max(5, Math.ceil(seconds / 5) * 5), 'second', 'long')
    : formatUnit(Math.ceil(seconds / 60), 'minute', 'long');
}
