import type { Challenge } from '../registry/auth/challenge.ts';

/** The path of a challenge's token realm; empty if it has none. */
export function realmPath({ parameters: { realm = '' } }: Challenge): string {
  return URL.canParse(realm) ? new URL(realm).pathname : '';
}
