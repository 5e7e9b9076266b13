import type { Descriptor } from './descriptor.ts';
import { printedList } from './values/go-print.ts';
import { readVariable } from './values/variable.ts';

/** One entry of a config's history, as recorded. */
export interface HistoryEntry {
  createdBy: string;
  comment: string;
  /** It made no layer: it set something in the config. */
  empty: boolean;
  created?: string;
}

/** One line of the Dockerfile that an image may have been built from. */
export interface BuildStep {
  /** `RUN`, `COPY`, …; empty for free text (kaniko, buildah, apko, bazel). */
  instruction: string;
  /** What follows it; all of the text where there is no instruction. */
  text: string;
  /** What was given by `--build-arg`. It is in the image for everybody to read. */
  buildArguments: { name: string; value: string }[];
}

const INSTRUCTION =
  /^(ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)(?:\s+|$)/;

/** The shells that builders put before a command; another one (`SHELL`) stays in the text. */
const SHELL = /^(?:\/bin\/(?:ba|a)?sh (?:-\w+ |-o pipefail )*-\w*c|cmd \/S \/C|powershell -Command)\s+/i;

const LISTS = /^(?:CMD|ENTRYPOINT)$/;
const WORDS = /^(?:EXPOSE|VOLUME)$/;

/** `|2 A=1 B=two words /bin/sh -c make`: how many arguments, the arguments, the command. */
function cutBuildArguments(text: string): { buildArguments: BuildStep['buildArguments']; rest: string } {
  const none = { buildArguments: [], rest: text.replace(/^\|0 /, '') };
  const count = Number(/^\|(\d{1,4}) /.exec(text)?.[1] ?? 0);
  if (count === 0) return none;
  const body = text.slice(text.indexOf(' ') + 1);
  const shell = / (?:(?:\/usr)?\/bin\/|cmd \/S|powershell |pwsh )/i.exec(body)?.index;
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

function tidy(instruction: string, text: string): string {
  if (LISTS.test(instruction) && text.startsWith('['))
    return JSON.stringify(printedList(text)).replaceAll('","', '", "');
  return WORDS.test(instruction) ? printedList(text).join(' ') : text;
}

const withoutMark = (line: string) => (line.endsWith('# buildkit') ? line.slice(0, -10).trimEnd() : line);

/**
 * Reads one line of history in any of its three styles: classic (`/bin/sh -c #(nop)  CMD ["x"]`), BuildKit
 * (`RUN /bin/sh -c make # buildkit`), free text. Docker Hub's instructions are the same lines, with `#(nop)` cut off.
 */
export function readStep(line: string): BuildStep {
  const nop = /#\(nop\)\s*/.exec(line.slice(0, 200));
  const plain = withoutMark((nop ? line.slice(nop.index + nop[0].length) : line).trim());
  const instruction = INSTRUCTION.exec(plain)?.[1] ?? '';
  const afterInstruction = instruction === '' ? plain : plain.slice(instruction.length).trim();
  if (instruction !== '' && instruction !== 'RUN')
    return { instruction, text: tidy(instruction, afterInstruction), buildArguments: [] };
  const { buildArguments, rest } = cutBuildArguments(afterInstruction);
  const command = rest.replace(SHELL, '');
  const runs = instruction === 'RUN' || command !== rest || buildArguments.length > 0;
  return { instruction: runs ? 'RUN' : '', text: command, buildArguments };
}

/** A step with what it made: the layer with its size, if it made one. */
export interface HistoryStep extends BuildStep {
  created?: string;
  comment: string;
  empty: boolean;
  /** Missing where the history tells of more layers than there are (squashed images). */
  layer?: Descriptor;
}

/**
 * The history of an image, first step first, each with the layer that it made: the entries that are not empty belong to
 * the layers in order (image-spec `config.md`). Layers that the history does not tell of (kaniko, ko) come at the end,
 * as steps without a text.
 */
export function matchHistory(history: HistoryEntry[], layers: Descriptor[]): HistoryStep[] {
  const waiting = [...layers].reverse();
  const steps = history.map((entry): HistoryStep => {
    const layer = entry.empty ? undefined : waiting.pop();
    const { comment, empty, created, createdBy } = entry;
    return {
      ...readStep(createdBy),
      comment,
      empty,
      ...(created === undefined ? {} : { created }),
      ...(layer === undefined ? {} : { layer }),
    };
  });
  const untold = waiting.reverse().map((layer) => ({ ...readStep(''), comment: '', empty: false, layer }));
  return [...steps, ...untold];
}

/** The step as a line of a Dockerfile; free text becomes a comment. */
export const formatStep = ({ instruction, text }: BuildStep): string =>
  instruction === '' ? `# ${text.replaceAll('\n', '\n# ')}` : `${instruction} ${text}`;
