import { filesIn, textOf } from './sources.ts';

interface Message {
  message: string;
  description?: string;
  placeholders?: Record<string, { content: string; example?: string }>;
}
type Messages = Record<string, Message>;

/** The strings of a language, by its folder in public/_locales. */
export const messagesOf = (folder: string) =>
  JSON.parse(textOf(`public/_locales/${folder}/messages.json`)) as Messages;

export const english: Messages = messagesOf('en');

/** The folders of public/_locales. */
export const LANGUAGES: string[] = filesIn('public/_locales').map((path) => path.split('/')[2] ?? '');

/** `zh_CN` → `zh-CN`, as HTML and Intl name it. */
export const tagOf = (folder: string): string => folder.replace('_', '-');

/** Stems of the keys that a count chooses. */
export const STEMS: string[] = Object.keys(english)
  .filter((key) => /[a-z]One$/.test(key) && `${key.slice(0, -3)}Other` in english)
  .map((key) => key.slice(0, -3));

const FORMS = /(?:Zero|One|Two|Few|Many|Other)$/;

/** The stem of a key that a count chooses; undefined for any other key. */
export function stemOf(key: string): string | undefined {
  const stem = key.replace(FORMS, '');
  return stem !== key && STEMS.includes(stem) ? stem : undefined;
}

/** The plural forms that a language has, as keys end with them: `One`, `Other`. */
export const formsOf = (folder: string): string[] =>
  new Intl.PluralRules(tagOf(folder))
    .resolvedOptions()
    .pluralCategories.map((form) => form.replace(/./, (first) => first.toUpperCase()));

/** The English string that a key of any language translates. */
export const sourceOf = (key: string): Message | undefined => english[key] ?? english[`${stemOf(key)}Other`];

/** The keys that a language must have: those of English, but for plurals in the forms that it has. */
export const keysFor = (folder: string): string[] => [
  ...Object.keys(english).filter((key) => stemOf(key) === undefined),
  ...STEMS.flatMap((stem) => formsOf(folder).map((form) => stem + form)),
];

/** The names between dollar signs, as often as they occur. */
export const namesIn = (message: string): string[] =>
  [...message.matchAll(/\$(\w+)\$/g)].map(([, name = '']) => name.toLowerCase());

/** How many values a string takes: the highest `$n` in its placeholders. */
export const valuesOf = (message: Message | undefined): number =>
  Math.max(0, ...Object.values(message?.placeholders ?? {}).map(({ content }) => Number(content.slice(1))));
