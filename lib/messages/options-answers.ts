import type { Pulls } from '../http/pulls.ts';
import type { Refusal } from '../hub/api/sign-in.ts';
import type { Approval } from '../secrets/where.ts';
import type { Settings } from '../settings/settings.ts';
import type { Keeping } from '../store/credentials.ts';
import type { Outside } from '../text/outside.ts';

/** Credentials as shown: the secret is never sent back to a page. */
export interface AccountShown {
  registry: string;
  account: Outside;
  keep: Keeping;
  /** Why Docker Hub refused them. */
  refused: Refusal | null;
}

/**
 * Why credentials are not accepted. `approval`, `permission`: `hosts` need that of the user, or of the browser.
 * `unreachable`: no answer, or an untrusted certificate.
 */
export type CheckReason = Refusal | 'approval' | 'permission' | 'unreachable' | 'other';

export type SignInCheck =
  | { state: 'accepted' }
  /** The registry needs no sign-in, or no check was requested. */
  | { state: 'not-asked' }
  | { state: 'refused'; reason: CheckReason; hosts?: string[] };

export interface SettingsShown extends Settings {
  approvals: Approval[];
  /** The account for requests to Docker Hub; null: anonymous. */
  hub: { account: Outside; by: 'credentials' | 'page' } | null;
}

/** What is left of Docker Hub's limits; null without a recent answer that has it. */
export interface BudgetLeft {
  /** Requests to its API that Tagkin may still send, until the window ends (ms since 1970). */
  requests: { left: number; until: number } | null;
  /** `at`: when it was reported, in ms since 1970. */
  pulls: (Pulls & { at: number }) | null;
}

/** What the browser allows Tagkin to store. */
export interface KeepingShown {
  /** On this device; else settings and sign-ins last until the browser closes. */
  device: boolean;
}

/** What became of the watched tags of a settings file, each counted once. */
export interface Imported {
  /** Those that are in the list now. */
  taken: number;
  /** Those that found no room. */
  refused: number;
  /** Texts that are no reference with a tag. */
  unread: number;
  /** Whether the list stays as it was, since a private window changes nothing of it. */
  isPrivate: boolean;
}

export interface Erased {
  /** Removed from this device; else it may reappear once the browser has closed. */
  gone: boolean;
}

export interface CacheSize {
  /** Lists of tags. */
  listings: Cached;
  /** Manifests and configs. */
  contents: Cached;
}

/** How many there are, and the bytes of all of them. */
interface Cached {
  count: number;
  bytes: number;
}
