import { isDeepStrictEqual } from 'node:util';
import { type ErrorKind, type Failure, mayRetry } from '../../lib/failure.ts';
import type { Fault, LoggedRequest } from '../hub-in-a-box/index.ts';
import { FAULTS, type FaultRow } from './faults.ts';
import { type Ask, FLOWS, type Flow, type Outcome } from './flows.ts';
import { REQUESTS, type RequestRow } from './requests.ts';

/** A worker and its network, in memory or in a browser. */
export interface FaultWorld {
  ask: Ask;
  log: LoggedRequest[];
  addFault(fault: Fault): () => void;
  /** Cuts the requests that wait for ever. */
  dropSilent(): void;
  /** Nothing is stored, and no host paused. */
  reset(): Promise<void>;
  /** Lets time pass, in ms. */
  wait(milliseconds: number): Promise<void>;
}

/** What came of a fault: the kinds of failure that were told, none where it was made good in another way. */
export interface CellResult {
  told: ErrorKind[];
  /** Requests of the kind that failed. */
  failed: number;
  /** How often it was tried again until all was there. */
  retries: number;
}

export interface Cell {
  request: RequestRow;
  fault: FaultRow;
}

/** A HEAD has no body to cut or to be no JSON; only content is compared with its digest. */
const isPossible = ({ has }: RequestRow, { needs }: FaultRow): boolean =>
  needs === undefined || (needs === 'body' ? has !== 'no body' : has === 'digest');

/** Every request with every fault that it can have. */
export const CELLS: readonly Cell[] = REQUESTS.flatMap((request) =>
  FAULTS.filter((fault) => isPossible(request, fault)).map((fault) => ({ request, fault })),
);

export const nameOf = ({ request, fault }: Cell): string =>
  `${FLOWS[request.flow].name}, ${request.name}: ${fault.name}`;

/** Longest time of a message, in ms: the worker may end after 30 s, and silence is told after 6 s. */
const MAX_MESSAGE_MS = 28_000;
const MAX_SILENCE_MS = 8000;
/**
 * Pages retry by themselves. Once is enough, but for a step that joins one that was silent, and in Chromium, which holds a URL back
 * for a moment after five server errors.
 */
const MAX_RETRIES = 4;
/** Redirects that a browser follows. */
const MAX_HOPS = 21;
/** Failed requests of one kind in one flow: more would be a loop without end. */
const MAX_FAILED = 80;

/**
 * Runs a flow while requests of one kind fail, and again once they do not. Throws a sentence where what was known is lost,
 * a failure is not one that may tell the fault, the fault is never met, or the flow does not recover.
 */
export async function runCell(world: FaultWorld, { request, fault }: Cell): Promise<CellResult> {
  const flow: Flow = FLOWS[request.flow];
  const { kind, status } = fault.fault(0);
  const whole = await healthy(world, flow);
  await world.reset();
  await flow.before?.(world.ask);
  world.log.splice(0);
  const mend = world.addFault({ match: request.matches, ...fault.fault(Date.now()) });
  const waits: number[] = [];
  const timed = async (...message: Parameters<Ask>) => {
    const start = Date.now();
    try {
      return await world.ask(...message);
    } finally {
      waits.push(Date.now() - start);
    }
  };
  const broken = await flow.run(timed as Ask).finally(mend);
  const longest = Math.max(...waits);
  const allowed = kind === 'hang' ? MAX_SILENCE_MS : MAX_MESSAGE_MS;
  if (longest > allowed) throw new Error(`it is told after ${Math.round(longest / 100) / 10} s`);
  const failed = world.log.filter((each) => request.matches(each)).length;
  world.dropSilent();
  const failures = failuresOf(broken);
  if (failed === 0) throw new Error('no such request was sent');
  if (failed > MAX_FAILED * (kind === 'loop' ? MAX_HOPS : 1)) throw new Error(`${failed} requests failed`);
  const told = [...new Set(failures.map(({ kind }) => kind))];
  const odd = told.filter((each) => !fault.kinds.includes(each) && !request.kinds?.includes(each));
  if (odd.length > 0) throw new Error(`it is told as ${odd.join(', ')}`);
  for (const { until = 0 } of failures)
    if (until > Date.now() + 3_600_000) throw new Error('the pause is longer than an hour');
  for (const { host } of failures) if (host !== undefined) await world.ask('host.resume', { host });
  for (let retries = 1; ; retries += 1) {
    const again = await flow.run(world.ask);
    const isEnd = request.isLaterPage && status === 404 && isIncomplete(again);
    if (isEnd || isDeepStrictEqual(again, whole)) return { told, failed, retries };
    const mayRecover = failuresOf(again).some(mayRetry) && retries < MAX_RETRIES;
    if (!mayRecover)
      throw new Error(`it does not recover: ${JSON.stringify(differing(again, whole)).slice(0, 600)}`);
    await world.wait(retries * 1000);
  }
}

/** Whether the coverage of a listing says that tags are missing. */
function isIncomplete({ listing }: Outcome): boolean {
  const answer = Object(listing && 'answer' in listing && listing.answer);
  return answer.complete === false && answer.known < answer.total;
}

const failuresOf = (outcome: Outcome): Failure[] =>
  Object.values(outcome).flatMap((each) => ('failure' in each ? [each.failure] : []));

const differing = (one: Outcome, other: Outcome): unknown =>
  Object.keys(other)
    .filter((name) => !isDeepStrictEqual(one[name], other[name]))
    .map((name) => [name, one[name], other[name]]);

const known = new WeakMap<FaultWorld, Map<Flow, Outcome>>();

/** The outcome of a flow without faults. */
async function healthy(world: FaultWorld, flow: Flow): Promise<Outcome> {
  const outcomes = known.get(world) ?? new Map<Flow, Outcome>();
  known.set(world, outcomes);
  const found = outcomes.get(flow);
  if (found) return found;
  await world.reset();
  await flow.before?.(world.ask);
  const outcome = await flow.run(world.ask);
  const failures = failuresOf(outcome);
  if (failures.length > 0) throw new Error(`without faults it fails: ${JSON.stringify(failures)}`);
  outcomes.set(flow, outcome);
  return outcome;
}
