import { parseReference } from '../../hosts/parse-reference.ts';
import { looksLikeDomain } from '../../oci/grammar.ts';
import { DOCKER_HUB } from '../../oci/reference.ts';

/** Whether a word is an image by itself: it has a tag, a digest, or a registry. */
export function isExplicit(word: string): boolean {
  const parsed = parseReference(word);
  if (!parsed.ok) return false;
  const { registry, tag, digest } = parsed.value;
  return tag !== undefined || digest !== undefined || registry !== DOCKER_HUB;
}

/** A registry with a dot in front, and a tag or a digest behind: an image wherever it stands. */
export function isComplete(word: string): boolean {
  const parsed = parseReference(word);
  if (!parsed.ok || !/\//.test(word)) return false;
  const { tag, digest } = parsed.value;
  const first = word.slice(0, word.indexOf('/'));
  const isPort = tag !== undefined && /^\d{1,5}$/.test(tag) && !looksLikeRegistry(first);
  return (
    looksLikeDomain(first) &&
    /[.:]|^localhost$/.test(first) &&
    (digest !== undefined || (tag !== undefined && !isPort))
  );
}

/** Hosts whose names are those of registries. */
const looksLikeRegistry = (host: string): boolean =>
  /^(?:ghcr|quay|gcr|mcr|lscr|cgr|dhi|nvcr|docker|registry|public\.ecr|xpkg)\.|\.(?:gcr\.io|pkg\.dev|azurecr\.io|amazonaws\.com|docker\.io)$|registry|harbor/.test(
    host,
  );

/** `image: string` describes a field: no image has such a name. */
export const isTypeName = (text: string): boolean =>
  /^(?:string|str|boolean|bool|integer|int|number|float|object|array|any|null)$/i.test(text);

/** A file of another kind, or a type, that `image:` may name: a picture, a disk, a path, a page. */
export const isOtherFile = (text: string): boolean =>
  isTypeName(text) ||
  /\.(?:png|jpe?g|gif|svg|webp|ico|bmp|avif|sif|img|iso|qcow2|vmdk|vhdx?|raw|exe|bin|uf2|hex|xz|zst|gz|zip|tar|pdf|html?)(?:[?#].*)?$/i.test(
    text,
  ) ||
  /^(?:[./~]|(?:[\w-]+\/)*Dockerfile(?:\.[\w-]+)?$|https?:|ftp:|file:|data:|s3:|gs:|ami-|arn:|ko:)/.test(
    text,
  );
