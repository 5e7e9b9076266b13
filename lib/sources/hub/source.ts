import type { HubApi } from '../../hub/api/api.ts';
import type { Registry } from '../../registry/client.ts';

/** What one step needs from outside to learn the tags of a repository on Docker Hub. */
export interface HubSource {
  api: HubApi;
  /** For what Hub's API does not tell: all names, and single digests. */
  registry: Registry;
  now: () => number;
  /** How many requests to Hub's API this step may send at the most. */
  budget: number;
  /** ms since 1970: when there will be more. */
  budgetAt: number;
  /** The tags that somebody looks at. */
  visibleTags: string[];
  /** Ends the step: what has not come by then stays to be done. */
  signal: AbortSignal;
}
