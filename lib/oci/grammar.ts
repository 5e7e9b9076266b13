/**
 * The grammar of image references, as distribution/reference `regexp.go` (v0.6 and main) defines it. Each part is its
 * own expression, and none can backtrack over more than the part: time is linear in the length of the text.
 */

/** `localhost`, `Example.com:5000`, `[2001:db8::1]:5000`; no zones. */
const DOMAIN_LABEL = '[a-zA-Z0-9]+(?:-+[a-zA-Z0-9]+)*';
const DOMAIN = /* @__PURE__ */ new RegExp(
  `^(?:${DOMAIN_LABEL}(?:\\.${DOMAIN_LABEL})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?$`,
);

/** `library/nginx`: lower-case letters and digits, separated by `.`, `_`, `__` or any number of `-`. */
const PATH_COMPONENT = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const PATH = /* @__PURE__ */ new RegExp(`^${PATH_COMPONENT}(?:/${PATH_COMPONENT})*$`);

const TAG = /^\w[\w.-]{0,127}$/;

/** Longest path, in characters; the domain and the tag do not count (distribution/reference, since v0.6). */
export const MAX_PATH = 255;

export const isDomain = (text: string): boolean => DOMAIN.test(text);
export const isPath = (text: string): boolean => PATH.test(text);
/** `namespace/name`: every repository of Docker Hub has two parts, official ones with `library/`. */
export const isHubRepository = (text: string): boolean => isPath(text) && text.split('/').length === 2;
export const isTag = (text: string): boolean => TAG.test(text);

/** 64 hex digits and nothing else: the ID of a local image, which is not a name in any registry. */
export const isImageId = (text: string): boolean => /^[a-f0-9]{64}$/.test(text);

/** A reference split at its separators, not yet validated. */
export interface RawReference {
  name: string;
  tag?: string;
  digest?: string;
}

/** Splits `name[:tag][@digest]`: the digest begins at the first `@`, the tag at the last `:` after the last `/`. */
export function cutReference(text: string): RawReference {
  const at = text.indexOf('@');
  const tagged = at < 0 ? text : text.slice(0, at);
  const colon = tagged.lastIndexOf(':');
  const hasTag = colon > tagged.lastIndexOf('/');
  const raw: RawReference = { name: hasTag ? tagged.slice(0, colon) : tagged };
  if (hasTag) raw.tag = tagged.slice(colon + 1);
  if (at >= 0) raw.digest = text.slice(at + 1);
  return raw;
}

/**
 * Whether the part before the first `/` is a registry rather than a namespace of Docker Hub: `localhost`, or a name
 * with a dot, a colon or an upper-case letter (distribution/reference `splitDockerDomain`).
 */
export const looksLikeDomain = (part: string): boolean =>
  part === 'localhost' || /[.:]/.test(part) || part !== part.toLowerCase();
