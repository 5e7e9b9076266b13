import type { BuilderId } from './builder.ts';
import type { Digest } from './digest.ts';
import { isDigest } from './digest.ts';
import type { Dockerfile } from './dockerfile.ts';
import type { HistoryStep } from './history.ts';
import type { Label } from './values/labels.ts';

/**
 * What an image states of its base, and how far that can be believed. `said`: by its builder. `perhaps`: a label, which may
 * be its base's own. `looks-like`: by its first step.
 */
export interface BaseClaim {
  /** As written: `debian:trixie-slim`. */
  name: string;
  digest?: Digest;
  evidence: 'annotation' | 'label' | 'builder' | 'first-step';
  certainty: 'said' | 'perhaps' | 'looks-like';
}

/** Builders that put an image together without a base. */
const WITHOUT_BASE: BuilderId[] = ['apko', 'nix', 'ko', 'jib', 'bazel'];

/** Whether an image was put together, not stacked on a base. */
export const hasNoBase = (builder: BuilderId | undefined): boolean =>
  builder !== undefined && WITHOUT_BASE.includes(builder);

/** Tags of Docker Hub that may be the root file system that the first step made, likeliest first. */
function firstStepNames({ lines }: Dockerfile): string[] {
  const { text = '', note } = lines[0] ?? {};
  const alpine = /\balpine-minirootfs-(\d+\.\d+\.\d+)-/.exec(text)?.[1];
  if (alpine) return [`alpine:${alpine}`];
  const suite = note?.kind === 'system' && /^Debian (\w+)$/.exec(note.name)?.[1];
  if (!suite || note.at === undefined) return [];
  const day = new Date(note.at).toISOString().slice(0, 10).replaceAll('-', '');
  return [`debian:${suite}-${day}-slim`, `debian:${suite}-${day}`];
}

/**
 * What an image states of its base, best evidence first: an annotation, the builder's own record, a label, the first step.
 * Empty where nothing is said.
 */
export function baseClaims(dockerfile: Dockerfile, labels: Label[], annotations: Label[]): BaseClaim[] {
  const claims: BaseClaim[] = [];
  const add = (of: Label[], evidence: 'annotation' | 'label', certainty: BaseClaim['certainty']) => {
    const meant = (meaning: string) => of.find((label) => label.meaning === meaning)?.value;
    const name = meant('base.name');
    const digest = meant('base.digest');
    if (name) claims.push({ name, ...(isDigest(digest) && { digest }), evidence, certainty });
  };
  add(annotations, 'annotation', 'said');
  if (dockerfile.base) claims.push({ name: dockerfile.base, evidence: 'builder', certainty: 'said' });
  add(labels, 'label', 'perhaps');
  for (const name of firstStepNames(dockerfile))
    claims.push({ name, evidence: 'first-step', certainty: 'looks-like' });
  return claims;
}

/** How many layers at the bottom of an image are all the layers of another; 0 if they are not the same. */
export function sharedPrefix(layers: readonly string[], base: readonly string[]): number {
  const isPrefix =
    base.length > 0 && base.length <= layers.length && base.every((digest, at) => digest === layers[at]);
  return isPrefix ? base.length : 0;
}

/** Digests of an image's layers, bottom first, by its steps. */
export const layersOf = (steps: HistoryStep[]): Digest[] => steps.flatMap(({ layer }) => layer?.digest ?? []);
