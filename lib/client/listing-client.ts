import type { TagAliases } from '../aliases/aliases.ts';
import type { TagsOfDigest } from '../aliases/tags-of-digest.ts';
import { type Failure, failureOf, TagkinError } from '../failure.ts';
import type { ListingAnswer, Progress } from '../messages/listing-answers.ts';
import { send } from '../messages/send.ts';
import type { Move } from '../sources/moves.ts';
import { follow, type StepOutcome } from './follow.ts';
import { keepAwakeWhileVisible } from './keep-awake.ts';
import { hasLost, nothingKnown, reasons, unfinished } from './shown-progress.ts';
import { tellAll } from './tell-all.ts';

/** The repository to follow, on Docker Hub by default. With a digest, the tags of that digest are reported too. */
export interface Subject {
  registry?: string;
  repository: string;
  digest?: string;
}

/** A live view of one repository's listing, which grows while the page is open. */
export interface ListingClient {
  /** Null until the first answer. */
  progress: Progress | null;
  /** Aliases by tag, for tags that have been visible. */
  tags: Map<string, TagAliases>;
  /** The tags of the digest, if the subject has one. */
  ofDigest: TagsOfDigest | null;
  /** The last observed move of each tag. */
  moves: Map<string, Move>;
  /** Sets which tags are on the screen. */
  setVisibleTags(tags: Iterable<string>): void;
  /** Calls `listener` after each change. An error that it throws is handled as by `fail`. */
  subscribe(listener: () => void, signal: AbortSignal): void;
  /** Rejects if the worker fails or cannot be reached. */
  choosePlatform(platform: string): Promise<void>;
  /** Starts or pauses the full crawl of a capped repository. Rejects as above. */
  setCrawlMode(mode: 'all' | 'paused'): Promise<void>;
  /**
   * Runs a query over the whole listing. If the worker has restarted and knows fewer tags than are shown, the listing
   * is read again first. Error: `network` if that fails; the reason is in `progress`.
   */
  queryConsistent<Answer extends { known: number }>(ask: () => Promise<Answer>): Promise<Answer>;
  /** Reports an error of the page's own code as the listing's failure, once, and stops: a defect is not retried. */
  fail(error: unknown): void;
}

/** Time in ms during which a repository is not checked again in this document. */
const STILL_FRESH_MS = 60_000;

const freshSinceByName = new Map<string, number>();

/** Creates a client that runs until `signal` aborts. */
export function listingClient(subject: Subject, signal: AbortSignal): ListingClient {
  const name = `${subject.registry ?? ''}/${subject.repository}`;
  const earlier = freshSinceByName.get(name);
  const freshSince = earlier === undefined ? Date.now() : Math.max(earlier, Date.now() - STILL_FRESH_MS);
  freshSinceByName.set(name, freshSince);
  return createListingClient(subject, freshSince, signal);
}

