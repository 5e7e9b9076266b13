import * as v from 'valibot';
import type { Failure } from '../failure.ts';
import { REPOSITORY_ORDERINGS, type RepositoriesPage } from '../hub/api/repositories.ts';
import type { FoundRepository } from '../hub/api/search.ts';
import type { ImageAnswer } from '../inspect/image-answer.ts';
import { count, repository, shortText, tag } from './fields.ts';
import { message } from './row.ts';

/** The namespaces of the account signed in at Docker Hub. `failure`: why the list may be incomplete. */
export interface OwnNamespaces {
  account: string | null;
  namespaces: string[];
  failure: Failure | null;
}

/** Tag counts by repository. `lost`: cannot be counted. `failure`: why others are missing for now. */
export interface TagCounts {
  counts: Record<string, number>;
  lost: string[];
  failure: Failure | null;
}

/** Search and namespaces of Docker Hub. */
export const HUB_MESSAGES = {
  /** Repositories that match a text. */
  'hub.search': message<FoundRepository[]>()('extension', v.object({ text: shortText })),
  /** A page of a namespace's repositories, in one of Hub's orders. */
  'hub.repositories': message<RepositoriesPage>()(
    'extension',
    v.object({
      namespace: shortText,
      ordering: v.picklist(REPOSITORY_ORDERINGS),
      filter: shortText,
      page: v.pipe(count, v.minValue(1)),
    }),
  ),
  /**
   * Digest and platforms of a tag by Docker Hub's API: no pull. `isPullNext`: the image is read next, so a token for it is
   * requested meanwhile.
   */
  'hub.tag': message<ImageAnswer>()('extension', v.object({ repository, tag, isPullNext: v.boolean() })),
  'hub.mine': message<OwnNamespaces>()('extension', v.object({})),
  'hub.tag-counts': message<TagCounts>()(
    'extension',
    v.object({
      repositories: v.pipe(v.array(v.object({ repository, updatedAt: count })), v.maxLength(10)),
    }),
  ),
};
