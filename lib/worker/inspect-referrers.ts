import * as v from 'valibot';
import { type ReferrerList, referrerListOf } from '../inspect/referrer-list.ts';
import type { RequestOf } from '../messages/messages.ts';
import { fromSession, toSession } from '../store/session.ts';
import type { WindowKind } from '../store/window-kind.ts';
import { MESSAGE_TIMEOUT_MS } from './image.ts';
import { byDigest } from './inspect-documents.ts';
import { registries } from './registry.ts';
import { together } from './together.ts';

/** What lists referrers there: the API, or only the fallback tag. */
const ProbedSchema = v.picklist(['api', 'tag']);

/** Session key of what a probe of a registry's referrers API found. */
const keyOf = (registry: string) => `referrers ${registry}`;

/**
 * What refers to a manifest. The API for it is requested once a session, where the registry has none. Errors: after a refusal or a
 * failure nothing is known, so it is thrown, and never taken for an empty list.
 */
export async function listReferrers(
  { image }: RequestOf<'inspect.referrers'>,
  from: WindowKind,
): Promise<ReferrerList> {
  const where = byDigest(image);
  const probed = await fromSession(keyOf(where.registry), ProbedSchema);
  const read = () =>
    registries[from].referrers(where, {
      signal: AbortSignal.timeout(MESSAGE_TIMEOUT_MS),
      hasNoApi: probed === 'tag',
    });
  const found = await together(['referrers', where.digest], where, from, read);
  // After a refusal, what the tag has is no proof that there is no API.
  if (found.source === 'api' || found.isComplete) await toSession({ [keyOf(where.registry)]: found.source });
  return referrerListOf(found);
}
