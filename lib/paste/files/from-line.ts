import { part, type Traced } from '../text/traced.ts';

export interface From {
  image: Traced;
  platform?: Traced | undefined;
  /** In lower case, as stages are compared. */
  stage?: string | undefined;
}

/** Without a pair of quotes around it. */
export function unquoted(word: Traced): Traced {
  const { text } = word;
  const isQuoted = text.length > 1 && /^["']/.test(text) && text.at(-1) === text[0];
  return isQuoted ? part(word, 1, text.length - 1) : word;
}

/** The value of `--name=value`. */
export function flagValue(words: readonly Traced[], name: string): Traced | undefined {
  const prefix = `--${name}=`;
  const word = words.find(({ text }) => text.startsWith(prefix));
  return word && unquoted(part(word, prefix.length));
}

/** `[--platform=…] image [AS name]`, and nothing more; a comment behind it is an error in Docker, and accepted here. */
export function cutFrom(words: readonly Traced[]): From | undefined {
  const comment = words.findIndex(({ text }) => text.startsWith('#'));
  const rest = comment < 0 ? words : words.slice(0, comment);
  const [image, as, stage, ...more] = rest.filter(({ text }) => !text.startsWith('--'));
  const hasStage = as?.text.toUpperCase() === 'AS' && stage !== undefined;
  if (image === undefined || more.length > 0 || (as !== undefined && !hasStage)) return undefined;
  return { image: unquoted(image), platform: flagValue(rest, 'platform'), stage: stage?.text.toLowerCase() };
}
