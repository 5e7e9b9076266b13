import { candidates } from './candidates.ts';
import type { Choice } from './choice.ts';
import { cover } from './cover.ts';
import { takeGreedily } from './greedy.ts';
import { isPredictable, isProven } from './observed-order.ts';
import { type PlannedPage, plannedPages } from './planned-page.ts';
import { type PlannerInput, type PlanRequest, plannerInput } from './planner-input.ts';

/** How what is missing can be learned: what of it is on pages, and what is left to single requests. */
export interface Plan {
  /** Best first; never one that was asked for before, never one beyond the cap. */
  pages: PlannedPage[];
  /** Names for a `HEAD` on the registry, the wanted tags and their likeliest kin first. */
  heads: string[];
  estimate: { hubRequests: number; heads: number };
  /** Whether Hub was seen to order names as the plan supposes. Until then: ask for the first page alone, and learn from it. */
  proven: boolean;
}

/**
 * A page is asked for where it brings at least this share of what it can hold, and so saves 25 `HEAD`s. Those cost no pull and
 * are not counted by Hub; its own requests are, a minute.
 */
const WORTH_A_PAGE = 0.25;

/**
 * Plans the rest of a repository's map. Good for many steps; to be made anew when a prediction failed, or the pages are
 * spent. Once a plan holds no page, its `heads` are all that is left to do.
 */
export function plan(request: PlanRequest): Plan {
  const found = plannerInput(request);
  const { missing, similarity } = found;
  const least = Math.max(1, Math.ceil(request.pageSize * WORTH_A_PAGE));
  const choices = choicesFor(found, request, missing, least);

  const left = missing.slice();
  const tiles = cover(choices, left, 1 / least);
  for (const { ranks } of tiles) for (const rank of ranks) left[rank] = 0;
  const rest = takeGreedily(choices, left, { least });

  const worth = missing.map((one, rank) => one * (1 + 2 * (similarity[rank] ?? 0)));
  const ordered = takeGreedily([...tiles, ...rest], worth, { least });
  return layOut(found, missing, ordered);
}

/** Two close kin, or a few farther ones. */
const SIMILAR_PER_PAGE = 12;

/**
 * Plans only what may well be aliases of the wanted tags, within a budget of requests of both kinds together: pages that
 * bring several of them, and a `HEAD` for each of the likeliest others as far as the budget goes.
 */
export function planSimilar(request: PlanRequest, budget: number): Plan {
  const found = plannerInput(request);
  const worth = found.missing.map((one, rank) => one * (found.similarity[rank] ?? 0));
  const similar = worth.map((one) => Math.min(one, 1));
  const choices = choicesFor(found, request, similar, 2);
  const { pages, heads, ...rest } = layOut(
    found,
    similar,
    takeGreedily(choices, worth, { least: SIMILAR_PER_PAGE, budget }),
  );
  const affordable = heads.slice(0, Math.max(0, budget - pages.length));
  return {
    ...rest,
    pages,
    heads: affordable,
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
  const heads = Array.from(names.keys())
    .filter((rank) => left[rank])
    .sort((a, b) => (similarity[b] ?? 0) - (similarity[a] ?? 0) || a - b)
    .map((rank) => names[rank] ?? '');
  const estimate = { hubRequests: pages.length, heads: heads.length };
  return { pages, heads, estimate, proven: isProven(observed) };
}
