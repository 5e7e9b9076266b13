import type { BoxRepository } from '../model.ts';
import { json, type Reply } from '../server/reply.ts';

/** No such repository, route or page. */
export function notFound(): Reply {
  return json(404, { message: 'object not found', errinfo: {} });
}

/** No such tag. */
export function tagNotFound({ namespace, name }: BoxRepository, tag: string): Reply {
  const errinfo = { namespace, repository: name, tag };
  return json(404, { message: `httperror 404: tag '${tag}' not found`, errinfo });
}

/** Anonymous paging of tags or repositories ends here (since 2026-08-11). */
export function offsetTooLarge(): Reply {
  const message = 'pagination offset too large for anonymous requests; sign in to page further';
  return json(403, { message, errinfo: {} });
}

/** Anonymous paging of a search ends here. */
export function searchTooLarge(): Reply {
  const message = 'pagination too large for anonymous requests; sign in to get more results and page further';
  return json(403, { message });
}

/** Wrong name or password. */
export function unauthorized(): Reply {
  return json(401, { message: 'unauthorized', errinfo: {} });
}