function createListingClient(subject: Subject, freshSince: number, signal: AbortSignal): ListingClient {
  const { repository } = subject;
  const listeners = new Set<() => void>();
  let visibleTags: string[] = [];
  let isLooking = false;
  let mode: 'all' | 'paused' | null = null;
  /** A defect of this page. Shown until the next action of the user. */
  let defect: Failure | null = null;

  const request = () => ({ ...subject, freshSince, tags: visibleTags.slice(0, 500) });

  const apply = ({ progress, tags, moves, ofDigest }: ListingAnswer) => {
    if (signal.aborted) return;
    const shown = client.progress;
    const isLess = hasLost(progress, shown);
    client.progress = isLess ? { ...shown, ...unfinished(progress) } : progress;
    if (!isLess || !client.ofDigest) client.ofDigest = ofDigest ?? client.ofDigest;
    for (const tag of tags) if (!isLess || !client.tags.get(tag.tag)?.known) client.tags.set(tag.tag, tag);
    for (const move of moves) client.moves.set(move.tag, move);
    show(defect ?? client.progress.failure);
  };
  const show = (failure: Failure | null) => {
    if (signal.aborted) return;
    client.progress = { ...(client.progress ?? nothingKnown(repository)), failure };
    const thrown = tellAll(listeners);
    if (!thrown || defect) return; // a listener may throw the same defect again
    defect = thrown;
    show(defect);
  };
  const fail = (error: unknown) => {
    if (defect) return;
    defect = failureOf(error);
    show(defect);
  };

  const applyLook = (answer: ListingAnswer) =>
    apply({ ...answer, progress: { ...answer.progress, ...reasons(client.progress) } });
  const look = async () => {
    if (isLooking) return;
    isLooking = true;
    await Promise.resolve(); // one request for all tags that become visible in this task
    const answer = await send('listing.look', request()).catch(failureOf);
    isLooking = false;
    if ('kind' in answer) {
      if (answer.kind === 'internal') show(answer); // `step` reports every other failure
      return;
    }
    applyLook(answer);
    resume();
    if (visibleTags.some((tag) => !client.tags.has(tag)) && !signal.aborted) await look();
  };

  /** Sets the crawl mode again if the worker has lost it: its database may be cleared at any time. True if it had. */
  const restoreCrawlMode = async () => {
    const { completion } = client.progress ?? {};
    if (mode !== 'all' || completion?.mode !== 'screen') return false;
    await send('listing.crawl-mode', { repository, mode });
    return true;
  };
  const step = async (): Promise<StepOutcome> => {
    const answer = await send('listing.advance', request()).catch(failureOf);
    if ('kind' in answer) return stepFailed(answer);
    apply(answer);
    const more = await restoreCrawlMode().catch(failureOf);
    if (typeof more !== 'boolean') return stepFailed(more);
    const { done, failure, resumeAt } = answer.progress;
    return { done: done && !more, failure: defect ?? failure, resumeAt };
  };
  const stepFailed = (failure: Failure): StepOutcome => {
    show(failure);
    return { done: false, failure, resumeAt: null };
  };

  /** Runs steps until none is left. Concurrent callers share one loop. */
  let working: Promise<void> | null = null;
  const work = () => {
    working ??= follow(step, signal)
      .catch(fail)
      .finally(() => {
        working = null;
      });
    return working;
  };
  const resume = () => {
    const { done, failure } = client.progress ?? {};
    if (!done && failure?.kind !== 'internal') void work();
  };
  /** Retries after an action of the user, without the earlier failures. */
  const restart = async () => {
    const answer = await send('listing.look', request());
    defect = null;
    if (client.progress?.failure?.kind === 'internal') client.progress.failure = null;
    applyLook(answer);
    resume();
  };

  const client: ListingClient = {
    progress: null,
    tags: new Map(),
    ofDigest: null,
    moves: new Map(),
    setVisibleTags(tags) {
      visibleTags = [...new Set(tags)];
      if (client.progress === null || visibleTags.some((tag) => !client.tags.has(tag))) look().catch(fail);
    },
    subscribe(listener, until) {
      listeners.add(listener);
      until.addEventListener('abort', () => listeners.delete(listener));
    },
    async choosePlatform(platform) {
      await send('platform.choose', { platform });
      await restart();
    },
    async setCrawlMode(next) {
      mode = next;
      await send('listing.crawl-mode', { repository, mode: next });
      await restart();
    },
    async queryConsistent(ask) {
      const shown = client.progress?.known ?? 0;
      const answer = await ask();
      if (answer.known >= shown) return answer;
      await work();
      const again = await ask();
      if (signal.aborted || again.known < (client.progress?.known ?? 0))
        throw new TagkinError({ kind: 'network' });
      return again;
    },
    fail,
  };
  // Only resets the worker's idle timer. A failure is ignored: the next step starts the worker again.
  const stayAwake = () => send('listing.look', request()).catch(() => {});
  keepAwakeWhileVisible(() => client.progress?.isEphemeral && void stayAwake(), signal);
  resume();
  return client;
}
