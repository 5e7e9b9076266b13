import type { Outside } from '../text/outside.ts';
import { type BuilderId, builderOfStep } from './builder.ts';
import type { Descriptor } from './descriptor.ts';
import { printedList } from './values/go-print.ts';
import { type EnvVariable, readVariable } from './values/variable.ts';

/** One entry of a config's history, as recorded. */
export interface HistoryEntry {
  createdBy: Outside;
  comment: Outside;
  /** True if the step made no layer: it only changed the config. */
  empty: boolean;
  created?: string;
  author?: Outside;
}

/** A history entry as a line of the Dockerfile that the image may have been built from. */
export interface BuildStep {
  /** `RUN`, `COPY`, …; empty for free text (kaniko, buildah, apko, bazel). */
  instruction: string;
  /** The text after the instruction; the whole text without one. */
  text: Outside;
  /** Values of `--build-arg`. Anyone who pulls the image can read them. */
  buildArguments: EnvVariable[];
}

const INSTRUCTION =
  /^(ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)(?:\s+|$)/;

/** The shells that builders put before a command. One set by `SHELL` stays in the text. */
const SHELL = /^(?:\/bin\/(?:ba|a)?sh (?:-\w+ |-o pipefail )*-\w*c|cmd \/S \/C|powershell -Command)\s+/i;

const TAKES_JSON_LIST = /^(?:CMD|ENTRYPOINT)$/;
const TAKES_WORDS = /^(?:EXPOSE|USER|VOLUME)$/;

/** Where the command begins in `A=1 B=two words /bin/sh -c make`: at a shell's path or name. */
const BEFORE_SHELL = / (?:(?:\/usr)?\/bin\/|cmd \/S|powershell |pwsh )/i;

/**
 * Splits `|2 A=1 B=two words /bin/sh -c make`, which BuildKit and the classic builder record for `RUN` with build
 * arguments: their count, the arguments without quotes, the command. Without a known shell the last value is one word.
 */
function cutBuildArguments(text: string): { buildArguments: EnvVariable[]; rest: string } {
  const none = { buildArguments: [], rest: text.replace(/^\|0 /, '') };
  const count = Number(/^\|(\d{1,4}) /.exec(text)?.[1] ?? 0);
  if (count === 0) return none;
  const body = text.slice(text.indexOf(' ') + 1);
  const shell = BEFORE_SHELL.exec(body)?.index;
  const names = body.slice(0, shell).matchAll(/(?:^| )(?=[A-Za-z_]\w*=)/g);
  const starts = Array.from(names, (match) => match.index).slice(0, count);
  const last = starts.at(-1);
  if (last === undefined) return none;
  const space = body.indexOf(' ', last + 1);
  const end = shell ?? (space < 0 ? body.length : space);
  const buildArguments = starts.map((start, index) =>
    readVariable(body.slice(start, starts[index + 1] ?? end).trim()),
  );
  return { buildArguments, rest: body.slice(end).trim() };
}

/**
 * The text after an instruction in Dockerfile syntax: Go's `["a" "b"]` and `&{["a" "b"]}` (Docker 1.9) as JSON, `[a b]` and
 * `map[a:{}]` as words.
 */
function dockerfileText(instruction: string, text: string): string {
  const list = text.replace(/^&{(\[.*])}$/s, '$1');
  if (TAKES_JSON_LIST.test(instruction) && list.startsWith('['))
    return JSON.stringify(printedList(list)).replaceAll('","', '", "');
  return TAKES_WORDS.test(instruction) ? printedList(text).join(' ') : text;
}

const withoutBuildkitMark = (line: string) =>
  line.endsWith('# buildkit') ? line.slice(0, -10).trimEnd() : line;

/**
 * Reads a line of history in any of three styles: classic builder (`/bin/sh -c #(nop)  CMD ["x"]`), BuildKit
 * (`RUN /bin/sh -c make # buildkit`), free text. Docker Hub's instructions are the same lines without `#(nop)`.
 */
export function readStep(line: string): BuildStep {
  const nop = /#\(nop\)\s*/.exec(line.slice(0, 200));
  const plain = withoutBuildkitMark((nop ? line.slice(nop.index + nop[0].length) : line).trim());
  const instruction = INSTRUCTION.exec(plain)?.[1] ?? '';
  const afterInstruction = instruction === '' ? plain : plain.slice(instruction.length).trim();
  if (instruction !== '' && instruction !== 'RUN')
    return { instruction, text: dockerfileText(instruction, afterInstruction), buildArguments: [] };
  const { buildArguments, rest } = cutBuildArguments(afterInstruction);
  const command = rest.replace(SHELL, '');
  // `#(squash)`, `#(imported-from)`: notes of docker's, in the form of a command.
  const isNote = /^#\(\w/.test(command);
  const runs = !isNote && (instruction === 'RUN' || command !== rest || buildArguments.length > 0);
  return runs
    ? { instruction: 'RUN', text: command, buildArguments }
    : { instruction: '', text: command.replace(/^#\s+/, ''), buildArguments };
}

/** A build step with the layer that it made, if any. */
export interface HistoryStep extends BuildStep {
  created?: string;
  comment: string;
  empty: boolean;
  /** Which builder wrote it, if it left a mark. */
  builder?: BuilderId;
  /** Also missing if the history has more layers than the manifest (squashed images). */
  layer?: Descriptor;
}

/**
 * The history of an image, oldest step first, each with its layer: entries that are not empty match the layers in order
 * (image-spec `config.md`). Layers beyond the history (kaniko, ko) come last, as steps without text.
 */
export function matchHistory(history: HistoryEntry[], layers: Descriptor[]): HistoryStep[] {
  let next = 0;
  const steps = history.map(({ createdBy, comment, empty, created, author }): HistoryStep => {
    const layer = empty ? undefined : layers[next++];
    const builder = builderOfStep({ createdBy, comment, ...(author !== undefined && { author }) });
    return {
      ...readStep(createdBy),
      comment,
      empty,
      ...(created === undefined ? {} : { created }),
      ...(builder === undefined ? {} : { builder }),
      ...(layer === undefined ? {} : { layer }),
    };
  });
  const unmatched = layers
    .slice(next)
    .map((layer) => ({ ...readStep(''), comment: '', empty: false, layer }));
  return [...steps, ...unmatched];
}

/** The step as a line of a Dockerfile; free text becomes a comment. */
export const formatStep = ({ instruction, text }: BuildStep): string =>
  instruction === '' ? `# ${text.replaceAll('\n', '\n# ')}` : `${instruction} ${text}`;

/** The layers of an image by its steps, the lowest first. */
export const layersOf = (steps: readonly HistoryStep[]): Descriptor[] =>
  steps.flatMap(({ layer }) => layer ?? []);
