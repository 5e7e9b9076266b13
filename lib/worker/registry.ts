import { browser } from '../browser.ts';
import { originOf } from '../permissions.ts';
import { createRegistry, type Registry } from '../registry/client.ts';
import { systemClock } from '../registry/clock.ts';
import { defaultScheme } from '../registry/hosts.ts';
import { contentCache } from '../store/content.ts';
import { sessionStore } from '../store/session.ts';
import { rereadChallenge } from './reread-challenge.ts';

/** How long one message may wait for a host that asks for a pause, in ms: the worker must have answered before 30 s. */
const PATIENCE = 10_000;

/** Registries as the worker reaches them. What it holds may be lost at any moment: tokens and content are stored. */
export const registry: Registry = createRegistry({
  fetch: (...args) => fetch(...args),
  clock: systemClock,
  tokens: sessionStore,
  content: contentCache,
  patience: PATIENCE,
  permitted: (host) => browser.permissions.contains({ origins: [originOf(host, defaultScheme(host))] }),
  rereadChallenge,
});
