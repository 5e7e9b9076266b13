import { isPrivateNetwork } from '../hosts/addresses.ts';
import { mayFollow } from '../secrets/where.ts';
import type { HttpAnswer } from './send.ts';

/** The final URL of an answer that was redirected to another origin than that of the request; else `undefined`. */
export function crossOriginRedirect(requested: string, { url }: Pick<HttpAnswer, 'url'>): URL | undefined {
  const final = new URL(url);
  return mayFollow(new URL(requested), final) ? undefined : final;
}

/**
 * Whether an answer may come from where a redirect led: never from https down to http, into a private network from
 * outside of it, nor from a URL with user info. Browsers follow redirects before they can be judged, so this decides
 * about the answer, not about the request.
 */
export function mayLand(requested: string, landed: URL): boolean {
  const from = new URL(requested);
  if (landed.username !== '' || landed.password !== '') return false;
  if (landed.protocol !== 'https:' && (landed.protocol !== 'http:' || from.protocol !== 'http:'))
    return false;
  return !isPrivateNetwork(landed.hostname) || isPrivateNetwork(from.hostname);
}
