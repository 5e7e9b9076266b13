import type { TagAliases } from './aliases/aliases.ts';
import type { TagsOfDigest } from './aliases/tags-of-digest.ts';
import type { ListingAnswer, Progress, RequestOf } from './messages.ts';
import { failureOf, isTemporary } from './registry/errors.ts';
import { send } from './send.ts';
import type { Move } from './sources/moves.ts';
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
    feed.progress = progress;
    feed.ofDigest = ofDigest ?? feed.ofDigest;
    for (const tag of tags) feed.tags.set(tag.tag, tag);
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
  let working = false;
  const goOn = () => {
    if (working || feed.progress?.done) return;
    working = true;
    void follow({ request, take, feed, signal, remind }).finally(() => {
      working = false;
    });
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
    },
    async wish(wish) {
      wished = wish;
      await send('listing.map', { repository: subject.repository, wish });
      keepFailure(await send('listing.look', request()));
      goOn();
    },
  };
  goOn();
  return feed;
}

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

/** So often, in ms, the worker is asked something while we wait, where what is known would end with it: it ends after 30 s. */
const AWAKE = 20_000;

/** Waits until a time (ms since 1970), or until the network comes back, without losing what is known. */
async function waitUntil(until: number, { request, feed, signal }: Following): Promise<void> {
  while (feed.progress?.endsWithWorker && until - Date.now() > AWAKE && !signal.aborted) {
    const next = Date.now() + AWAKE;
    await pause(next, signal);
    if (Date.now() < next) return;
    await send('listing.look', request()).catch(() => {});
  }
  await pause(until, signal);
}

/** The loop that is the job: it goes on while somebody looks, and stops when the listing is done or cannot be had. */
async function follow(following: Following): Promise<void> {
  const { request, take, feed, signal, remind } = following;
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
    if (failure) await waitUntil(failure.until ?? Date.now() + 2000 * 2 ** Math.min(failed, 5), following);
    else if (feed.progress?.resumeAt) await waitUntil(feed.progress.resumeAt, following);
  }
}
