/** An answer or the reason why there is none: what can go wrong with outside data is a value, never thrown. */
export type Result<T, E> = { ok: true; value: T } | { ok: false; error: E };

/** One of the closed kinds of failure (docs/house.md) with a reason code that an interface can turn into a sentence. */
export interface Problem<Reason extends string> {
  kind: 'malformed' | 'too-large' | 'unsupported';
  reason: Reason;
}

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });

export const malformed = <Reason extends string>(reason: Reason): { ok: false; error: Problem<Reason> } => ({
  ok: false,
  error: { kind: 'malformed', reason },
});
