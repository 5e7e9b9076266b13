import { type Found, type Origin, readImage } from './pasted.ts';
import { expand, type Lookup } from './variables.ts';

/** One instruction, its continued lines joined; `line` is its first one. */
interface Instruction {
  name: string;
  words: string[];
  line: number;
}

/** Cuts a Dockerfile into instructions: comments and here-documents left out, lines joined at the escape character. */
function instructionsOf(text: string): Instruction[] {
  const continues = /^\s*#\s*escape\s*=\s*`/im.test(text.slice(0, 200)) ? '`' : '\\';
  const instructions: Instruction[] = [];
  let open: { words: string[]; line: number } | undefined;
  let hereDocument: string | undefined;
  for (const [index, written] of text.split('\n').entries()) {
    const line = written.trim();
    if (hereDocument !== undefined) {
      if (line === hereDocument) hereDocument = undefined;
      continue;
    }
    if (line === '' || line.startsWith('#')) continue;
    const isContinued = line.endsWith(continues);
    open ??= { words: [], line: index + 1 };
    for (const word of (isContinued ? line.slice(0, -1) : line).split(/\s+/))
      if (word !== '') open.words.push(word);
    if (isContinued) continue;
    hereDocument = /<<-?["']?(\w+)/.exec(line)?.[1];
    const [name = '', ...words] = open.words;
    instructions.push({ name: name.toUpperCase(), words, line: open.line });
    open = undefined;
  }
  if (open?.words[0])
    instructions.push({ name: open.words[0].toUpperCase(), words: open.words.slice(1), line: open.line });
  return instructions;
}

const unquoted = (text: string): string => text.replace(/^(["'])(.*)\1$/s, '$2');

/** `FROM [--platform=…] image [AS name]`, and nothing more; a comment behind it is not allowed there, and forgiven. */
function cutFrom(
  words: string[],
): { image: string; platform?: string | undefined; stage?: string | undefined } | undefined {
  const comment = words.indexOf('#');
  const rest = comment < 0 ? words : words.slice(0, comment);
  const [image, as, stage, ...more] = rest.filter((word) => !word.startsWith('--'));
  const hasStage = as?.toUpperCase() === 'AS' && stage !== undefined;
  if (image === undefined || more.length > 0 || (as !== undefined && !hasStage)) return undefined;
  const platform = words.find((word) => word.startsWith('--platform='))?.slice('--platform='.length);
  return { image: unquoted(image), platform, stage: stage?.toLowerCase() };
}

/** Whether a line is a `FROM` of a Dockerfile, and not a sentence that begins with the word. */
export const isFrom = (line: string): boolean => {
  const [name = '', ...words] = line.slice(0, 2048).trim().split(/\s+/);
  return name.toUpperCase() === 'FROM' && cutFrom(words) !== undefined;
};

/** `COPY --from=image`, `RUN --mount=type=bind,from=image,…`. */
const imageFlags = (words: string[]): string[] =>
  words.flatMap((word) => {
    if (word.startsWith('--from=')) return [word.slice('--from='.length)];
    return word.startsWith('--mount=')
      ? (word
          .split(',')
          .find((part) => part.startsWith('from='))
          ?.slice(5) ?? [])
      : [];
  });

/**
 * The images that a Dockerfile builds on and copies from. Stages and `scratch` are not images. A name with build
 * arguments is completed with the defaults that `ARG` gives them before the first `FROM`; without one it stays
 * unresolved. Source: Dockerfile reference, "Understand how ARG and FROM interact".
 */
export function readDockerfile(text: string): Found[] {
  const found: Found[] = [];
  const defaults = new Map<string, string>();
  const stages = new Set<string>(['scratch']);
  let count = 0;
  const lookup: Lookup = (name) => defaults.get(name);
  const read = (image: string, line: number, where: string, platform?: string) => {
    const name = expand(image, lookup).text.toLowerCase();
    const isStage = stages.has(name) || (where !== 'FROM' && /^\d+$/.test(name) && Number(name) < count);
    const from: Origin = { form: 'dockerfile', line, where };
    if (!isStage) found.push(readImage(image, from, { lookup, platform }));
  };
  for (const { name, words, line } of instructionsOf(text)) {
    if (name === 'ARG' && count === 0) {
      for (const word of words) {
        const equals = word.indexOf('=');
        const value = expand(unquoted(word.slice(equals + 1)), lookup);
        if (equals > 0 && value.missing.length === 0) defaults.set(word.slice(0, equals), value.text);
      }
    } else if (name === 'FROM') {
      const cut = cutFrom(words);
      if (cut === undefined) continue;
      read(cut.image, line, 'FROM', cut.platform);
      count += 1;
      if (cut.stage !== undefined) stages.add(cut.stage);
    } else if (['COPY', 'ADD', 'RUN'].includes(name)) {
      for (const image of imageFlags(words)) read(image, line, `${name} from`);
    }
  }
  return found;
}
