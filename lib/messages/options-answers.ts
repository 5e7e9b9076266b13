import type { Pulls } from '../http/pulls.ts';
import type { Refusal } from '../hub/api/sign-in.ts';
import type { Approval } from '../secrets/where.ts';
import type { Settings } from '../settings/settings.ts';
import type { Keeping } from '../store/credentials.ts';

/** Credentials as they are shown: without the secret, which nobody is shown again. */
export interface AccountShown {
  registry: string;
  account: string;
  keep: Keeping;
  /** Why Docker Hub no longer takes them. */
  refused: Refusal | null;
}

/**
 * Why credentials are not taken: refused; waiting for an approval (`hosts`); the browser was not allowed to ask (`hosts`); nobody
 * answered, or with a certificate that the browser does not trust; something else.
 */
export type CheckReason = Refusal | 'approval' | 'permission' | 'unreachable' | 'other';

export type SignInCheck =
  | { state: 'accepted' }
  /** The registry lets everybody in, or it was not asked. */
  | { state: 'not-asked' }
  | { state: 'refused'; reason: CheckReason; hosts?: string[] };

export interface SettingsShown extends Settings {
  approvals: Approval[];
  /** As whom Docker Hub is asked; null: anonymously. */
  hub: { account: string; by: 'credentials' | 'page' } | null;
}

/** What is left of what Docker Hub counts; null where it has not said so lately. */
export interface BudgetLeft {
  /** Requests to its API that Tagkin may still send, until the window ends (ms since 1970). */
  requests: { left: number; until: number } | null;
  /** `at`: when it was said, ms since 1970. */
  pulls: (Pulls & { at: number }) | null;
}

/** What the browser lets Tagkin keep. */
export interface KeepingShown {
  /** On this device; else settings and sign-ins last until the browser closes. */
  device: boolean;
}

export interface Erased {
  /** From this device; else it may be back once the browser has closed. */
  gone: boolean;
}

export interface CacheSize {
  /** Repositories whose tags are known. */
  listings: number;
  /** Manifests and configs. */
  contents: number;
  bytes: number;
}
