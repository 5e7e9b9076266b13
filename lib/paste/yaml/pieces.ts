import { isPath } from '../../oci/grammar.ts';
import type { Pin } from '../text/find.ts';
import type { Span } from '../text/span.ts';
import { concat, type Traced, untraced } from '../text/traced.ts';
import { asMap, asText, below, get, type MapNode, type Node, type TextNode, textAt } from '../tree/node.ts';

/** An image put together from the values of a map. */
export interface Pieces {
  name: Traced;
  also: Span[];
  /** Where its digest goes: the value of `digest`. Null without any tag: the chart adds one of its own behind the name. */
  pin?: Pin | null | undefined;
}

/** Keys of the tag beside a repository. */
export const TAGS = ['tag', 'imageTag', 'image_tag', 'newTag', 'dockerTag'];
const DIGESTS = ['digest', 'sha', 'imageDigest', 'newDigest', 'shaDigest'];

const HEX = /^[0-9a-f]{64}$/;

/** Parts of a value that are nothing: an empty text. */
const filled = (text: TextNode | undefined): TextNode | undefined =>
  text && text.text.trim() !== '' ? text : undefined;

/** A version as a tag: `1.2`, `v3`; not a range, a branch or a sentence. */
const isTagLike = (text: string): boolean => /^[\w${][^\s/]{0,220}$/.test(text);

const endsWithTag = (name: string): boolean =>
  /:[^/${}]*$|@sha256:/.test(name) || /:\$\{?[\w.]+\}?$/.test(name);

/** `global.imageRegistry` of a Helm chart's values: takes the place of every registry. */
function globalRegistry(root: Node): TextNode | undefined {
  const global = asMap(below(root, 'global'));
  return filled(textAt(global, 'imageRegistry')) ?? filled(asText(below(global, 'image', 'registry')));
}

/**
 * `{ registry, repository, tag, digest }` and their kind as a reference. `base` is the text of the repository; `version`:
 * whether a `version` beside it is its tag.
 */
export function piecesOf(map: MapNode, base: TextNode, root: Node, withVersion = false): Pieces {
  const own = filled(textAt(map, 'registry', 'imageRegistry', 'image_registry', 'hub'));
  const hasDomain = /^[\w-]+(?:\.[\w-]+)+(?::\d+)?\/|^localhost[:/]/.test(base.text);
  const isRelative = base === textAt(map, 'registry') || hasDomain;
  const common = globalRegistry(root);
  // The place of the common registry belongs to no image: each has it.
  const registry = isRelative ? undefined : common ? untraced(common.text) : own;
  const tagged = endsWithTag(base.text);
  const tag = tagged ? undefined : filled(textAt(map, ...TAGS, ...(withVersion ? ['version'] : [])));
  const digest = base.text.includes('@') ? undefined : filled(textAt(map, ...DIGESTS));
  const slash =
    registry && !registry.text.endsWith('/') && !base.text.startsWith('/') ? untraced('/') : undefined;
  const usable = tag && isTagLike(tag.text) ? tag : undefined;
  const hex = digest && HEX.test(digest.text) ? untraced('sha256:') : undefined;
  const name = concat(
    registry,
    slash,
    base,
    usable && untraced(usable.text.startsWith('sha256:') ? '@' : ':'),
    usable,
    digest && untraced('@'),
    hex,
    digest,
  );
  const also = [usable, digest, common ? undefined : own].flatMap((text) =>
    text ? [{ start: text.start, end: text.end }] : [],
  );
  // What a variable holds is not known here: it may have a tag.
  const isComplete = usable !== undefined || digest !== undefined || /[@$%{<]|:(?!\d+\/)/.test(base.text);
  return { name, also, pin: pinIn(map, digest) ?? (isComplete ? undefined : null) };
}

/** The value of `digest` where the map has that key, also an empty one. Elsewhere a digest goes behind the tag. */
function pinIn(map: MapNode, digest: TextNode | undefined): Pin | undefined {
  const newTag = digest ? undefined : textAt(map, 'newTag');
  if (newTag) return kustomizePin(map, newTag);
  const written = digest ?? get(map, 'digest');
  if (written === undefined || (written.kind !== 'text' && written.kind !== 'empty')) return undefined;
  const { start, end } = written;
  const isMissing = written.kind === 'empty' && start === end; // `digest:` and nothing behind it: the offset behind the colon
  const isHex = digest !== undefined && HEX.test(digest.text);
  return { start, end, before: isMissing ? ' ' : '', after: '', ...(isHex ? { isHex } : {}) };
}

/** Kustomize ignores a digest in `newTag`: it becomes a key of its own, in a line of its own or in the same braces. */
function kustomizePin(map: MapNode, newTag: TextNode): Pin {
  const key = map.pairs.find((pair) => pair.value === newTag)?.key;
  const end = newTag.end + (newTag.isQuoted ? 1 : 0);
  if (map.isFlow && key?.isQuoted) return { start: end, end, before: ', "digest": "', after: '"' };
  const gap = map.isFlow ? ', ' : `\n${' '.repeat(map.column)}`;
  return { start: end, end, before: `${gap}digest: `, after: '' };
}

/** Whether a text can be a repository: no address of a page, no chart repository. */
export const isRepository = (text: string): boolean =>
  !/^[a-z+]+:\/\//i.test(text) &&
  !/\s|\.git$/.test(text) &&
  (isPath(text.replace(/^[^/]*[.:][^/]*\//, '')) || /[${]/.test(text));
