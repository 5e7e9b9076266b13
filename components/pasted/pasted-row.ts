import type { Failure } from '../../lib/failure.ts';
import type { Pulls } from '../../lib/http/pulls.ts';
import type { Found, FoundImage, TextPlace } from '../../lib/paste/pasted.ts';
import type { ImageUpdate } from '../../lib/updates/image-update.ts';
import type { Need } from '../permission-ask.tsx';

export type PastedImage = Found<TextPlace> & FoundImage;

/** What the config of an image states, where that was asked for. */
export interface ConfigFacts {
  version: string | null;
  source: 'label' | 'env';
  /** When it was built, in ms since 1970. */
  created: number | null;
}

/** One row of the table. */
export interface PastedRow {
  /** Its position among the images of the text. */
  at: number;
  image: PastedImage;
  /** Null until it is answered. */
  update: ImageUpdate | null;
  /** Whether it is one of the next that are answered, or are tried again, without a further click. */
  isAwaited: boolean;
  /** Whether all tags of its repository were there to choose from. */
  isWhole: boolean;
  /** Null until they are asked for. */
  facts: ConfigFacts | Failure | 'asked' | null;
  /** What is left of the pull limit, where a pull was spent on its digest. */
  pulls?: Pulls;
  /** Whether this row is to be changed in the text; null where it cannot be. */
  isChosen: boolean | null;
}

export const isFailed = (facts: PastedRow['facts']): facts is Failure =>
  facts !== null && typeof facts === 'object' && 'kind' in facts;

/** What a row's config states, once it was read. */
export const factsOf = ({ facts }: Pick<PastedRow, 'facts'>): ConfigFacts | null =>
  facts === null || facts === 'asked' || isFailed(facts) ? null : facts;

/** Whether a digest may be written at one of its places. */
export const mayPin = ({ from }: PastedImage): boolean => from.some(({ pin }) => pin !== null);

/** Whether its name is one that podman gives to images of its machine: no registry has it. */
export const isLocal = ({ image }: PastedRow): boolean => image.reference.registry === 'localhost';

/** The registry whose permission a row waits for, with its hosts; undefined where it waits for none. */
export function neededBy(row: PastedRow): Need | undefined {
  const { kind, hosts } = row.update?.failure ?? {};
  const isWaiting = kind === 'permission-needed' && hosts && !isLocal(row);
  return isWaiting ? { registry: row.image.reference.registry, hosts } : undefined;
}

/** The registries whose permission is missing, each once. */
export function missingPermissions(rows: readonly PastedRow[]): Need[] {
  const needs = new Map<string, Need>();
  for (const need of rows.flatMap((row) => neededBy(row) ?? []))
    if (!needs.has(need.registry)) needs.set(need.registry, need);
  return [...needs.values()];
}

const needs = ({ update, image }: PastedRow): number => {
  if (!update) return 6;
  if (update.failure) return 0;
  if (update.withinMajor || (update.newer && !update.newer.isMajor)) return 1;
  if (update.newer) return 2;
  if (update.hasMoved) return 3;
  if (update.isMoving && image.reference.digest === undefined && mayPin(image)) return 4;
  return image.reference.digest === undefined ? 5 : 7;
};

/** What needs doing first: what failed, what is outdated, what has moved, what moves; else as in the text. */
export const byNeed = (rows: readonly PastedRow[]): PastedRow[] =>
  rows.toSorted((a, b) => needs(a) - needs(b) || a.at - b.at);
