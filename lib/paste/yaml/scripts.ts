import { readDockerfile } from '../files/dockerfile.ts';
import { readCommands } from '../shell/commands.ts';
import type { Claim, Find } from '../text/find.ts';
import { asSeq, asText, get, has, type MapNode, type SeqNode, type TextNode, textAt } from '../tree/node.ts';
import type { Reader } from '../tree/reader.ts';
import type { Scalar, Visit } from '../tree/walk.ts';
import { lookupAt } from './context.ts';

/** Keys whose texts a shell runs. */
const SCRIPT =
  /^(?:run|script|scripts|before_script|after_script|commands?|args|cmds?|shell|inline|bash|before_install|install|before_deploy|deploy|test|entrypoint|initializeCommand|postCreateCommand|onCreateCommand|updateContentCommand|postStartCommand|exec|steps|pre|post|raw|value|data|user_?data|content|runcmd|bootcmd|.*\.sh|.*[cC]ommand|sh|powershell|pwsh|preBuild|docker_.*)$/;
const TOOL =
  /\b(?:docker|podman|nerdctl|buildah|skopeo|crane|regctl|oras|ctr|crictl|helm|kubectl|cosign|trivy|syft|grype|apptainer|singularity|dive)\b/;

/** The part of the text that a node takes; folded lines are one line to a shell. */
function sourceText(text: string, node: TextNode): string {
  const inner = text.slice(node.start, node.end);
  const isFolded = !node.isQuoted && /^[^\n]*>[-+\d]*[ \t]*(?:#[^\n]*)?$/.test(lineBefore(text, node.start));
  return isFolded ? inner.replace(/\n(?=[ \t]*\S)/g, ' ') : inner;
}

function lineBefore(text: string, offset: number): string {
  const end = offset - 1;
  return text[end] === '\n' ? text.slice(text.lastIndexOf('\n', end - 1) + 1, end) : '';
}

/** Where the command begins in `COMMAND=docker run nginx`, a variable that a step runs; 0 where there is none. */
const commandIn = (text: string): number =>
  /^[A-Z_]{1,40}=(?=(?:sudo )?(?:docker|podman|nerdctl) (?:run|pull) )/.exec(text)?.[0].length ?? 0;

/** `scripts` of a `package.json` have names of their own. */
const isScript = ({ key, text, visit }: Scalar, whole: string): boolean =>
  (SCRIPT.test(key) || visit?.key === 'scripts') && TOOL.test(whole.slice(text.start, text.end));

/** `["docker", "run", "nginx"]`: a command cut into its words already. */
function ofWords(text: string, list: SeqNode): (Find | Claim)[] {
  const items = list.items.flatMap((item) => asText(item) ?? []);
  const [first, last] = [items[0], items.at(-1)];
  if (!first || !last || items.length < 2 || !TOOL.test(first.text) || /\s/.test(first.text)) return [];
  const span = text.slice(first.start, last.end);
  return readCommands(
    span.replace(/["',[\]]|\n\s*- ?/g, (mark) => ' '.repeat(mark.length)),
    first.start,
  );
}

function listsOf(map: MapNode): SeqNode[] {
  return map.pairs.flatMap(({ key }) => (SCRIPT.test(key.text) ? (asSeq(get(map, key.text)) ?? []) : []));
}

/** `dockerfileLines` of CapRover: a Dockerfile as a list of its lines. */
function ofLines(text: string, visit: Visit): (Find | Claim)[] {
  const list = asSeq(get(visit.map, 'dockerfileLines'));
  const items = list?.items.flatMap((item) => asText(item) ?? []) ?? [];
  const base = items[0]?.start ?? 0;
  let lines = '';
  for (const { start, end } of items) {
    const gap = start - base - lines.length;
    lines += (gap > 0 ? '\n'.padEnd(gap) : '') + text.slice(start, end);
  }
  return readDockerfile(lines, base, lookupAt(visit));
}

/** pre-commit: the entry of a hook is what follows `docker run`. */
function ofHook(text: string, map: MapNode): (Find | Claim)[] {
  const entry = textAt(map, 'language')?.text === 'docker_image' ? textAt(map, 'entry') : undefined;
  if (entry === undefined) return [];
  const run = 'docker run ';
  return readCommands(`${run}${text.slice(entry.start, entry.end)}`, entry.start - run.length);
}

/** Commands and Dockerfiles inside of files: `run:`, `script:`, `dockerfile_inline:`. */
export const scripts: Reader = {
  id: 'scripts',
  read: (source) => {
    const { text } = source;
    const inTexts = source.scalars().flatMap((scalar): (Find | Claim)[] => {
      const { start } = scalar.text;
      if (/dockerfile_?inline|^Dockerfile$/i.test(scalar.key))
        return readDockerfile(text.slice(start, scalar.text.end), start);
      const command = commandIn(scalar.text.text);
      if (command > 0 && scalar.text.start + scalar.text.text.length === scalar.text.end)
        return readCommands(text.slice(start + command, scalar.text.end), start + command);
      return isScript(scalar, text)
        ? readCommands(sourceText(text, scalar.text), start, lookupAt(scalar.visit))
        : [];
    });
    const others = source
      .visits()
      .flatMap((visit) => [
        ...ofHook(text, visit.map),
        ...(has(visit.map, 'dockerfileLines') ? ofLines(text, visit) : []),
      ]);
    if (!TOOL.test(text)) return [...inTexts, ...others];
    return [
      ...inTexts,
      ...others,
      ...source.visits().flatMap(({ map }) => listsOf(map).flatMap((list) => ofWords(text, list))),
    ];
  },
};

/** Claims the rest of a document, comments too: only what its readers found in it is meant. */
export const rest: Reader = {
  id: 'rest',
  read: (source) =>
    source.roots().flatMap(({ node, region, isWhole }): Claim[] => {
      const isList = node.kind === 'seq' && node.items.some(({ kind }) => kind === 'map');
      const isMap = node.kind === 'map' && isFile(node);
      return isWhole && (isMap || isList) ? [{ claim: region }] : [];
    }),
};

/** Whether a map is the content of a file, and not a sentence with a colon in it. */
const isFile = (map: MapNode): boolean =>
  map.isFlow ||
  map.pairs.some(
    ({ key, value }) =>
      value.kind === 'map' ||
      value.kind === 'seq' ||
      /^(?:image|apiVersion|kind|version|name)$/.test(key.text),
  ) ||
  (map.pairs.length > 1 && map.pairs.every(({ key }) => !/\s/.test(key.text)));
