import { mayFollow } from '../secrets/where.ts';
import type { HttpAnswer } from './send.ts';

/** The final URL of an answer that was redirected to another origin than that of the request; else `undefined`. */
export function crossOriginRedirect(requested: string, { url }: Pick<HttpAnswer, 'url'>): URL | undefined {
  const final = new URL(url);
  return mayFollow(new URL(requested), final) ? undefined : final;
}
