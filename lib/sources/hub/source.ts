import type { HubApi } from '../../hub/api/api.ts';
import type { Registry } from '../../registry/client.ts';

/** What one step needs from outside to list the tags of a repository on Docker Hub. */
export interface HubSource {
  api: HubApi;
  /** For what Hub's API does not give: all names, and single digests. */
  registry: Registry;
  now: () => number;
  /** How many requests to Hub's API this step may send. */
  budget: number;
  /** When there is budget again, in ms since 1970. */
  budgetAt: number;
  visibleTags: string[];
  /** Ends the step. */
  signal: AbortSignal;
}
