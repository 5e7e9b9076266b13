import { TagkinError } from '../failure.ts';
import { HUB_HOST } from '../hosts/docker-hub.ts';
import { createHubApi, type HubApi, type TagsPage, type TagsQuery } from '../hub/api/api.ts';
import type { AllowedSender } from '../messages/row.ts';
import type { HubSource } from '../sources/hub/source.ts';
import type { Listing, StepResult } from '../sources/listing.ts';
import type { WindowKind } from '../store/window-kind.ts';
import { hubAccount, pageAuthorization } from './hub-account.ts';
import { hubApi, hubTools } from './hub-api.ts';

const anonymous = createHubApi(hubTools);

/** To a web page every refusal is the same: it must not learn whether a private repository exists. */
export const notPublic = (): TagkinError => new TagkinError({ kind: 'unauthorized', host: HUB_HOST });

/** Whether Hub refuses something to this reader: to some a private repository is `not-found`. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof TagkinError && ['unauthorized', 'not-found'].includes(error.failure.kind);

/**
 * What an anonymous reader gets from Docker Hub's API, or else the page's own session where one was offered. Errors: those of the
 * first.
 */
export async function readAsPage<Answer>(
  read: (api: HubApi) => Promise<Answer>,
  from: WindowKind,
): Promise<Answer> {
  try {
    return await read(anonymous);
  } catch (error) {
    if (!isRefusal(error) || !(await pageAuthorization(from, { renew: false }))) throw error;
    const own = createHubApi({ ...hubTools, authorization: (options) => pageAuthorization(from, options) });
    return await read(own).catch((next) => {
      throw isRefusal(next) ? error : next;
    });
  }
}

/**
 * Docker Hub's API for one step of a listing. Nothing may be drawn into a page that an anonymous reader or the page's own session
 * could not read. Each visit decides that by the newest tags, which it reads first in any case: for a web page by `readAsPage`, and
 * never by our sign-in. An extension page's step decides it too, unless it is signed for stored credentials.
 *
 * @param onDecided gets whether web pages may see the listing
 */
export function publicFirst(
  sender: AllowedSender,
  from: WindowKind,
  onDecided: (isPublic: boolean) => void,
): HubApi {
  const own = hubApi[from];
  const newest = async (query: TagsQuery, signal: AbortSignal): Promise<TagsPage> => {
    const isPage = sender === 'page';
    if (!isPage && (await hubAccount(from))?.by === 'credentials') return own.tags(query, signal);
    const read = (api: HubApi) => api.tags(query, signal);
    try {
      const answer = await (isPage ? readAsPage(read, from) : read(own));
      onDecided(true);
      return answer;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      onDecided(false);
      throw isPage ? notPublic() : error;
    }
  };
  const isNewest = ({ page, name, ordering }: TagsQuery) => page === 1 && !name && !ordering;
  return { ...own, tags: (query, signal) => (isNewest(query) ? newest : own.tags)(query, signal) };
}

/** Reads the newest tags for `publicFirst` to decide; the listing's job has other pages to read. Null if that went well. */
export async function newestRefused(
  listing: Listing,
  { api, signal }: HubSource,
): Promise<StepResult | null> {
  try {
    await api.tags({ repository: listing.repository, page: 1 }, signal);
    return null;
  } catch (failure) {
    return { listing, failure };
  }
}
