import { isExplicit } from '../text/explicit.ts';
import type { Claim, Find } from '../text/find.ts';
import { linesOf } from '../text/lines.ts';
import { extent, part, type Traced, traced } from '../text/traced.ts';
import { expand, type Lookup } from '../text/variables.ts';
import type { Reader } from '../tree/reader.ts';
import { cutDockerfile, type DockerfileLine } from './dockerfile-text.ts';
import { cutFrom, flagValue, unquoted } from './from-line.ts';

/** What is known at an instruction. */
interface State {
  found: (Find | Claim)[];
  /** Values from around the Dockerfile. */
  outer: Lookup | undefined;
  /** Defaults of `ARG`, before the first `FROM` and in all stages. */
  defaults: Map<string, Traced>;
  /** Names of the stages so far, in lower case. */
  stages: Set<string>;
  count: number;
}

const lookupOf =
  ({ defaults, outer }: State): Lookup =>
  (name) =>
    defaults.get(name) ?? outer?.(name);

/** A stage: by its name, its number, or a name with the platform in it (`build-${TARGETARCH}`). */
function isStage(image: Traced, state: State, isNumbered: boolean): boolean {
  const { text, missing } = expand(image, lookupOf(state));
  const name = text.toLowerCase();
  if (isNumbered && /^\d+$/.test(name)) return Number(name) < state.count;
  if (missing.length === 0 || missing.length > 3) return state.stages.has(name);
  const pieces = name.split(/\$(?:\w+|\{[^{}]*\})/);
  if (pieces.every((piece) => piece === '')) return false;
  return [...state.stages].some((stage) => fits(stage, pieces));
}

/** Whether a name has these pieces in this order, the first and the last at its ends. */
function fits(name: string, pieces: readonly string[]): boolean {
  let from = 0;
  for (const [index, piece] of pieces.entries()) {
    const at = index === pieces.length - 1 ? name.length - piece.length : name.indexOf(piece, from);
    if (at < from || !name.startsWith(piece, at) || (index === 0 && at !== 0)) return false;
    from = at + piece.length;
  }
  return true;
}

/** A stage, or a target of Earthly (`+base`), is no image. */
function add(state: State, image: Traced, where: string, platform?: string) {
  const claim = extent(image);
  if (image.text.startsWith('+') || isStage(image, state, where !== 'FROM')) {
    if (claim) state.found.push({ claim });
  } else
    state.found.push({
      name: image,
      form: 'dockerfile',
      where,
      platform,
      lookup: lookupOf(state),
      isStated: true,
    });
}

/** `from=image` of a `--mount`, in any order of its keys. */
function mountFrom(word: Traced): Traced | undefined {
  const match = /^--mount=(?:[^,]*,)*?from=/.exec(word.text);
  if (match === null) return undefined;
  const start = match[0].length;
  const length = word.text.slice(start).search(/,|$/);
  return part(word, start, start + length);
}

function copyFrom({ name, words }: DockerfileLine, state: State) {
  const image = flagValue(words, 'from');
  if (image) add(state, image, `${name} from`);
}

type Handler = (instruction: DockerfileLine, state: State) => void;

/** What each instruction adds. Source: Dockerfile reference. */
const HANDLERS: Record<string, Handler> = {
  ARG: ({ words }, state) => {
    for (const word of words) {
      const equals = word.text.indexOf('=');
      const value = expand(unquoted(part(word, equals + 1)), lookupOf(state));
      const name = word.text.slice(0, equals);
      // A default in a stage counts for its COPY and RUN, never for FROM, which sees those before the first one.
      if (equals > 0 && value.missing.length === 0 && (state.count === 0 || !state.defaults.has(name)))
        state.defaults.set(name, value);
    }
  },
  FROM: ({ words }, state) => {
    const from = cutFrom(words);
    if (from === undefined) return;
    add(state, from.image, 'FROM', from.platform?.text);
    state.count += 1;
    if (from.stage !== undefined) state.stages.add(from.stage);
  },
  COPY: copyFrom,
  ADD: copyFrom,
  RUN: ({ words }, state) => {
    for (const word of words) {
      const image = mountFrom(word);
      if (image) add(state, image, 'RUN from');
      else if (!word.text.startsWith('--')) return;
    }
  },
  ONBUILD: ({ words: [name, ...words] }, state) => {
    if (name && !/^(?:ONBUILD|FROM)$/i.test(name.text))
      handle({ name: name.text.toUpperCase(), words }, state);
  },
};

function handle(instruction: DockerfileLine, state: State) {
  if (Object.hasOwn(HANDLERS, instruction.name)) HANDLERS[instruction.name]?.(instruction, state);
}

const KNOWN =
  /^(?:ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|FROM|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)$/;

/** Whether a `FROM` is one of a Dockerfile: with others of its instructions, an explicit image, or alone. */
function isDockerfile(instructions: readonly DockerfileLine[]): boolean {
  const known = instructions.filter(({ name }) => KNOWN.test(name)).length;
  const [first] = instructions;
  if (/^(?:FROM|ARG)$/.test(first?.name ?? '') && known >= instructions.length * 0.6) return true;
  return instructions.some(({ name, words }) => {
    if (name === 'FROM')
      return cutFrom(words) !== undefined && (isExplicit(words.at(0)?.text ?? '') || words.length > 1);
    return (
      /^(?:COPY|ADD|RUN)$/.test(name) && words.some(({ text }) => /^--(?:from=|mount=\S*from=)/.test(text))
    );
  });
}

/**
 * The images that a Dockerfile builds on, copies from and mounts, and its frontend (`# syntax=`). Stages and `scratch` are
 * not images. A name with build arguments has the defaults of `ARG`; without one it stays unresolved. Source: Dockerfile
 * reference, "Understand how ARG and FROM interact". `base` is added to every offset; `outer` knows variables from
 * around the text.
 */
export function readDockerfile(text: string, base = 0, outer?: Lookup): (Find | Claim)[] {
  const lines = linesOf(text).map((line) => ({ ...line, start: line.start + base }));
  const { directives, instructions } = cutDockerfile(lines);
  const isSyntaxOnly = instructions.length === 0;
  if (!isSyntaxOnly && !isDockerfile(instructions)) return [];
  const state: State = {
    found: [],
    outer,
    defaults: new Map([['', traced('', 0)]]),
    stages: new Set(['scratch']),
    count: 0,
  };
  const syntax = directives.get('syntax');
  if (syntax) state.found.push({ name: syntax, form: 'dockerfile', where: '# syntax', isStated: true });
  for (const instruction of instructions) handle(instruction, state);
  const isWhole =
    /^(?:FROM|ARG)$/.test(instructions[0]?.name ?? '') && instructions.every(({ name }) => KNOWN.test(name));
  return isWhole ? [...state.found, { claim: { start: base, end: base + text.length } }] : state.found;
}

export const dockerfile: Reader = {
  id: 'dockerfile',
  detect: (text) =>
    /^[ \t]{0,80}(?:FROM\s+\S|(?:COPY|ADD)\s.*--from=|RUN\s+--mount=|ONBUILD\s|#\s*syntax\s*=)/im.test(text),
  read: ({ text }) => readDockerfile(text),
};
