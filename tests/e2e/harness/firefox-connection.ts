import type { Browser } from 'puppeteer-core';

/** Puppeteer's BiDi connection, which its types leave out: commands go out by `send`, events come in by `emit`. */
export interface Connection {
  send(method: string, params: Record<string, unknown>): Promise<{ result: unknown }>;
  on(event: string, listener: (info: Navigated) => void): void;
  emit(event: string, info: Navigated | Pick<Navigated, 'context'>): void;
}

/** What the `browsingContext` navigation events tell. */
export interface Navigated {
  context: string;
  url: string;
  navigation: string | null;
}

export function connectionOf(browser: Browser): Connection {
  return (browser as unknown as { connection: Connection }).connection;
}
