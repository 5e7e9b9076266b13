import type { Outside } from '../text/outside.ts';
import { WITHOUT_LAYER } from './builder.ts';
import type { Descriptor } from './descriptor.ts';
import type { HistoryStep } from './history.ts';
import type { EnvVariable } from './values/variable.ts';

/** What is said of a step beside its text. */
export type StepNote =
  /** The root file system of a distribution, as of a time (ms since 1970). */
  { kind: 'system'; name: string; at?: number } | { kind: 'squashed' } | { kind: 'comment'; text: Outside };

/** One line of a history written as a Dockerfile. */
export interface HistoryLine {
  /** Its position in the history. */
  step: number;
  /** `RUN`, `COPY`, `FROM`; empty for what is not an instruction. */
  instruction: Outside;
  text: Outside;
  buildArguments: EnvVariable[];
  note?: StepNote;
  /** The layer that this step made. Not set for steps of a group. */
  layer?: Descriptor;
}

/** Steps that made one layer together. */
export interface StepGroup {
  /** Positions of the first and the last step. */
  first: number;
  last: number;
  layer: Descriptor;
}

export interface Dockerfile {
  lines: HistoryLine[];
  groups: StepGroup[];
  /** The base of the image, as the builder recorded its name. */
  base?: string;
  /** The history before the last build is gone. */
  isSquashed: boolean;
}

const WITH_LAYER = /^(?:RUN|COPY|ADD)$/;

/** buildah's `FROM localhost/b1:v1`; with 12 hex digits it names an image of the build itself. */
const BASE_NAME = /^FROM (?![0-9a-f]{12}$)(\S+)$/;

/**
 * The history of an image as the Dockerfile that it may have been built from, told in the manner of each builder:
 * buildah's steps that share a layer are one group, its cumulative `ARG A B` is `ARG B`, debuerreotype's line is the
 * start. Source: facts of each builder's own output.
 */
export function dockerfileOf(steps: HistoryStep[]): Dockerfile {
  const groups = groupsOf(steps);
  const lines = steps.map((step, at): HistoryLine => {
    const isGrouped = groups.some(({ first, last }) => first <= at && at <= last);
    return { step: at, ...lineOf(steps, at), ...(step.layer && !isGrouped && { layer: step.layer }) };
  });
  const base = steps.flatMap(({ comment }) => BASE_NAME.exec(comment)?.[1] ?? []).at(-1);
  const isMerged = steps.some(
    ({ comment, text }) => /^merge sha256:/.test(comment) || /^#\(squash\)/.test(text),
  );
  // A base that is named, and no step of it.
  const hasLostBase =
    base !== undefined && groups.at(-1)?.first === 0 && groups.at(-1)?.last === steps.length - 1;
  return { lines, groups, ...(base !== undefined && { base }), isSquashed: isMerged || hasLostBase };
}

/** A group ends with a step whose layer is not its own, and begins behind the layer before. */
function groupsOf(steps: HistoryStep[]): StepGroup[] {
  const groups: StepGroup[] = [];
  steps.forEach(({ instruction, layer, comment, text }, last) => {
    // `buildah commit` ends with the container's command, `/bin/sh`, which is no instruction.
    const isCommit = instruction === '' && comment === '' && /^[^#]/.test(text);
    const isNamed = BASE_NAME.test(comment) || isCommit;
    if (!layer || !(WITHOUT_LAYER.test(instruction) || isNamed)) return;
    const before = steps.slice(0, last);
    const first = 1 + before.findLastIndex((step) => step.layer !== undefined || !isOfBuildah(step));
    const made = steps.slice(first, last + 1).filter((step) => WITH_LAYER.test(step.instruction));
    if (first < last && (made.length > 0 || WITHOUT_LAYER.test(instruction)))
      groups.push({ first, last, layer });
  });
  return groups;
}

/** Without layers of their own, buildah's steps look like those of Docker's classic builder. */
const isOfBuildah = ({ builder }: HistoryStep): boolean =>
  builder === undefined || builder === 'docker' || builder === 'buildah';

type Text = Pick<HistoryLine, 'instruction' | 'text' | 'buildArguments' | 'note'>;

function lineOf(steps: HistoryStep[], at: number): Text {
  const step = steps[at];
  if (!step) return { instruction: '', text: '', buildArguments: [] };
  const { instruction, text, buildArguments, comment } = step;
  const system = debuerreotype(text);
  if (system) return { instruction: 'FROM', text: 'scratch', buildArguments, note: system };
  if (instruction === 'ARG') return { instruction, text: newArguments(steps, at), buildArguments };
  if (/^#\(squash\)/.test(text) || /^merge sha256:/.test(comment))
    return { instruction, text, buildArguments, note: { kind: 'squashed' } };
  const said = noteOf(comment);
  // A step without text is told by its comment: Nix, docker import.
  if (text === '' && said !== '') return { instruction, text: said, buildArguments };
  return { instruction, text, buildArguments, ...(said !== '' && { note: { kind: 'comment', text: said } }) };
}

/** `debian.sh --arch 'amd64' out/ 'trixie' '@1783900800'`: a system as of a time. */
function debuerreotype(text: string): StepNote | undefined {
  const [, name = '', suite, seconds] =
    /^(\w+)\.sh (?:--\S+ (?:'[^']*' )?)*\S+ '([\w.-]+)' '@(\d{1,11})'$/.exec(text) ?? [];
  if (suite === undefined) return undefined;
  const title = name.charAt(0).toUpperCase() + name.slice(1);
  return { kind: 'system', name: `${title} ${suite}`, at: Number(seconds) * 1000 };
}

/** buildah repeats all arguments so far, sorted: `ARG B`, `ARG A B`. Only the new ones are shown. */
function newArguments(steps: HistoryStep[], at: number): string {
  const { text = '' } = steps[at] ?? {};
  const before =
    steps
      .slice(0, at)
      .findLast(({ instruction }) => instruction === 'ARG')
      ?.text.split(' ') ?? [];
  const all = text.split(' ');
  const added = all.filter((name) => !before.includes(name));
  return added.length > 0 && added.length + before.length === all.length ? added.join(' ') : text;
}

/** Comments that builders write on every step say nothing. */
function noteOf(comment: string): string {
  if (/^buildkit\.|^FROM \S+$/.test(comment)) return '';
  const paths = /^store paths: \[(.*)\]$/s.exec(comment)?.[1];
  return paths === undefined ? comment : paths.replace(/'/g, '').replace(/, /g, '\n');
}

/** The Dockerfile as text: groups and what is no instruction become comments. */
export function formatDockerfile({ lines }: Dockerfile): string {
  return lines
    .map(({ instruction, text }) =>
      instruction === '' ? `# ${text.replaceAll('\n', '\n# ')}` : `${instruction} ${text}`,
    )
    .join('\n');
}
