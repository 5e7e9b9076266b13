import type { TagAliases } from '../aliases/aliases.ts';
import type { TagsOfDigest } from '../aliases/tags-of-digest.ts';
import { failureOf, isTemporary, TagkinError } from '../failure.ts';
import type { ListingAnswer, Progress, RequestOf } from '../messages/messages.ts';
import { send } from '../messages/send.ts';
import type { Move } from '../sources/moves.ts';
import { whileLookedAt } from './keep-awake.ts';
import { pause, whenVisible } from './waiting.ts';

/** What is to be known: a repository of Docker Hub unless a registry is named, and perhaps which tags a digest has. */
export interface Subject {
  registry?: string;
  repository: string;
  digest?: string;
}

/** What is known of one repository, growing for as long as somebody looks. */
export interface Feed {
  /** Null until the first answer. */
  progress: Progress | null;
  /** By tag: only those that were asked for. */
  tags: Map<string, TagAliases>;
  /** The tags of the subject's digest, where it has one. */
  ofDigest: TagsOfDigest | null;
  /** By tag: what it was before it moved, where that was seen. */
  moves: Map<string, Move>;
  /** Says which tags are on the screen. */
  want(tags: Iterable<string>): void;
  /** Calls whenever something new is known. */
  onNews(tell: () => void, signal: AbortSignal): void;
  choosePlatform(platform: string): Promise<void>;
  /** Maps the whole of a repository that cannot be paged through, or stops to. */
  wish(wish: 'all' | 'paused'): Promise<void>;
  /**
   * Asks the worker something of all that is known. Where it knows less than is shown, because it has ended meanwhile, the
   * listing is read anew first. Error: `network` where that did not bring it back; why is in the progress.
   */
  askOfAll<Answer extends { known: number }>(ask: () => Promise<Answer>): Promise<Answer>;
}

/** Within a document, a repository that was found up to date this short a time ago is not asked about again. */
const STILL_FRESH = 60_000;

const visits = new Map<string, number>();

/** A feed that works until `signal` ends. */
export function feedFor(subject: Subject, signal: AbortSignal): Feed {
  const name = `${subject.registry ?? ''}/${subject.repository}`;
  const earlier = visits.get(name);
  const visit = earlier === undefined ? Date.now() : Math.max(earlier, Date.now() - STILL_FRESH);
  visits.set(name, visit);
  return createFeed(subject, visit, signal);
}

