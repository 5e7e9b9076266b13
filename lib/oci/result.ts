/** A value or an error: problems of outside data are returned, never thrown. */
export type Result<T, E> = { ok: true; value: T } | { ok: false; error: E };

/** One of the closed kinds of failure (lib/failure.ts), with a reason code that an interface can turn into a sentence. */
export interface Problem<Reason extends string> {
  kind: 'malformed' | 'too-large' | 'unsupported';
  reason: Reason;
  /** Where in the data, as a dotted path (`manifests.0.digest`). */
  at?: string;
}

type Failed<Reason extends string> = { ok: false; error: Problem<Reason> };

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });

export const failed = <Reason extends string>(
  kind: Problem<Reason>['kind'],
  reason: Reason,
  at?: string,
): Failed<Reason> => ({
  ok: false,
  error: at === undefined ? { kind, reason } : { kind, reason, at },
});

export const malformed = <Reason extends string>(reason: Reason, at?: string): Failed<Reason> =>
  failed('malformed', reason, at);
