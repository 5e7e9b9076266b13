import { compareNumbers, comparePadded } from './numbers.ts';
import { RELEASED } from './stage.ts';
import type { TagFacts } from './tag-facts.ts';
import { type TagKind, tagKind } from './tag-kind.ts';

/** What a tag may be updated to. A field is absent where there is nothing to offer. */
export interface NewerTags {
  /** The newest tag of the same kind. */
  newer?: string;
  /** The newest with the same first number; absent for dates, which have no major version. */
  withinMajor?: string;
  /** `newer` differs from the current tag in the number of its base: `alpine3.18` became `alpine3.20`. */
  baseChanges: boolean;
  /** The same of `withinMajor`. */
  baseChangesWithinMajor: boolean;
}

/**
 * The newest tag of the same kind as the current one: same prefix (`v` or none), as many numbers, same flavour.
 *
 * - A release is followed by releases only; a pre-release by its own release first, then by others, then by pre-releases.
 * - Tags on the same base come first. Only where none of them is newer may the base's number rise; it never falls.
 * - Build numbers (`-ls257`, `_9`, a date) count last, and only beside the same version; hashes are ignored.
 * - Moving names (`latest`, `bookworm-slim`) have no newer tag.
 * - Candidates without the wanted platform, or pushed before the current tag, are left out, as far as that is known.
 *
 * The rules come from bug reports of Renovate, Dependabot, Diun and What's up Docker.
 *
 * @param platform the platform key that the newer tag must have, without Windows' `os.version`
 */
export function newerTags(current: TagFacts, candidates: readonly TagFacts[], platform?: string): NewerTags {
  const kind = tagKind(current.tag);
  if (!kind) return { baseChanges: false, baseChangesWithinMajor: false };
  const offers = candidates.flatMap((facts) => {
    if (!isUsable(facts, current, platform)) return [];
    const offer = offerFrom(kind, facts);
    return offer ? [offer] : [];
  });
  const best = newest(offers);
  const [major] = kind.version.numbers;
  const within = kind.version.isDate
    ? null
    : newest(offers.filter(({ kind: { version } }) => version.numbers[0] === major));
  return {
    ...(best && { newer: best.kind.tag }),
    ...(within && { withinMajor: within.kind.tag }),
    baseChanges: best?.baseChanges ?? false,
    baseChangesWithinMajor: within?.baseChanges ?? false,
  };
}

function isUsable({ tag, pushedAt, platforms }: TagFacts, current: TagFacts, platform?: string): boolean {
  if (tag === current.tag) return false;
  if (pushedAt && current.pushedAt && pushedAt < current.pushedAt) return false;
  return !platform || !platforms || platforms.some((key) => isSamePlatform(key, platform));
}

/** Each Windows image has its own `os.version`: another tag rarely has the very same. */
const isSamePlatform = (a: string, b: string): boolean => a.split('@')[0] === b.split('@')[0];

/** A candidate that is newer, with all that ranks it among others. */
interface Offer {
  kind: TagKind;
  pushedAt: number;
  /** 0 the current pre-release's own release, 1 a release, 2 a pre-release. */
  tier: number;
  baseChanges: boolean;
  hasSameBuildForm: boolean;
}

function offerFrom(current: TagKind, { tag, pushedAt = 0 }: TagFacts): Offer | null {
  const kind = tagKind(tag, current.version);
  if (kind?.pattern !== current.pattern) return null;
  const wasReleased = current.stage === RELEASED;
  const isReleased = kind.stage === RELEASED;
  if (wasReleased && !isReleased) return null;
  const base = compareBases(kind, current);
  if (base === null) return null;
  const hasSameBuildForm = kind.buildForm === current.buildForm;
  const build = hasSameBuildForm ? compareNumbers(kind.build, current.build) : 0;
  if ((compareCore(kind, current) || base || build) <= 0) return null;
  const isOwnRelease =
    !wasReleased && isReleased && compareNumbers(kind.version.numbers, current.version.numbers) === 0;
  return {
    kind,
    pushedAt,
    tier: isOwnRelease ? 0 : isReleased ? 1 : 2,
    baseChanges: base > 0,
    hasSameBuildForm,
  };
}

/** The version without its build number. */
const compareCore = (a: TagKind, b: TagKind): number =>
  comparePadded(a.version.numbers, b.version.numbers) ||
  a.stage - b.stage ||
  compareNumbers(a.version.stageNumbers, b.version.stageNumbers);

/** 0 for the same bases, 1 where a number rises, null where one falls. */
function compareBases(a: TagKind, b: TagKind): 0 | 1 | null {
  const differences = a.bases.map((numbers, at) => compareNumbers(numbers, b.bases[at] ?? []));
  if (differences.some((difference) => difference < 0)) return null;
  return differences.some((difference) => difference > 0) ? 1 : 0;
}

const newest = (offers: readonly Offer[]): Offer | null =>
  offers.reduce<Offer | null>(
    (best, offer) => (best && compareOffers(offer, best) <= 0 ? best : offer),
    null,
  );

/** Positive where `a` is to be offered before `b`. */
const compareOffers = (a: Offer, b: Offer): number =>
  b.tier - a.tier ||
  Number(b.baseChanges) - Number(a.baseChanges) ||
  Number(a.hasSameBuildForm) - Number(b.hasSameBuildForm) ||
  compareCore(a.kind, b.kind) ||
  compareNumbers(a.kind.bases.flat(), b.kind.bases.flat()) ||
  compareNumbers(a.kind.build, b.kind.build) ||
  a.pushedAt - b.pushedAt ||
  (a.kind.tag > b.kind.tag ? 1 : -1);
