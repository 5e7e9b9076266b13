import { parseReference } from '../hosts/parse-reference.ts';
import { isRegistryInText } from '../hosts/registry-hosts.ts';
import { type Digest, parseDigest } from '../oci/digest.ts';
import { isPath, looksLikeDomain } from '../oci/grammar.ts';
import { DOCKER_HUB } from '../oci/reference.ts';
import { clean } from './clean.ts';
import { type Found, type Origin, readImage } from './pasted.ts';
import { isPageAddress, readUrl } from './urls.ts';

/** `sha256:…`, `sha256-…` (as in paths), 64 hex digits alone, in any case of letters. */
function bareDigest(word: string): Digest | undefined {
  const hex = /^@?(?:sha256[:-])?([0-9a-f]{64})$/i.exec(word)?.[1];
  return parseDigest(hex === undefined ? word : `sha256:${hex.toLowerCase()}`);
}

/** `grafana/`, `quay.io/coreos/`. */
function namespaceOf(word: string): { registry: string; namespace: string } | undefined {
  if (!word.endsWith('/')) return undefined;
  const name = word.slice(0, -1);
  const parsed = parseReference(`${name}/x`);
  if (!parsed.ok) return undefined;
  const { registry, repository } = parsed.value;
  const namespace = repository.slice(0, -2);
  const isAlone = looksLikeDomain(name) && !name.includes('/');
  return isPath(namespace) && !isAlone ? { registry, namespace } : undefined;
}

/** Reads one word that stands for something: a URL, a digest, a namespace, or else an image. */
export function readWord(word: string, from: Origin): Found {
  if (isPageAddress(word)) {
    const invalid = { kind: 'malformed' as const, reason: 'url' as const };
    return (
      readUrl(word, from.line) ?? {
        kind: 'invalid',
        text: word.slice(0, 2048),
        problem: invalid,
        from: [from],
      }
    );
  }
  const digest = bareDigest(word);
  if (digest !== undefined) return { kind: 'digest', digest, from: [from] };
  const namespace = namespaceOf(word);
  return namespace ? { kind: 'namespace', ...namespace, from: [from] } : readImage(word, from);
}

/** Whether a word is an image beyond doubt: it has a tag, a digest, or a registry. */
function isExplicit(word: string): boolean {
  const parsed = parseReference(word);
  if (!parsed.ok) return false;
  const { registry, tag, digest } = parsed.value;
  return tag !== undefined || digest !== undefined || registry !== DOCKER_HUB;
}

/** Reads a list: one item a line, or several explicit ones, with comments. Empty if any line is a sentence. */
export function readList(text: string): Found[] {
  const found: Found[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const words = line
      .replace(/(?:^|\s)#.*$/, '')
      .split(/[\s,;]+/)
      .map(clean)
      .filter((word) => word !== '' && word !== '-');
    if (words.length > 1 && !words.every(isExplicit)) return [];
    for (const word of words) found.push(readWord(word, { form: 'reference', line: index + 1 }));
  }
  return found;
}

/** Whether a word in the middle of a sentence is meant as an image: `10:30` and `and/or` are not. */
function isMeant(word: string): boolean {
  const parsed = parseReference(word);
  if (!parsed.ok) return false;
  const { registry, repository, tag, digest } = parsed.value;
  if (digest !== undefined) return true;
  if (tag === undefined) return registry !== DOCKER_HUB && isRegistryInText(registry);
  if (registry !== DOCKER_HUB) return true;
  const isName = /^[a-z]/.test(repository.replace(/^library\//, '')) && !/[.]|localhost/.test(repository);
  return isName && (tag === 'latest' || (/\d/.test(tag) && /[.-]/.test(tag)));
}

/** Reads what is unmistakable in the middle of other text: URLs, digests, full references. */
export function readText(text: string): Found[] {
  return text.split('\n').flatMap((line, index) =>
    line.split(/[\s|]+/).flatMap((piece) => {
      const word = clean(piece);
      if (word === '' || word.length > 1024) return [];
      const from: Origin = { form: 'text', line: index + 1 };
      if (isPageAddress(word)) return readUrl(word, index + 1) ?? [];
      const isCode = piece.startsWith('`') && /`[.,;:!?)]?$/.test(piece) && isExplicit(word);
      return isCode || bareDigest(word) !== undefined || isMeant(word) ? [readWord(word, from)] : [];
    }),
  );
}
