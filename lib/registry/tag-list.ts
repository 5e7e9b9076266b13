import * as v from 'valibot';
import { type Digest, isDigest } from '../oci/digest.ts';
import { isTag } from '../oci/grammar.ts';
import { isPlainObject, parseJson } from '../oci/json.ts';

/** One answer of `tags/list`. */
export interface TagList {
  /** Tags of images, in the order of the registry, each once. */
  tags: string[];
  /** Tags that attach something to a digest (`sha256-….sig`): signatures, attestations, referrers. */
  digestTags: string[];
  /** Tag → digest, where the list contains digests (Google). */
  digests: Record<string, Digest>;
  /** How many names the answer has, of any kind. */
  count: number;
  /** How many of them are no texts. */
  dropped: number;
  /** Some entries are no names of tags: the list proves nothing about tags that are not in it. */
  hasOdd: boolean;
  /** The last name, of any kind. */
  last?: string;
}

/** An empty repository has `null` or no `tags`, but its name; without either it is another document. */
const Body = v.pipe(
  v.custom<object>((value) => isPlainObject(value) && ('tags' in value || typeof value.name === 'string')),
  v.object({
    tags: v.nullish(v.array(v.unknown()), []),
    manifest: v.fallback(v.optional(v.custom<Record<string, unknown>>(isPlainObject)), {}),
  }),
);

/** `sha256:…` and `sha256-….suffix`: tags that tools derive from a digest. */
export const isDigestTag = (tag: string): boolean =>
  /^sha(256|384|512)[:-][0-9a-f]{32,}(\.[\w.-]*)?$/.test(tag) && tag.length <= 256;

const isName = (name: unknown): name is string => typeof name === 'string' && name !== '';

/**
 * Parses a list of tags; `undefined` for anything else. Left out: `null`, empty, malformed and repeated names, and
 * everything up to the tag `after`: some registries include it, and those that ignore `last` repeat all before it.
 */
export function parseTagList(bytes: Uint8Array, after: string | null): TagList | undefined {
  const body = v.safeParse(Body, parseJson(new TextDecoder().decode(bytes)));
  if (!body.success) return undefined;
  const raw = body.output.tags ?? [];
  const all = [...new Set(raw.filter(isName))];
  const names = after === null ? all : all.slice(all.indexOf(after) + 1);
  const last = names.at(-1);
  return {
    tags: names.filter((name) => isTag(name) && !isDigestTag(name)),
    digestTags: names.filter(isDigestTag),
    hasOdd: !raw.every((name) => isName(name) && (isTag(name) || isDigestTag(name))),
    dropped: raw.filter((name) => !isName(name)).length,
    digests: digestsOf(body.output.manifest ?? {}),
    count: raw.length,
    ...(last !== undefined && { last }),
  };
}

const tagsIn = (entry: unknown): unknown[] =>
  isPlainObject(entry) && Array.isArray(entry.tag) ? entry.tag : [];

function digestsOf(manifest: Record<string, unknown>): Record<string, Digest> {
  const pairs = Object.entries(manifest).flatMap(([digest, entry]) =>
    isDigest(digest)
      ? tagsIn(entry)
          .filter(isName)
          .map((name): [string, Digest] => [name, digest])
      : [],
  );
  return Object.fromEntries(pairs);
}
