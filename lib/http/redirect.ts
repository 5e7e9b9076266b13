import { mayFollow } from '../secrets/where.ts';
import type { HttpAnswer } from './send.ts';

/** Where an answer came from, if a redirect led to another origin than was asked; `undefined` if not. */
export function crossOriginRedirect(asked: string, { url }: Pick<HttpAnswer, 'url'>): URL | undefined {
  const from = new URL(url);
  return mayFollow(new URL(asked), from) ? undefined : from;
}
