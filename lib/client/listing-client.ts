import type { TagAliases } from '../aliases/aliases.ts';
import type { TagsOfDigest } from '../aliases/tags-of-digest.ts';
import { type Failure, failureOf, TagkinError } from '../failure.ts';
import type { ListingAnswer, Progress } from '../messages/listing-answers.ts';
import { send } from '../messages/send.ts';
import type { Move } from '../sources/moves.ts';
import { follow, type Left } from './follow.ts';
import { keepAwakeWhileVisible } from './keep-awake.ts';
import { hasLost, nothingKnown, reasons, unfinished } from './shown-progress.ts';
import { tellAll } from './tell-all.ts';

/** A repository, on Docker Hub unless a registry is named; with a digest, also the tags of that digest. */
export interface Subject {
  registry?: string;
  repository: string;
  digest?: string;
}

/** What is known of one repository, growing while the page is open. */
export interface ListingClient {
  /** Null until the first answer. */
  progress: Progress | null;
  /** By tag: only those that were visible. */
  tags: Map<string, TagAliases>;
  /** The tags of the subject's digest, where it has one. */
  ofDigest: TagsOfDigest | null;
  /** By tag: its last move, if one was seen. */
  moves: Map<string, Move>;
  /** Sets which tags are on the screen. */
  setVisibleTags(tags: Iterable<string>): void;
  /** Calls `tell` whenever something new is known. What it throws is shown as by `fail`. */
  subscribe(tell: () => void, signal: AbortSignal): void;
  /** Rejects where the worker failed or could not be reached. */
  choosePlatform(platform: string): Promise<void>;
  /** Starts or pauses mapping a repository that cannot be paged through. Rejects as above. */
  setCrawlMode(mode: 'all' | 'paused'): Promise<void>;
  /**
   * Queries the worker about all that is known. Where it knows less than is shown, because it was restarted, the listing is
   * read again first. Error: `network` if that failed; the reason is in the progress.
   */
  queryConsistent<Answer extends { known: number }>(ask: () => Promise<Answer>): Promise<Answer>;
  /** Shows what the page's own code threw as the listing's failure, once, and ends the work: a defect is not retried. */
  fail(error: unknown): void;
}

/** Within a document, a repository that was up to date this recently (ms) is not checked again. */
const STILL_FRESH_MS = 60_000;

const freshSinceByName = new Map<string, number>();

/** A client that works until `signal` aborts. */
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
  let wanted: string[] = [];
  let looking = false;
  let mode: 'all' | 'paused' | null = null;
  /** A defect of this page. It stays shown until the reader starts something. */
  let defect: Failure | null = null;

  const request = () => ({ ...subject, freshSince, tags: wanted.slice(0, 500) });

  const take = ({ progress, tags, moves, ofDigest }: ListingAnswer) => {
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
    if (!thrown || defect) return; // a listener may well throw the defect again that it is shown
    defect = thrown;
    show(defect);
  };
  const fail = (error: unknown) => {
    if (defect) return;
    defect = failureOf(error);
    show(defect);
  };

  const takeLook = (answer: ListingAnswer) =>
    take({ ...answer, progress: { ...answer.progress, ...reasons(client.progress) } });
  const look = async () => {
    if (looking) return;
    looking = true;
    await Promise.resolve(); // everything that becomes wanted in this task
    const answer = await send('listing.look', request()).catch(failureOf);
    looking = false;
    if ('kind' in answer) {
      if (answer.kind === 'internal') show(answer); // the steps below show every other failure
      return;
    }
    takeLook(answer);
    goOn();
    if (wanted.some((tag) => !client.tags.has(tag)) && !signal.aborted) await look();
  };

  /** Asks for the whole map again where the worker lost that: its database may be emptied at any time. */
  const remind = async () => {
    const { completion } = client.progress ?? {};
    if (mode !== 'all' || completion?.mode !== 'screen') return false;
    await send('listing.crawl-mode', { repository, mode });
    return true;
  };
  const step = async (): Promise<Left> => {
    const answer = await send('listing.advance', request()).catch(failureOf);
    if ('kind' in answer) return stopped(answer);
    take(answer);
    const more = await remind().catch(failureOf);
    if (typeof more !== 'boolean') return stopped(more);
    const { done, failure, resumeAt } = answer.progress;
    return { done: done && !more, failure: defect ?? failure, resumeAt };
  };
  const stopped = (failure: Failure): Left => {
    show(failure);
    return { done: false, failure, resumeAt: null };
  };

  /** Works until nothing is left to do. Callers share one loop. */
  let working: Promise<void> | null = null;
  const work = () => {
    working ??= follow(step, signal)
      .catch(fail)
      .finally(() => {
        working = null;
      });
    return working;
  };
  const goOn = () => {
    const { done, failure } = client.progress ?? {};
    if (!done && failure?.kind !== 'internal') void work();
  };
  /** After the reader has changed something: what failed before is tried again. */
  const restart = async () => {
    const answer = await send('listing.look', request());
    defect = null;
    if (client.progress?.failure?.kind === 'internal') client.progress.failure = null;
    takeLook(answer);
    goOn();
  };

  const client: ListingClient = {
    progress: null,
    tags: new Map(),
    ofDigest: null,
    moves: new Map(),
    setVisibleTags(tags) {
      wanted = [...new Set(tags)];
      if (client.progress === null || wanted.some((tag) => !client.tags.has(tag))) look().catch(fail);
    },
    subscribe(tell, until) {
      listeners.add(tell);
      until.addEventListener('abort', () => listeners.delete(tell));
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
  // Only the worker's timer counts here. A worker that fails to answer is started again by the next step.
  const stayAwake = () => send('listing.look', request()).catch(() => {});
  keepAwakeWhileVisible(() => client.progress?.isEphemeral && void stayAwake(), signal);
  goOn();
  return client;
}
