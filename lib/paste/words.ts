import { parseReference } from '../hosts/parse-reference.ts';
import { isRegistryInText } from '../hosts/registry-hosts.ts';
import { isPageAddress } from '../hosts/sites.ts';
import { isPath, looksLikeDomain } from '../oci/grammar.ts';
import { DOCKER_HUB } from '../oci/reference.ts';
import { bareDigest } from './bare-digest.ts';
import { clean } from './clean.ts';
import { type Found, type Origin, readImage } from './pasted.ts';
import { isRegistryAddress } from './prose-addresses.ts';
import { toolNamed } from './shell/tools.ts';
import { isExplicit } from './text/explicit.ts';
import { areNames } from './text/names.ts';
import type { Span } from './text/span.ts';
import type { Source } from './tree/source.ts';
import { readUrl } from './urls.ts';

/** A word that is already read, and where it stands. */
export interface Known {
  known: Found;
  place: Span;
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
      (isRegistryAddress(word) ? readUrl(word) : undefined) ?? {
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

/** A word and where it stands. */
interface Piece {
  word: string;
  written: string;
  place: Span;
}

/** `test`: cheap, whether a word is worth more than a look. */
function piecesOf(line: string, start: number, pattern: RegExp, test?: RegExp): Piece[] {
  if (test && !test.test(line)) return [];
  return [...line.matchAll(pattern)].flatMap((match) => {
    if (test && !test.test(match[0])) return [];
    const [written] = match;
    const word = clean(written.replace(/["']\}["']?$/, '')); // the end of `"${x ? 'a' : 'b'}"`
    const from = start + match.index + Math.max(written.indexOf(word), 0);
    return [{ word, written, place: { start: from, end: from + word.length } }];
  });
}

/** What an address, a digest or a full reference has in it. */
const IS_LIKELY = /[:/@]|[0-9a-fA-F]{64}/;

/**
 * A list, one thing a line or several side by side, comments after them; nothing if some line is a sentence. In a
 * part of a text (`isWhole` false) all of them must be explicit.
 */
export function readList(source: Source, isWhole: boolean): Known[] {
  const found: Known[] = [];
  for (const { text, start } of source.lines()) {
    // A key of YAML: what stands below it is a list of something else.
    if (/^\s*[\w.-]+:\s*$/.test(text)) return [];
    const line = text.replace(/(?:^|\s)#.*$/, '');
    const words = piecesOf(line, start, /[^\s,;]+/g).filter(({ word }) => word !== '' && word !== '-');
    if (words.some(({ word }) => /^v?\d+(?:\.\d+)+$/.test(word))) return []; // versions
    const areSeveral = words.length > 1 || !isWhole;
    const isCommand = toolNamed(words[0]?.word ?? '') !== undefined && !isExplicit(words[1]?.word ?? '');
    const isList = isWhole && !isCommand && areNames(words.map(({ word }) => word));
    if (areSeveral && !isList && !words.every(({ word }) => isExplicit(word) && (isWhole || isNamed(word))))
      return [];
    for (const { word, place } of words) found.push({ known: readWord(word, { form: 'reference' }), place });
    if (found.length > 100 && found.at(-1)?.known.kind === 'invalid') return [];
  }
  // A list of other things (patterns, packages) has lines that no image could have.
  const isOther = found.length > 1 && found.some(({ known }) => known.kind === 'invalid');
  return isOther ? [] : found;
}

/** It has a tag or a digest, or a registry that is known: not `topology.kubernetes.io/zone`. */
function isNamed(word: string): boolean {
  const parsed = parseReference(word);
  if (!parsed.ok) return false;
  const { registry, tag, digest } = parsed.value;
  return (tag ?? digest) !== undefined || isRegistryInText(registry);
}

/** A host with a name, or an address with a port; not `10.0.0.0/8`, not `6881:6881/udp`. */
const isHost = (registry: string): boolean =>
  /[a-z]/i.test(registry) || (/^[\d.]+:\d+$/.test(registry) && registry.includes('.'));

/** Whether a word in the middle of a sentence is meant as an image: `10:30` and `and/or` are not. */
function isMeant(word: string): boolean {
  const parsed = parseReference(word);
  if (!parsed.ok) return false;
  const { registry, repository, tag, digest } = parsed.value;
  if (digest !== undefined) return !/^v?\d/.test(repository.replace(/^library\//, '')); // the digest of a version
  if (tag === undefined)
    return registry !== DOCKER_HUB && isRegistryInText(registry) && repository.includes('/');
  if (registry !== DOCKER_HUB) return isHost(registry) && !/^\d+$/.test(repository);
  const isName = /^[a-z]/.test(repository.replace(/^library\//, '')) && !/[.]|localhost/.test(repository);
  return isName && (tag === 'latest' || (IS_VERSION.test(tag) && /[.-]/.test(tag)));
}

/** A number at the beginning of a part, or behind the name of a system: `1.2`, `slim-v3`, `ubi9-minimal`; not `name1-pass`. */
const IS_VERSION =
  /(?:^|[-._])v?\d|(?:alpine|amd|arm|cuda|debian|el|focal|j[dr]k|jre|java|ltsc|pg|php|py|python|ubi|ubuntu)\d/;

/** Whether code in the middle of text (`` `nginx:1` ``) is an image: `8080:80` and `root:root` are not. */
function isCode({ written, word }: Piece): boolean {
  if (!written.startsWith('`') || !/`[.,;:!?)]?$/.test(written) || !isExplicit(word)) return false;
  const parsed = parseReference(word);
  if (!parsed.ok) return false;
  const { registry, repository, tag = '', digest } = parsed.value;
  // `tekton.dev/v1`, `app.kubernetes.io/name`: without a tag only registries that are known.
  if (tag === '' || digest !== undefined) return isMeant(word);
  if (registry !== DOCKER_HUB) return isHost(registry) && !/^\d+$/.test(repository);
  const name = repository.replace(/^library\//, '');
  return (
    /^[a-z]/.test(name) &&
    !/\.|localhost/.test(name) &&
    /^(?:latest$|v?\d)/.test(tag) &&
    !/^(?:80|443|\d{4,5})$/.test(tag)
  );
}

/** What is in front of a host and its address, and of what only begins the names of images. */
const IS_OTHER = /--add-host[ =]$|(?:prefix|registry)["']?\s?[:=]\s?["']?$/i;

/**
 * What stands in the middle of other text and can be nothing else: addresses, digests, full references. `isSure`: beside
 * finds of other readers only those with a registry, and code.
 */
export function readText(source: Source, isSure = false): Known[] {
  return source.lines().flatMap(({ text, start }) => [
    ...codeKeys(text, start),
    ...piecesOf(text, start, /[^\s|]+/g, IS_LIKELY).flatMap((piece): Known[] => {
      const { word, place } = piece;
      if (word === '' || word.length > 1024) return [];
      if (IS_OTHER.test(text.slice(Math.max(0, place.start - start - 40), place.start - start))) return [];
      const from: Origin = { form: 'text' };
      const transport = /^(?:oci|docker|docker-image|oras):\/\//.exec(word)?.[0];
      if (transport)
        return isExplicit(word.slice(transport.length)) ? [{ known: readWord(word, from), place }] : [];
      if (isPageAddress(word)) {
        const known = isRegistryAddress(word) ? readUrl(word) : undefined;
        return known && known.kind !== 'invalid' ? [{ known, place }] : [];
      }
      const isFull = isSure ? word.includes('/') && /^[\w-]+[.:]/.test(word) && isMeant(word) : isMeant(word);
      // 64 hex digits alone are the ID of a container, or the sum of a file.
      const isDigest = /^@?sha256[:-]/i.test(word) && bareDigest(word) !== undefined;
      return isCode(piece) || isDigest || isFull ? [{ known: readWord(word, from), place }] : [];
    }),
  ]);
}

/** `` `image: redis:7` `` in the middle of text. */
function codeKeys(text: string, start: number): Known[] {
  return [...text.matchAll(/`#?\s*image:\s*["']?([^\s`"']{1,255})["']?\s*`/g)].flatMap((match) => {
    const name = match[1] ?? '';
    const from = start + match.index + match[0].indexOf(name, match[0].indexOf(':') + 1);
    return isExplicit(name)
      ? [{ known: readWord(name, { form: 'text' }), place: { start: from, end: from + name.length } }]
      : [];
  });
}
