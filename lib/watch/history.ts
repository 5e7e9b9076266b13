import type { Watched } from './watched.ts';

/** One state of a tag's history. */
export interface PastState {
  /** When it was seen first, in ms since 1970. */
  at: number;
  /** Null: the tag was missing. */
  digest: string | null;
  version: string | null;
}

/** By canonical reference, oldest state first. */
export type History = Record<string, PastState[]>;

/**
 * How much history is kept: states of a tag, their age in ms, and bytes of all together.
 * @internal exported for tests
 */
export const HISTORY_LIMITS = { states: 200, age: 365 * 86_400_000, bytes: 5_000_000 };

/** What a state takes beside its own text, in bytes of JSON. */
const BYTES_A_STATE = 50;

/** The state of a watched tag now; null before the first look. */
export function pastStateOf({ now, missingSince }: Watched): PastState | null {
  if (missingSince !== null) return { at: missingSince, digest: null, version: null };
  return now && { at: now.at, digest: now.digest, version: now.version?.version ?? null };
}

/**
 * The history with what watched tags are now. Harmless to repeat: a state that is the last one already is not added again,
 * only its version. Of tags that are no longer watched nothing stays.
 */
export function withStates(history: History, all: readonly Watched[], now: number): History {
  const next = all.map((watched): [string, PastState[]] => {
    const states = history[watched.image] ?? [];
    const state = pastStateOf(watched);
    const last = states.at(-1);
    if (!state) return [watched.image, states];
    if (last?.digest !== state.digest)
      return [watched.image, within([...states, { ...state, at: now }], now)];
    const version = state.version ?? last.version;
    return [watched.image, within([...states.slice(0, -1), { ...last, version }], now)];
  });
  return withinBytes(Object.fromEntries(next.filter(([, states]) => states.length > 0)));
}

/** Without states that are too old or too many. The last one, which holds now, always stays. */
const within = (states: PastState[], now: number): PastState[] =>
  states
    .filter(({ at }, index) => index === states.length - 1 || at > now - HISTORY_LIMITS.age)
    .slice(-HISTORY_LIMITS.states);

const bytesOf = ({ digest, version }: PastState): number =>
  BYTES_A_STATE + (digest?.length ?? 0) + (version?.length ?? 0);

/** Drops the oldest states of all tags together until the rest fits; the last one of each stays. */
function withinBytes(history: History): History {
  const past = Object.entries(history).flatMap(([image, states]) =>
    states.slice(0, -1).map((state) => ({ image, state })),
  );
  let excess = sum(Object.values(history).flat()) - HISTORY_LIMITS.bytes;
  if (excess <= 0) return history;
  const dropped = new Set<PastState>();
  for (const { state } of past.sort((a, b) => a.state.at - b.state.at)) {
    if (excess <= 0) break;
    excess -= bytesOf(state);
    dropped.add(state);
  }
  return Object.fromEntries(
    Object.entries(history).map(([image, states]) => [image, states.filter((state) => !dropped.has(state))]),
  );
}

const sum = (states: readonly PastState[]): number =>
  states.reduce((total, state) => total + bytesOf(state), 0);