function createFeed(subject: Subject, visit: number, signal: AbortSignal): Feed {
  const listeners = new Set<() => void>();
  let wanted: string[] = [];
  let asking = false;
  let wished: 'all' | 'paused' | null = null;

  const request = () => ({ ...subject, visit, tags: wanted.slice(0, 500) });

  const take = ({ progress, tags, moves, ofDigest }: ListingAnswer) => {
    if (signal.aborted) return;
    const shown = feed.progress;
    const isLess = hasLost(progress, shown);
    feed.progress = isLess ? { ...shown, ...unfinished(progress) } : progress;
    if (!isLess || !feed.ofDigest) feed.ofDigest = ofDigest ?? feed.ofDigest;
    for (const tag of tags) if (!isLess || !feed.tags.get(tag.tag)?.known) feed.tags.set(tag.tag, tag);
    for (const move of moves) feed.moves.set(move.tag, move);
    for (const tell of listeners) tell();
  };

  const look = async () => {
    if (asking) return;
    asking = true;
    await Promise.resolve(); // everything that is wanted in this task
    const answer = await send('listing.look', request()).catch(() => null);
    asking = false;
    if (!answer) return; // the loop below says why
    keepFailure(answer);
    goOn();
    if (wanted.some((tag) => !feed.tags.has(tag)) && !signal.aborted) await look();
  };

  /** Looking does not tell why the listing is not going on; what was told stays true. */
  const keepFailure = (answer: ListingAnswer) =>
    take({ ...answer, progress: { ...answer.progress, ...reasons(feed.progress) } });

  /** Says once more that the whole map is wished for, where that was lost: the database may be emptied at any time. */
  const remind = async () => {
    const { map } = feed.progress ?? {};
    if (wished !== 'all' || map?.wish !== 'screen') return false;
    await send('listing.map', { repository: subject.repository, wish: wished });
    return true;
  };

  /** Works until there is nothing left to do; whoever wants more sets it to work again. */
  let working: Promise<void> | null = null;
  const work = () => {
    working ??= follow({ request, take, feed, signal, remind }).finally(() => {
      working = null;
    });
    return working;
  };
  const goOn = () => {
    if (!feed.progress?.done) void work();
  };

  const feed: Feed = {
    progress: null,
    tags: new Map(),
    ofDigest: null,
    moves: new Map(),
    want(tags) {
      wanted = [...new Set(tags)];
      if (feed.progress === null || wanted.some((tag) => !feed.tags.has(tag))) void look();
    },
    onNews(tell, until) {
      listeners.add(tell);
      until.addEventListener('abort', () => listeners.delete(tell));
    },
    async choosePlatform(platform) {
      await send('platform.choose', { platform });
      keepFailure(await send('listing.look', request()));
      goOn();
    },
    async wish(wish) {
      wished = wish;
      await send('listing.map', { repository: subject.repository, wish });
      keepFailure(await send('listing.look', request()));
      goOn();
    },
    async askOfAll(ask) {
      const shown = feed.progress?.known ?? 0;
      const answer = await ask();
      if (answer.known >= shown) return answer;
      await work();
      const again = await ask();
      if (signal.aborted || again.known < (feed.progress?.known ?? 0))
        throw new TagkinError({ kind: 'network' });
      return again;
    },
  };
  const stayAwake = () => send('listing.look', request()).catch(() => {});
  whileLookedAt(() => feed.progress?.endsWithWorker && void stayAwake(), signal);
  goOn();
  return feed;
}

/** Whether a worker that was to keep what is shown has ended: what it has read since is less, and not all that there is. */
const hasLost = (told: Progress, shown: Progress | null): shown is Progress =>
  shown?.endsWithWorker === true && !told.done && told.known < shown.known;

/** What is shown stays, and is claimed to be all there is only once it has been read anew. */
const unfinished = ({ failure, resumeAt }: Progress) => ({ done: false, complete: false, failure, resumeAt });

/** Why a listing is not going on: told by an advance alone. */
const reasons = (progress: Progress | null) => ({
  failure: progress?.failure ?? null,
  resumeAt: progress?.resumeAt ?? null,
});

interface Following {
  request: () => RequestOf<'listing.advance'>;
  take: (answer: ListingAnswer) => void;
  feed: Feed;
  signal: AbortSignal;
  /** Whether there is more to do than the worker knew. */
  remind: () => Promise<boolean>;
}

/** The loop that is the job: it goes on while somebody looks, and stops when the listing is done or cannot be had. */
async function follow({ request, take, feed, signal, remind }: Following): Promise<void> {
  for (let failed = 0; !signal.aborted; ) {
    await whenVisible(signal);
    if (signal.aborted) return;
    let failure = null;
    try {
      const answer = await send('listing.advance', request());
      take(answer);
      if (!(await remind()) && answer.progress.done) return;
      failure = answer.progress.failure;
    } catch (error) {
      failure = failureOf(error);
      if (feed.progress) take({ progress: { ...feed.progress, failure }, tags: [], moves: [] });
    }
    failed = failure ? failed + 1 : 0;
    if (failure && !isTemporary(failure)) return;
    if (failure) await pause(failure.until ?? Date.now() + 2000 * 2 ** Math.min(failed, 5), signal);
    else if (feed.progress?.resumeAt) await pause(feed.progress.resumeAt, signal);
  }
}
