import { candidates } from './candidates.ts';
import type { Choice } from './choice.ts';
import { cover } from './cover.ts';
import { type Cover, coverInAnyOrder, isLittle, LEAST_SHARE } from './cover-in-any-order.ts';
import { takeGreedily } from './greedy.ts';
import { isObserved, isPredictable } from './observed-hub.ts';
import { type PlannedPage, plannedPages } from './planned-page.ts';
import { type PlannerInput, type PlanRequest, plannerInput } from './planner-input.ts';

/** How to learn the missing tags: pages that list several of them, and single requests for the others. */
export interface Plan {
  /** Best first; without those already requested, and within the cap. */
  pages: PlannedPage[];
  /** Names for a `HEAD` on the registry, the wanted tags and their likeliest aliases first. */
  toResolve: string[];
  estimate: { hubRequests: number; heads: number };
  /** Whether it was observed how Hub orders lists like the first page's. If not, request it alone, and learn from it. */
  proven: boolean;
}

/**
 * A page is worth its request if missing names are at least this share of it: then it saves 25 `HEAD`s. A `HEAD` costs no pull
 * and has no rate limit at Hub; requests to Hub's API are limited per minute.
 */
const WORTH_A_PAGE = 0.25;

/**
 * Plans how to learn all missing tags. A plan serves many steps; plan again when a prediction failed, or all pages are read.
 * Once a plan has no page, only its `toResolve` is left.
 */
export function plan(request: PlanRequest): Plan {
  const found = plannerInput(request);
  const oldest = oldestPages(found, request);
  if (oldest) return layOut(found, found.missing, [oldest]);

  const { missing, similarity } = found;
  const isByName = found.orderOf('filter') !== null;
  const { chosen, least } = isByName ? coverByName(found, request) : coverAsSets(found, request);
  const worth = missing.map((one, rank) => one * (1 + 2 * (similarity[rank] ?? 0)));
  const ordered = takeGreedily(chosen, worth, { least });
  return layOut(found, missing, ordered);
}

/** By single pages; where names that share a prefix do not share a list, by whatever pages have them. */
function coverByName(found: PlannerInput, request: PlanRequest): Cover {
  const least = Math.max(1, Math.ceil(request.pageSize * WORTH_A_PAGE));
  const choices = choicesFor(found, request, found.missing, least);
  const left = found.missing.slice();
  const covering = cover(choices, left, 1 / least);
  for (const { ranks } of covering) for (const rank of ranks) left[rank] = 0;
  const chosen = [...covering, ...takeGreedily(choices, left, { least })];
  return isLittle(left) ? { chosen, least } : coverAsSets(found, request);
}

function coverAsSets(found: PlannerInput, request: PlanRequest): Cover {
  const { pageSize } = request;
  const choices = choicesFor(found, request, found.missing, Math.max(1, Math.ceil(pageSize * LEAST_SHARE)));
  return coverInAnyOrder(choices, found.missing, pageSize);
}

/**
 * The list of all tags, oldest first, as far as it can be read. It is worth it where all missing tags are among those, or
 * where filtered lists can only be read whole, or not at all.
 */
function oldestPages(found: PlannerInput, { cap, pageSize, dates }: PlanRequest): Choice | null {
  const { missing, newer, observed, kind, orderOf, wasRequested } = found;
  if (!dates || observed.reachesOldest === false || !missing.includes(1)) return null;
  const notNewer = missing.length - newer.reduce((sum, one) => sum + one, 0);
  const isWithinReach = notNewer <= cap;
  if (!isWithinReach && orderOf('filter') !== null && kind.id !== 'none') return null;
  const count = Math.min(Math.ceil(notNewer / pageSize), Math.floor(cap / pageSize));
  const pages = Array.from({ length: count }, (_, at) => at + 1).filter(
    (page) => !wasRequested('', 'oldest', page),
  );
  if (pages.length === 0) return null;
  const ranks = isWithinReach
    ? Int32Array.from(missing.keys()).filter((rank) => missing[rank])
    : new Int32Array();
  return { filter: '', ordering: 'oldest', pages, ranks, found: missing.length };
}

/** Two close matches, or a few distant ones. */
const SIMILAR_PER_PAGE = 12;

/**
 * Plans for the likely aliases of the wanted tags only: pages that list several of them, and a `HEAD` for each of the
 * likeliest others. Pages and `HEAD`s together stay within the budget. The pages are those of a plan for all tags, where they can be:
 * others would be a loss if all tags are asked for later.
 */
export function planSimilar(request: PlanRequest, budget: number): Plan {
  const found = plannerInput(request);
  const worth = found.missing.map((one, rank) => one * (found.similarity[rank] ?? 0));
  const similar = worth.map((one) => Math.min(one, 1));
  const choices =
    found.orderOf('filter') === null
      ? choicesFor(found, request, similar, 2)
      : coverByName(found, request).chosen;
  const { pages, toResolve, proven } = layOut(
    found,
    similar,
    takeGreedily(choices, worth, { least: SIMILAR_PER_PAGE, budget }),
  );
  const affordable = toResolve.slice(0, Math.max(0, budget - pages.length));
  return {
    proven,
    pages,
    toResolve: affordable,
    estimate: { hubRequests: pages.length, heads: affordable.length },
  };
}

function choicesFor(
  found: PlannerInput,
  { cap, pageSize }: PlanRequest,
  missing: Uint8Array,
  least: number,
): Choice[] {
  if (!isPredictable(found.observed)) return [];
  return candidates(found.names, { ...found, missing, least, cap, pageSize });
}

function layOut(found: PlannerInput, missing: Uint8Array, choices: Choice[]): Plan {
  const { names, similarity } = found;
  const left = missing.slice();
  const pages = withProbe(choices, found).flatMap((choice) => plannedPages(choice, { ...found, left }));
  const toResolve = Array.from(names.keys())
    .filter((rank) => left[rank])
    .sort((a, b) => (similarity[b] ?? 0) - (similarity[a] ?? 0) || a - b)
    .map((rank) => names[rank] ?? '');
  const estimate = { hubRequests: pages.length, heads: toResolve.length };
  return {
    pages,
    toResolve,
    estimate,
    proven: pages[0] === undefined || isObserved(found.observed, pages[0]),
  };
}

/**
 * Before it is known how filters find names, a page comes first whose filter is not the beginning of most of its names: it
 * distinguishes the kinds of filter, and whether filtered lists are ordered as requested.
 */
function withProbe(choices: Choice[], { observed, names }: PlannerInput): Choice[] {
  if (isObserved(observed, { filter: 'filter', ordering: 'newest' })) return choices;
  const isTelling = ({ filter, ranks }: Choice) =>
    ranks.filter((rank) => names[rank]?.startsWith(filter)).length * 2 < ranks.length;
  const filtered = choices.filter(({ filter, pages }) => filter !== '' && pages.length === 1);
  const first = filtered.filter(({ pages }) => pages[0] === 1);
  const probe = first.find(isTelling) ?? filtered.find(isTelling) ?? filtered[0];
  return probe ? [probe, ...choices.filter((choice) => choice !== probe)] : choices;
}
