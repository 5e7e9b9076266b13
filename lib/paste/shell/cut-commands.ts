import { part, spanOf } from '../text/traced.ts';
import { tokenize, type Word } from './tokens.ts';

/** How deep commands stand in substitutions and quotes of each other. */
const MAX_NESTING = 4;

/** Commands that print or compare their arguments. */
const PRINTS =
  /^(?:echo|printf|print|puts|logger|die|fail|error|warn|warning|info|debug|log|note|usage|throw|@test|is|like|skip|it|describe|assert\w*|console\.\w+|Write-\w+)$/;

/**
 * The simple commands of a text, each as its words. Commands in a substitution (`$(…)`) and in a quoted argument
 * (`sh -c "docker run …"`, `alias d='docker run …'`) come before the one around them.
 */
export function cutCommands(text: string, base = 0, depth = 0): Word[][] {
  const commands: Word[][] = [];
  let words: Word[] = [];
  for (const token of tokenize(text, base)) {
    // `name() { docker run x; }`: a bracket alone begins or ends a command.
    if (token.kind === 'word' && !/^[{}]$/.test(token.word.text)) {
      words.push(token.word);
      if (depth < MAX_NESTING && !(words.length > 1 && PRINTS.test(words[0]?.text ?? '')))
        commands.push(...innerCommands(text, base, token.word, depth));
    } else if (words.length > 0) {
      commands.push(words);
      words = [];
    }
  }
  return commands;
}

function innerCommands(text: string, base: number, word: Word, depth: number): Word[][] {
  const gap = word.at.findLastIndex((offset, index) => index > 0 && offset !== (word.at[index - 1] ?? 0) + 1);
  const span = spanOf(part(word, Math.max(gap, 0))); // what is in the last quotes of `d='docker run …'`
  if (span === undefined || !/\s|^`/.test(word.text)) return [];
  const inner = text.slice(span.start - base, span.end - base);
  const opening = /\$\(|^`|^[\w.-]+=(?=\S+ )/.exec(inner);
  const start = opening ? opening.index + opening[0].length : 0;
  return cutCommands(inner.slice(start), span.start + start, depth + 1);
}
