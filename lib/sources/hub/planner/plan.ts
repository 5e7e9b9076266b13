import { candidates } from './candidates.ts';
import type { Choice } from './choice.ts';
import { cover } from './cover.ts';
import { takeGreedily } from './greedy.ts';
import { isPredictable, isProven } from './observed-order.ts';
import { type PlannedPage, plannedPages } from './planned-page.ts';
import { type PlannerInput, type PlanRequest, plannerInput } from './planner-input.ts';

/** How to learn the missing tags: pages that list several of them, and single requests for the others. */
export interface Plan {
  /** Best first; without those already requested, and within the cap. */
  pages: PlannedPage[];
  /** Names for a `HEAD` on the registry, the wanted tags and their likeliest aliases first. */
  toResolve: string[];
  estimate: { hubRequests: number; heads: number };
  /** Whether Hub was observed to order names as the plan assumes. If not, request the first page alone, and learn from it. */
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
  const { missing, similarity } = found;
  const least = Math.max(1, Math.ceil(request.pageSize * WORTH_A_PAGE));
  const choices = choicesFor(found, request, missing, least);

  const left = missing.slice();
  const covering = cover(choices, left, 1 / least);
  for (const { ranks } of covering) for (const rank of ranks) left[rank] = 0;
  const rest = takeGreedily(choices, left, { least });

  const worth = missing.map((one, rank) => one * (1 + 2 * (similarity[rank] ?? 0)));
  const ordered = takeGreedily([...covering, ...rest], worth, { least });
  return layOut(found, missing, ordered);
}

/** Two close matches, or a few distant ones. */
const SIMILAR_PER_PAGE = 12;

/**
 * Plans for the likely aliases of the wanted tags only: pages that list several of them, and a `HEAD` for each of the
 * likeliest others. Pages and `HEAD`s together stay within the budget.
 */
export function planSimilar(request: PlanRequest, budget: number): Plan {
  const found = plannerInput(request);
  const worth = found.missing.map((one, rank) => one * (found.similarity[rank] ?? 0));
  const similar = worth.map((one) => Math.min(one, 1));
  const choices = choicesFor(found, request, similar, 2);
  const { pages, toResolve, ...rest } = layOut(
    found,
    similar,
    takeGreedily(choices, worth, { least: SIMILAR_PER_PAGE, budget }),
  );
  const affordable = toResolve.slice(0, Math.max(0, budget - pages.length));
  return {
    ...rest,
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
  const { names, similarity, observed } = found;
  const left = missing.slice();
  const pages = choices.flatMap((choice) => plannedPages(choice, { ...found, left }));
  const toResolve = Array.from(names.keys())
    .filter((rank) => left[rank])
    .sort((a, b) => (similarity[b] ?? 0) - (similarity[a] ?? 0) || a - b)
    .map((rank) => names[rank] ?? '');
  const estimate = { hubRequests: pages.length, heads: toResolve.length };
  return { pages, toResolve, estimate, proven: isProven(observed) };
}
