import { unreported } from '../defects/unreported.ts';
import { type Failure, failureOf, isTemporary, TagkinError } from '../failure.ts';
import { send } from '../messages/send.ts';
import { CRAWL_MODE_KEY } from '../settings/changed-key.ts';
import { follow, type StepOutcome } from './follow.ts';
import { freshSinceOf } from './fresh-since.ts';
import { keepAwakeWhileVisible } from './keep-awake.ts';
import { type Answered, type ListingState, merge } from './merge.ts';
import { onSettingsChanged } from './settings-changed.ts';
import { tellAll } from './tell-all.ts';
import { wakeAll } from './waiting.ts';

/** The repository to follow, on Docker Hub by default. With a digest, the tags of that digest are reported too. */
export interface Subject {
  registry?: string;
  repository: string;
  digest?: string;
}

/** A live view of one repository's listing, which grows while the page is open. */
export interface ListingClient extends ListingState {
  /** Sets which tags are on the screen. */
  setVisibleTags(tags: Iterable<string>): void;
  /** Calls `listener` after each change. An error that it throws is handled as by `fail`. */
  subscribe(listener: () => void, signal: AbortSignal): void;
  /** Rejects if the worker fails or cannot be reached. */
  choosePlatform(platform: string): Promise<void>;
  /** Starts or pauses the full crawl of a capped repository. Rejects as above. */
  setCrawlMode(mode: 'all' | 'paused'): Promise<void>;
  /** Ends the pause that a host of Docker's asked for, and goes on at once. Rejects as above. */
  retry(host: string): Promise<void>;
  /**
   * Runs a query over the whole listing. If the worker has restarted and knows fewer tags than are shown, the listing
   * is read again first. Error: `network` if that fails; the reason is in `progress`.
   */
  queryConsistent<Answer extends { known: number }>(ask: () => Promise<Answer>): Promise<Answer>;
  /** Shows an error of the page's own code as the listing's failure, once, and stops: a defect is not retried. */
  fail(error: unknown): void;
  /** The same without stopping: a part of the page has ended, and the others go on. */
  report(error: unknown): undefined;
}

/** Creates a client that runs until `signal` aborts. */
export const listingClient = (subject: Subject, signal: AbortSignal): ListingClient =>
  createListingClient(subject, freshSinceOf(`${subject.registry ?? ''}/${subject.repository}`), signal);

function createListingClient(subject: Subject, freshSince: number, signal: AbortSignal): ListingClient {
  const { repository } = subject;
  const listeners = new Set<() => void>();
  let visibleTags: string[] = [];
  let isLooking = false;
  let mode: 'all' | 'paused' | null = null;
  /** A defect has ended the work, until the next action of the user. */
  let isStopped = false;

  const apply = (answer: Answered | Failure) => {
    if (signal.aborted) return;
    Object.assign(client, merge(client, answer));
    const defect = tellAll(listeners);
    if (!defect || client.defect) return; // a listener may throw the same defect again
    isStopped = true;
    put(defect);
  };
  const put = (defect: Failure) => {
    client.defect = defect;
    apply(defect);
  };
  const report = (error: unknown): undefined => {
    if (!client.defect) put(failureOf(error));
  };
  const fail = (error: unknown) => {
    isStopped = true;
    report(error);
  };

  const request = () => ({ ...subject, freshSince, tags: visibleTags.slice(0, 500) });
  /** Steps that were answered. */
  let steps = 0;
  const ask = async (name: 'listing.look' | 'listing.advance') => {
    const before = steps;
    const named = visibleTags;
    const answer = await send(name, request());
    // What became visible meanwhile is known as it was before this step: it is looked up again.
    if (name === 'listing.advance')
      for (const tag of visibleTags)
        if (!named.includes(tag) && !client.tags.get(tag)?.known) client.tags.delete(tag);
    const isLook = name === 'listing.look';
    apply({ ...answer, isLook, isLate: before !== steps });
    if (!isLook) steps += 1;
    return answer.progress;
  };

  const look = async () => {
    if (isLooking) return;
    isLooking = true;
    await Promise.resolve(); // one request for all tags that become visible in this task
    const looked = visibleTags;
    const failure = await ask('listing.look').then(() => null, failureOf);
    isLooking = false;
    if (failure?.kind === 'internal') apply(failure); // `step` reports every other failure
    if (failure) return;
    resume();
    // The worker does not know a tag that was requested and is still missing.
    if (visibleTags !== looked && isTagMissing() && !signal.aborted) await look();
  };
  const lookUnasked = () => void look().catch(fail).catch(unreported);
  const isTagMissing = () => visibleTags.some((tag) => !client.tags.has(tag));

  /** One step. Sets the crawl mode again if the worker has lost it: its database may be cleared at any time. */
  const advance = async (): Promise<StepOutcome> => {
    const { done, failure, resumeAt, completion } = await ask('listing.advance');
    if (!failure && isTagMissing()) lookUnasked();
    const isModeLost = mode === 'all' && completion?.mode === 'screen';
    if (isModeLost) await send('listing.crawl-mode', { repository, mode: 'all' });
    return { done: done && !isModeLost, failure: isStopped ? client.defect : failure, resumeAt };
  };
  const step = () => advance().catch(stepFailed);
  const stepFailed = (error: unknown): StepOutcome => {
    const failure = failureOf(error);
    apply(failure);
    return { done: false, failure, resumeAt: null };
  };

  /** Runs steps until none is left. Concurrent callers share one loop. */
  let working: Promise<void> | null = null;
  const work = () => {
    working ??= follow(step, signal)
      .catch(fail)
      .catch(unreported)
      .finally(() => {
        working = null;
      });
    return working;
  };
  const resume = () => {
    const { done, failure } = client.progress ?? {};
    if (!done && !isStopped && (failure === client.defect || failure?.kind !== 'internal')) void work();
  };
  /** Retries after an action of the user, without the earlier failures. */
  const restart = async () => {
    client.defect = null;
    isStopped = false;
    if (client.progress?.failure?.kind === 'internal') client.progress.failure = null;
    await ask('listing.look');
    resume();
  };

  const client: ListingClient = {
    repository,
    progress: null,
    tags: new Map(),
    ofDigest: null,
    moves: new Map(),
    defect: null,
    setVisibleTags(tags) {
      visibleTags = [...new Set(tags)];
      if (client.progress === null || isTagMissing()) lookUnasked();
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
    async retry(host) {
      if (host) await send('host.resume', { host });
      wakeAll();
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
    report,
  };
  // What only the worker remembers ends with it; while the page was hidden another one may have learned more. What has failed for good is
  // not tried again by looking at it.
  const lookAgain = (isBack?: unknown) => {
    const { isEphemeral, failure } = client.progress ?? {};
    if ((isBack || isEphemeral) && (!failure || isTemporary(failure))) lookUnasked();
  };
  keepAwakeWhileVisible(lookAgain, signal);
  // By another window with this repository, which may be in view all the time.
  onSettingsChanged(() => lookAgain(true), signal, CRAWL_MODE_KEY);
  resume();
  return client;
}
