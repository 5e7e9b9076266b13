import { type Digest, type DigestProblem, digestProblem, isDigest } from './digest.ts';
import { cutReference, isDomain, isImageId, isPath, isTag, looksLikeDomain, MAX_PATH } from './grammar.ts';
import { malformed, ok, type Problem, type Result } from './result.ts';

/** A repository of a registry. */
export interface Repository {
  registry: string;
  /** Complete, `library/` included. */
  repository: string;
}

/** An image reference. Parsed once, at the boundary, and passed on as this object. */
export interface Reference {
  /** `docker.io`, or the host with its port as written. Where to send requests: `apiHost` of lib/hosts. */
  registry: string;
  /** Complete, `library/` included. */
  repository: string;
  tag?: string;
  digest?: Digest;
}

export type ReferenceReason =
  | 'empty'
  | 'too-long'
  /** 64 hex digits alone: a local image ID, or a digest whose repository is missing. */
  | 'image-id'
  | 'upper-case'
  /** It has a scheme (`https://…`): a URL, not a reference. */
  | 'url'
  | 'registry'
  | 'repository'
  | 'tag'
  | DigestProblem;

export type ReferenceProblem = Problem<ReferenceReason>;

/** The default registry. lib/hosts has its other names. */
export const DOCKER_HUB = 'docker.io';

/** The former name of the default registry (distribution/reference `legacyDefaultDomain`). */
const LEGACY_DOCKER_HUB = 'index.docker.io';

/** Longer than any reference can be. */
const MAX_REFERENCE = 1024;

function splitName(name: string): { registry: string; repository: string } {
  const slash = name.indexOf('/');
  const first = name.slice(0, Math.max(slash, 0));
  const hasDomain = slash > 0 && looksLikeDomain(first);
  const onHub = !hasDomain || first === DOCKER_HUB || first === LEGACY_DOCKER_HUB;
  const path = hasDomain ? name.slice(slash + 1) : name;
  const repository = onHub && !path.includes('/') ? `library/${path}` : path;
  return { registry: onHub ? DOCKER_HUB : first, repository };
}

function nameProblem(registry: string, repository: string): ReferenceReason | undefined {
  if (!isDomain(registry)) return 'registry';
  if (!isPath(repository)) return isPath(repository.toLowerCase()) ? 'upper-case' : 'repository';
  return repository.length > MAX_PATH ? 'too-long' : undefined;
}

/**
 * Parses a reference as Docker does (distribution/reference `ParseNormalizedNamed`): `nginx` is
 * `docker.io/library/nginx`. No tag is added, and a tag beside a digest stays. Spaces around it are not trimmed. For
 * text from outside use `parseReference` of lib/hosts, which accepts all names of Docker Hub.
 *
 * Where clients disagree:
 * - The registry keeps its letter case, as in distribution/reference; lib/hosts lowers it.
 * - `localhost/x` is a registry (cue-labs/oci: a namespace); `example./x` is refused (regclient accepts it).
 * - `name:@sha256:…`, an empty tag, is refused (oras accepts it).
 * - sha384 and sha512 digests are accepted, as image-spec registers them (some builds accept sha256 only).
 */
export function parseNormalizedReference(text: string): Result<Reference, ReferenceProblem> {
  if (text === '') return malformed('empty');
  if (text.length > MAX_REFERENCE) return malformed('too-long');
  if (text.includes('://')) return malformed('url');
  if (isImageId(text)) return malformed('image-id');
  const { name, tag, digest } = cutReference(text);
  const { registry, repository } = splitName(name);
  const problem = nameProblem(registry, repository);
  if (problem !== undefined) return malformed(problem);
  const reference: Reference = { registry, repository };
  if (tag !== undefined) {
    if (!isTag(tag)) return malformed('tag');
    reference.tag = tag;
  }
  if (digest !== undefined) {
    if (!isDigest(digest)) return malformed(digestProblem(digest) ?? 'digest-format');
    reference.digest = digest;
  }
  return ok(reference);
}

const suffix = ({ tag, digest }: Reference): string =>
  (tag === undefined ? '' : `:${tag}`) + (digest === undefined ? '' : `@${digest}`);

const sameName = (text: string, { registry, repository }: Reference): boolean => {
  const parsed = parseNormalizedReference(text);
  return parsed.ok && parsed.value.registry === registry && parsed.value.repository === repository;
};

/**
 * Formats a reference, with its tag and digest if it has them. `canonical` is complete (`docker.io/library/nginx:1`);
 * `familiar` is the shortest form that means the same (`nginx:1`). Parsing either returns the same reference.
 */
export function formatReference(reference: Reference, style: 'familiar' | 'canonical' = 'familiar'): string {
  const { registry, repository } = reference;
  const rest = suffix(reference);
  const canonical = `${registry}/${repository}${rest}`;
  if (style === 'canonical' || registry !== DOCKER_HUB) return canonical;
  const shorter = [repository.replace(/^library\//, ''), repository].map((name) => name + rest);
  return shorter.find((text) => sameName(text, reference)) ?? canonical;
}

/** The reference with `latest` if it has neither tag nor digest, as `docker pull` reads it. */
export const withDefaultTag = (reference: Reference): Reference =>
  reference.tag === undefined && reference.digest === undefined ? { ...reference, tag: 'latest' } : reference;
