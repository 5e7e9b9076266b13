import { mayFollow } from '../secrets/where.ts';
import type { HttpAnswer } from './send.ts';

/** The URL of an answer that came by a redirect from another origin than that of the request; else `undefined`. */
export function crossOriginRedirect(asked: string, { url }: Pick<HttpAnswer, 'url'>): URL | undefined {
  const from = new URL(url);
  return mayFollow(new URL(asked), from) ? undefined : from;
}
