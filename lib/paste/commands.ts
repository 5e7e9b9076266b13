import { parseOptions } from './options.ts';
import { type Found, readImage } from './pasted.ts';
import { withoutPrompts } from './prompts.ts';
import { type Command, cutCommands } from './shell.ts';
import { CONTAINER_TOOL, DOCKER_LIKE, isTool, ONE, REGISTRY_TOOL, WITH_IMAGE_OPTION } from './tools.ts';
import type { Lookup } from './variables.ts';

/** What may stand before a command: `sudo`, prompts, settings, keywords of scripts. */
const BEFORE =
  /^(?:sudo|doas|time|exec|env|nohup|command|export|then|do|else|RUN|run:|script:|[$#%>-]|-\w+|\w+=.*)$/;

interface Request {
  text: string;
  platform?: string | undefined;
}

function ofContainerTool(words: string[]): Request[] {
  const { positional: path } = parseOptions(words, 'Drh', 3);
  const length = [3, 2, 1].find((count) => Object.hasOwn(CONTAINER_TOOL, path.slice(0, count).join(' ')));
  if (length === undefined) return [];
  const { images, short } = CONTAINER_TOOL[path.slice(0, length).join(' ')] ?? ONE;
  const { positional, options } = parseOptions(after(words, path, length), short, images);
  return positional.map((text) => ({ text, platform: options.get('platform') }));
}

/** The words after a subcommand, which options may stand between. */
function after(words: string[], path: string[], length: number): string[] {
  let index = 0;
  for (const part of path.slice(0, length)) index = words.indexOf(part, index) + 1;
  return words.slice(index);
}

function ofRegistryTool(tool: string, words: string[]): Request[] {
  const skip = REGISTRY_TOOL[tool] ?? 1;
  const { positional, options } = parseOptions(words, 'aqhvk', 99);
  const isCopy = /^(?:copy|cp)$/.test(positional[skip - 1] ?? '');
  const isScan = skip === 0 && /^(?:scan|packages)$/.test(positional[0] ?? '');
  const images = positional.slice(isScan ? 1 : skip);
  return images.slice(0, isCopy ? 2 : 1).map((text) => ({ text, platform: options.get('platform') }));
}

/** skopeo names the transport of each argument; only `docker://` is a registry. */
const ofSkopeo = (words: string[]): Request[] =>
  words.filter((word) => word.startsWith('docker://')).map((text) => ({ text }));

/** Helm writes the `+` of a version as `_` in the tag, as `+` is not allowed there. */
function ofHelm(words: string[]): Request[] {
  const { positional, options } = parseOptions(words, 'hn', 99);
  const version = options.get('version')?.replaceAll('+', '_');
  const charts = positional.filter((word) => word.startsWith('oci://'));
  return charts.map((chart) => ({ text: version === undefined ? chart : `${chart}:${version}` }));
}

function ofImageOption(words: string[]): Request[] {
  const image = parseOptions(words, 'ith', 99).options.get('image');
  const isSet = words[0] === 'set' && words[1] === 'image';
  const set = isSet ? words.slice(3).filter((word) => /^[\w*-]+=/.test(word)) : [];
  return [...(image ? [image] : []), ...set.map((word) => word.slice(word.indexOf('=') + 1))].map((text) => ({
    text,
  }));
}

function requestsOf(tool: string, words: string[]): Request[] {
  if (DOCKER_LIKE.includes(tool)) return ofContainerTool(words);
  if (tool === 'skopeo') return ofSkopeo(words);
  if (tool === 'helm') return ofHelm(words);
  if (Object.hasOwn(REGISTRY_TOOL, tool)) return ofRegistryTool(tool, words);
  return WITH_IMAGE_OPTION.includes(tool) ? ofImageOption(words) : [];
}

const ASSIGNMENT = /^([A-Za-z_]\w*)=(.*)$/s;

function readCommand({ words, line }: Command, lookup: Lookup): Found[] {
  const start = words.findIndex((word) => !BEFORE.test(word));
  const tool = (words[start] ?? '').replace(/^.*\//, '');
  if (start < 0 || !isTool(tool)) return [];
  const rest = words.slice(start + 1);
  const where = [tool, ...rest.slice(0, 2).filter((word) => /^[a-z]+$/.test(word))].join(' ');
  return requestsOf(tool, rest).map(({ text, platform }) =>
    readImage(text, { form: 'command', line, where }, { lookup, platform }),
  );
}

/**
 * The images that commands in a text name: docker, podman, nerdctl, buildah, skopeo, crane, regctl, oras, helm, kubectl and
 * others, behind prompts and `sudo`. Variables that the text sets before (`TAG=1.2`) are put in.
 */
export function readCommands(text: string): Found[] {
  const variables = new Map<string, string>();
  return cutCommands(withoutPrompts(text)).flatMap((command) => {
    const words = command.words.filter((word) => word !== 'export');
    const assignments = words.map((word) => ASSIGNMENT.exec(word));
    if (assignments.every((assignment) => assignment !== null))
      for (const assignment of assignments) variables.set(assignment[1] ?? '', assignment[2] ?? '');
    return readCommand(command, (name) => variables.get(name));
  });
}
