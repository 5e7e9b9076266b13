import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseAllDocuments,
  type YAMLMap,
} from 'yaml';
import { type Form, type Found, readImage } from './pasted.ts';

/** Where the walk is. */
interface Place {
  document: Document;
  lines: LineCounter;
  path: string[];
  form: Form;
  /** The Kubernetes object around it: `Deployment/web`. */
  owner: string;
}

/** Follows one alias, as far as there is patience for a file with many. */
function resolve(node: unknown, place: Place): unknown {
  return isAlias(node) && place.path.length < 40 ? node.resolve(place.document) : node;
}

/** A text or a number as it is written: `tag: 1.10` is not 1.1. */
function textOf(node: unknown): string | undefined {
  if (!isScalar(node) || node.value === null || typeof node.value === 'boolean') return undefined;
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
}

const field = (map: YAMLMap, name: string): string | undefined => textOf(map.get(name, true));

/** An image in pieces: GitLab (`name`), Kubernetes volumes (`reference`), Helm values, Kustomize. */
function nameIn(map: YAMLMap): string | undefined {
  const whole = field(map, 'reference') ?? field(map, 'newName') ?? field(map, 'name');
  const name = field(map, 'repository') ?? whole;
  if (name === undefined) return undefined;
  const registry = field(map, 'registry');
  const tag = field(map, 'newTag') ?? field(map, 'tag');
  const digest = field(map, 'digest') ?? field(map, 'sha');
  const withRegistry = registry ? `${registry}/${name}` : name;
  return `${withRegistry}${tag ? `:${tag}` : ''}${digest ? `@${digest.replace(/^(?=[0-9a-f]{64}$)/, 'sha256:')}` : ''}`;
}

/** In words, where an image stands: `services.web`, `Deployment/web initContainers migrate`. */
function whereOf({ path, owner }: Place, around: YAMLMap | undefined): string {
  if (owner === '') return path.slice(0, -1).join('.') || (path[0] ?? '');
  const list = path.findLast((part) => /[cC]ontainers$/.test(part)) ?? '';
  const name = around && field(around, 'name');
  return [owner, list, name].filter(Boolean).join(' ');
}

function found(text: string | undefined, node: unknown, place: Place, around?: YAMLMap): Found[] {
  if (text === undefined || text === '') return [];
  const range = (node as Node).range;
  const line = range ? place.lines.linePos(range[0]).line : 0;
  const from = { form: place.form, where: whereOf(place, around), ...(line > 0 ? { line } : {}) };
  return [readImage(text.trim(), from, { platform: around && field(around, 'platform') })];
}

const imageOf = (node: unknown, place: Place, around?: YAMLMap): Found[] =>
  found(isMap(node) ? nameIn(node) : textOf(node), node, place, around);

function ofPair(name: string, written: unknown, place: Place, map: YAMLMap): Found[] {
  const value = resolve(written, place);
  const text = textOf(value);
  if (name === 'image') return imageOf(value, place, map);
  if (name === 'uses' && text?.startsWith('docker://')) return found(text, value, place);
  if (name === 'container' && place.path[0] === 'jobs') return imageOf(value, place);
  const isList = (name === 'services' || name === 'images') && isSeq(value);
  if (isList) return value.items.flatMap((item) => imageOf(item, place));
  return walk(written, place);
}

function ownerOf(map: YAMLMap, before: string): string {
  const kind = field(map, 'kind');
  const metadata = map.get('metadata');
  if (kind === undefined || !map.has('apiVersion')) return before;
  const name = isMap(metadata) ? (field(metadata, 'name') ?? field(metadata, 'generateName')) : undefined;
  return name === undefined ? kind : `${kind}/${name}`;
}

/** Aliases are not followed here: what they stand for is in the file anyway, so no file can unfold without end. */
function walk(node: unknown, place: Place): Found[] {
  if (isSeq(node)) return node.items.flatMap((item) => walk(item, place));
  if (!isMap(node)) return [];
  const owner = ownerOf(node, place.owner);
  const form = owner === '' ? place.form : 'kubernetes';
  return node.items.flatMap(({ key, value }) => {
    const name = textOf(key) ?? '';
    return ofPair(name, value, { ...place, owner, form, path: [...place.path, name] }, node);
  });
}

/** In characters. What is larger (whole clusters, written out) is read line by line, which takes no longer than it is long. */
const MAX_YAML = 256 * 1024;

/** Whether a text may be YAML or JSON that names images, and is not too large for its structure to be looked at. */
export const looksLikeYaml = (text: string): boolean =>
  text.length <= MAX_YAML &&
  /^[ \t{[-]{0,200}["']?(?:image|images|apiVersion|kind|services|containers|container|uses)["']?[ \t]{0,20}:/m.test(
    text,
  );

/**
 * The images in compose files, Kubernetes manifests (several documents, lists, every kind of container), Helm values,
 * Kustomize, GitHub and GitLab pipelines, in YAML or JSON. What is broken is read as far as it goes.
 */
export function readYaml(text: string): Found[] {
  const lines = new LineCounter();
  const tolerant = { uniqueKeys: false, strict: false, prettyErrors: false, logLevel: 'silent' } as const;
  try {
    const documents = parseAllDocuments(text, { ...tolerant, lineCounter: lines });
    return [...documents].flatMap((document) => {
      const contents = document.contents;
      const isCompose = isMap(contents) && isMap(contents.get('services'));
      const form = isCompose ? 'compose' : 'yaml';
      return walk(contents, { document, lines, path: [], form, owner: '' });
    });
  } catch {
    return []; // Nested too deeply for a stack.
  }
}

/** `image: nginx`, `"image": "nginx",`, `image = "nginx"`: one line at a time, for what is no whole file. */
export function readImageLines(text: string): Found[] {
  return text.split('\n').flatMap((line, index) => {
    const value = /^\s*(?:-\s+)?["']?image["']?\s*[:=]\s*([^\s&*|>!].*)$/.exec(line.slice(0, 2048))?.[1];
    if (value === undefined) return [];
    const bare = value
      .replace(/\s#.*$/, '')
      .trim()
      .replace(/,$/, '')
      .replace(/^(["'])(.*)\1$/, '$2');
    return bare === '' ? [] : [readImage(bare, { form: 'yaml', line: index + 1, where: 'image' })];
  });
}
