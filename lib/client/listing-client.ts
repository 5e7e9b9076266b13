import type { TagAliases } from '../aliases/aliases.ts';
import type { TagsOfDigest } from '../aliases/tags-of-digest.ts';
import { failureOf, isTemporary, TagkinError } from '../failure.ts';
import type { ListingAnswer, Progress } from '../messages/listing-answers.ts';
import type { RequestOf } from '../messages/messages.ts';
import { send } from '../messages/send.ts';
import type { Move } from '../sources/moves.ts';
import { keepAwakeWhileVisible } from './keep-awake.ts';
import { wait, whenVisible } from './waiting.ts';

/** What is to be known: a repository of Docker Hub unless a registry is named, and perhaps which tags a digest has. */
export interface Subject {
  registry?: string;
  repository: string;
  digest?: string;
}

/** What is known of one repository, growing for as long as somebody looks. */
export interface ListingClient {
  /** Null until the first answer. */
  progress: Progress | null;
  /** By tag: only those that were asked for. */
  tags: Map<string, TagAliases>;
  /** The tags of the subject's digest, where it has one. */
  ofDigest: TagsOfDigest | null;
  /** By tag: what it was before it moved, where that was seen. */
  moves: Map<string, Move>;
  /** Says which tags are on the screen. */
  setVisibleTags(tags: Iterable<string>): void;
  /** Calls whenever something new is known. */
  subscribe(tell: () => void, signal: AbortSignal): void;
  choosePlatform(platform: string): Promise<void>;
  /** Maps the whole of a repository that cannot be paged through, or stops to. */
  setCrawlMode(mode: 'all' | 'paused'): Promise<void>;
  /**
   * Asks the worker something of all that is known. Where it knows less than is shown, because it has ended meanwhile, the
   * listing is read anew first. Error: `network` where that did not bring it back; why is in the progress.
   */
  queryConsistent<Answer extends { known: number }>(ask: () => Promise<Answer>): Promise<Answer>;
}

/** Within a document, a repository that was found up to date this short a time ago is not asked about again. */
const STILL_FRESH_MS = 60_000;

const freshSinceByName = new Map<string, number>();

/** A feed that works until `signal` ends. */
export function listingClient(subject: Subject, signal: AbortSignal): ListingClient {
  const name = `${subject.registry ?? ''}/${subject.repository}`;
  const earlier = freshSinceByName.get(name);
  const freshSince = earlier === undefined ? Date.now() : Math.max(earlier, Date.now() - STILL_FRESH_MS);
  freshSinceByName.set(name, freshSince);
  return createListingClient(subject, freshSince, signal);
}

function createListingClient(subject: Subject, freshSince: number, signal: AbortSignal): ListingClient {
  const listeners = new Set<() => void>();
  let wanted: string[] = [];
  let asking = false;
  let mode: 'all' | 'paused' | null = null;

  const request = () => ({ ...subject, freshSince, tags: wanted.slice(0, 500) });

  const take = ({ progress, tags, moves, ofDigest }: ListingAnswer) => {
    if (signal.aborted) return;
    const shown = client.progress;
    const isLess = hasLost(progress, shown);
    client.progress = isLess ? { ...shown, ...unfinished(progress) } : progress;
    if (!isLess || !client.ofDigest) client.ofDigest = ofDigest ?? client.ofDigest;
    for (const tag of tags) if (!isLess || !client.tags.get(tag.tag)?.known) client.tags.set(tag.tag, tag);
    for (const move of moves) client.moves.set(move.tag, move);
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
    if (wanted.some((tag) => !client.tags.has(tag)) && !signal.aborted) await look();
  };

  /** Looking does not tell why the listing is not going on; what was told stays true. */
  const keepFailure = (answer: ListingAnswer) =>
    take({ ...answer, progress: { ...answer.progress, ...reasons(client.progress) } });

  /** Says once more that the whole map is wished for, where that was lost: the database may be emptied at any time. */
  const remind = async () => {
    const { completion } = client.progress ?? {};
    if (mode !== 'all' || completion?.mode !== 'screen') return false;
    await send('listing.crawl-mode', { repository: subject.repository, mode });
    return true;
  };

  /** Works until there is nothing left to do; whoever wants more sets it to work again. */
  let working: Promise<void> | null = null;
  const work = () => {
    working ??= follow({ request, take, client, signal, remind }).finally(() => {
      working = null;
    });
    return working;
  };
  const goOn = () => {
    if (!client.progress?.done) void work();
  };

  const client: ListingClient = {
    progress: null,
    tags: new Map(),
    ofDigest: null,
    moves: new Map(),
    setVisibleTags(tags) {
      wanted = [...new Set(tags)];
      if (client.progress === null || wanted.some((tag) => !client.tags.has(tag))) void look();
    },
    subscribe(tell, until) {
      listeners.add(tell);
      until.addEventListener('abort', () => listeners.delete(tell));
    },
    async choosePlatform(platform) {
      await send('platform.choose', { platform });
      keepFailure(await send('listing.look', request()));
      goOn();
    },
    async setCrawlMode(next) {
      mode = next;
      await send('listing.crawl-mode', { repository: subject.repository, mode: next });
      keepFailure(await send('listing.look', request()));
      goOn();
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
  };
  const stayAwake = () => send('listing.look', request()).catch(() => {});
  keepAwakeWhileVisible(() => client.progress?.isEphemeral && void stayAwake(), signal);
  goOn();
  return client;
}

/** Whether a worker that was to keep what is shown has ended: what it has read since is less, and not all that there is. */
const hasLost = (told: Progress, shown: Progress | null): shown is Progress =>
  shown?.isEphemeral === true && !told.done && told.known < shown.known;

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
  client: ListingClient;
  signal: AbortSignal;
  /** Whether there is more to do than the worker knew. */
  remind: () => Promise<boolean>;
}

/** The loop that is the job: it goes on while somebody looks, and stops when the listing is done or cannot be had. */
async function follow({ request, take, client, signal, remind }: Following): Promise<void> {
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
      if (client.progress) take({ progress: { ...client.progress, failure }, tags: [], moves: [] });
    }
    failed = failure ? failed + 1 : 0;
    if (failure && !isTemporary(failure)) return;
    if (failure) await wait(failure.until ?? Date.now() + 2000 * 2 ** Math.min(failed, 5), signal);
    else if (client.progress?.resumeAt) await wait(client.progress.resumeAt, signal);
  }
}
