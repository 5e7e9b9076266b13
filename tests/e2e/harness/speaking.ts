import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Language = 'pseudo' | 'ja' | 'zh_CN';

interface Message {
  message: string;
  placeholders?: Record<string, { content: string }>;
}

type Messages = Record<string, Message>;

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ACCENTED = 'àƀçđéƒĝĥîĵķļɱñôþǫŕšŧûṽŵẋýžÀƁÇĐÉƑĜĤÎĴĶĻṀÑÔÞǪŔŠŦÛṼŴẊÝŽ';

/** What makes a text longer: German takes a third more than English, a short label twice as much. */
const PADDING = ' ṽéŕý ļôñĝ ŵôŕđš';

/**
 * A text as a language of its own would have it: between marks, accented, half as long again or more. Placeholders stay, and so does
 * what is typed as it is.
 */
function pseudo(text: string): string {
  const accented = text
    .split(/(\$\w+\$)/)
    .map((part) =>
      part.startsWith('$')
        ? part
        : [...part].map((letter) => ACCENTED[PLAIN.indexOf(letter)] ?? letter).join(''),
    )
    .join('');
  const more = Math.max(2, Math.ceil(text.length * (text.length < 12 ? 0.8 : 0.4)));
  return `⟦${accented}${PADDING.repeat(Math.ceil(more / PADDING.length))
    .slice(0, more)
    .trimEnd()}⟧`;
}

/** Strings that are no words: the name of the language, examples to type. */
const AS_THEY_ARE = new Set(['languageTag', 'extensionName']);

/** The strings of a built extension in a language: of one that lacks a string, the English one. */
async function stringsIn(extension: string, language: Language): Promise<Messages> {
  const read = async (folder: string) =>
    JSON.parse(await readFile(join(extension, `_locales/${folder}/messages.json`), 'utf8')) as Messages;
  const english = await read('en');
  if (language !== 'pseudo') return { ...english, ...(await read(language)) };
  return Object.fromEntries(
    Object.entries(english).map(([key, each]) => [
      key,
      AS_THEY_ARE.has(key) ? each : { ...each, message: pseudo(each.message) },
    ]),
  );
}

/** The same by key, with `$1` for the first value. */
export async function messagesIn(extension: string, language: Language): Promise<Record<string, string>> {
  const strings = await stringsIn(extension, language);
  return Object.fromEntries(
    Object.entries(strings).map(([key, { message, placeholders = {} }]) => [
      key,
      message.replace(/\$(\w+)\$/g, (_, name: string) => placeholders[name.toLowerCase()]?.content ?? ''),
    ]),
  );
}

/**
 * A copy of a built extension with other strings in the place of the English ones, which every browser then shows: those of another
 * language of it, or the pseudo-language.
 */
export async function speaking(extension: string, language: Language): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'tagkin-language-'));
  await cp(extension, copy, { recursive: true });
  const strings = await stringsIn(extension, language);
  await writeFile(join(copy, '_locales/en/messages.json'), JSON.stringify(strings));
  return copy;
}
