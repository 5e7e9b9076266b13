import type { Outside } from '../text/outside.ts';
import type { BuilderId } from './builder.ts';
import type { Digest } from './digest.ts';
import { isDigest } from './digest.ts';
import type { Dockerfile } from './dockerfile.ts';
import type { HistoryStep } from './history.ts';
import type { Label } from './values/labels.ts';

/** An image that a build used: its base, or one that files were copied from. */
export interface BuildImage {
  /** `debian:trixie-slim`, `ghcr.io/acme/base:2`; without what Docker Hub's names leave out. */
  name: Outside;
  /** Of its index, or of its only manifest. */
  digest?: Digest;
  /** Its layers, lowest first, where the builder recorded them (mode=max); once for each compression. */
  layers?: string[][];
}

/** Where a statement about a base is found, best first. */
type Evidence = 'provenance' | 'annotation' | 'builder' | 'label' | 'first-step';

/**
 * How far a statement can be believed, best first. `exact`: the layers are the same. `said`: by its builder. `likely`: the only
 * image that the build used; `one-of`: one of several. `perhaps`: a label, which may be its base's own. `looks-like`: by its first
 * step.
 */
const CERTAINTIES = ['exact', 'said', 'likely', 'one-of', 'perhaps', 'looks-like'] as const;

/** What is stated of an image's base. */
export interface BaseClaim {
  /** As written: `debian:trixie-slim`. */
  name: string;
  digest?: Digest;
  /** Each place that states it. */
  evidence: Evidence[];
  certainty: (typeof CERTAINTIES)[number];
  /** How many of the image's layers are the base's; set if `exact`. */
  layers?: number;
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

/** What is known of an image that a base can be stated by. */
interface Stated {
  dockerfile: Dockerfile;
  labels: Label[];
  annotations: Label[];
  /** Those that its provenance names, if it was read. */
  images?: BuildImage[] | undefined;
  /** Digests of its layers, lowest first. */
  layers: readonly string[];
}

/**
 * What is stated of an image's base, best evidence first: its provenance, an annotation, the builder's own record, a label, the first
 * step. A name is there once, with all its evidence. Empty where nothing is stated.
 */
export function baseClaims({ dockerfile, labels, annotations, images = [], layers }: Stated): BaseClaim[] {
  const claims = claimsOfBuild(images, layers);
  const add = (of: Label[], evidence: 'annotation' | 'label', certainty: BaseClaim['certainty']) => {
    const meant = (meaning: string) => of.find((label) => label.meaning === meaning)?.value;
    const name = meant('base.name');
    const digest = meant('base.digest');
    if (name) claims.push({ name, ...(isDigest(digest) && { digest }), evidence: [evidence], certainty });
  };
  add(annotations, 'annotation', 'said');
  if (dockerfile.base) claims.push({ name: dockerfile.base, evidence: ['builder'], certainty: 'said' });
  add(labels, 'label', 'perhaps');
  for (const name of firstStepNames(dockerfile))
    claims.push({ name, evidence: ['first-step'], certainty: 'looks-like' });
  const all = merged(claims);
  const isSettled = all.some(({ certainty }) => certainty === 'exact' || certainty === 'said');
  return all.filter(({ certainty }) => !isSettled || !/^(?:likely|one-of)$/.test(certainty));
}

/** Of the images that a build used, the one whose layers are the lowest ones; where no layers are recorded, all. */
function claimsOfBuild(images: BuildImage[], layers: readonly string[]): BaseClaim[] {
  const evidence: Evidence[] = ['provenance'];
  const claimOf = ({ name, digest }: BuildImage) => ({ name, ...(digest && { digest }), evidence });
  const matching = images
    .map((image) => ({
      image,
      shared: Math.max(0, ...(image.layers ?? []).map((chain) => sharedPrefix(layers, chain))),
    }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared);
  const [best] = matching;
  if (best) return [{ ...claimOf(best.image), certainty: 'exact', layers: best.shared }];
  // An image whose layers are recorded, and are not the lowest ones, is no base.
  const others = images.filter((image) => image.layers === undefined);
  return others.map((image) => ({ ...claimOf(image), certainty: others.length > 1 ? 'one-of' : 'likely' }));
}

const familiar = (name: string): string => name.replace(/^docker\.io\//, '').replace(/^library\//, '');

/** One claim a name, with the best certainty and all evidence. */
function merged(claims: BaseClaim[]): BaseClaim[] {
  const byName = new Map<string, BaseClaim>();
  for (const claim of claims) {
    const key = familiar(claim.name);
    const before = byName.get(key);
    byName.set(
      key,
      before
        ? {
            ...claim,
            ...before,
            evidence: [...new Set([...before.evidence, ...claim.evidence])],
            certainty:
              CERTAINTIES.find((each) => each === before.certainty || each === claim.certainty) ??
              claim.certainty,
          }
        : claim,
    );
  }
  return [...byName.values()];
}

/** How many layers at the bottom of an image are all the layers of another; 0 if they are not the same. */
export function sharedPrefix(layers: readonly string[], base: readonly string[]): number {
  const isPrefix =
    base.length > 0 && base.length <= layers.length && base.every((digest, at) => digest === layers[at]);
  return isPrefix ? base.length : 0;
}

/** Digests of an image's layers, bottom first, by its steps. */
export const layersOf = (steps: HistoryStep[]): Digest[] => steps.flatMap(({ layer }) => layer?.digest ?? []);
