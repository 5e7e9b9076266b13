import { pathOf } from './build.ts';
import type { BoxRepository } from './model.ts';
import type { Box } from './types.ts';

/** The one account. */
export const ACCOUNT = { identifier: 'reader', secret: 'dckr_pat_reader' };

/** A box with these repositories, and the limits that anonymous visitors meet. */
export const createBox = (repositories: readonly BoxRepository[], cap = 1000): Box => ({
  repositories: new Map(repositories.map((each) => [pathOf(each), each])),
  cap,
  nameOrder: 'bytes',
  lists: { filter: 'caseless', newestFirst: false, served: 100, miscount: 0 },
  pulls: { limit: 100, used: 0 },
  account: { ...ACCOUNT, namespaces: ['bigcorp', 'reader'] },
  quirks: {},
  mounts: [],
});
