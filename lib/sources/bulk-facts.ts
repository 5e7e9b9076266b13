import type { BulkSourceId } from './jobs.ts';

/** What a way to learn tags costs, and what it brings. */
export interface BulkFacts {
  /** Requests for so many tags that share no image, sign-in not counted. */
  requests(tags: number): number;
  /** Whether it tells a tag's images for each platform, or its digest alone. */
  platforms: boolean;
  /** How it can fall short of all tags that the registry has. */
  coverage: 'all' | 'all-but-uncached';
  /** Its API is on another host than the registry: either may be out of reach while the other is not. */
  isElsewhere?: true;
}

const pagesOf = (size: number) => (tags: number) => Math.max(1, Math.ceil(tags / size));

export const BULK_FACTS: Record<BulkSourceId, BulkFacts> = {
  google: { requests: () => 1, platforms: false, coverage: 'all' },
  quay: { requests: pagesOf(100), platforms: false, coverage: 'all' },
  harbor: { requests: pagesOf(100), platforms: true, coverage: 'all-but-uncached' },
  gitlab: { requests: pagesOf(1000), platforms: false, coverage: 'all' },
  /** Of versions, each with at least one tag; one more for what a user owns. */
  ghcr: { requests: pagesOf(100), platforms: false, coverage: 'all', isElsewhere: true },
  'ecr-public': { requests: pagesOf(1000), platforms: false, coverage: 'all', isElsewhere: true },
  distribution: { requests: (tags) => pagesOf(1000)(tags) + tags, platforms: false, coverage: 'all' },
};
