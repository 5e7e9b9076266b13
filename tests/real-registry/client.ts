import { parseReference } from '../../lib/hosts/parse-reference.ts';
import { type Clock, systemClock } from '../../lib/http/clock.ts';
import type { Inspection, InspectStep } from '../../lib/inspect/inspect.ts';
import { parseConfig } from '../../lib/oci/config.ts';
import type { ConfigSummary } from '../../lib/oci/config-summary.ts';
import type { Digest } from '../../lib/oci/digest.ts';
import { createRegistry, type Registry, type RegistryOptions } from '../../lib/registry/client.ts';
import { httpContext } from '../http/harness.ts';
import { type NodeFetchOptions, nodeFetch } from '../hub-in-a-box/node-fetch.ts';
import type { Hub } from '../hub-in-a-box/types.ts';
import { stepsOf } from '../inspect/steps.ts';

/** Our client in front of the box, with what it keeps. */
export interface Client {
  registry: Registry;
  tokens: Map<string, unknown>;
  content: Map<Digest, Uint8Array>;
  /** Waits requested, in ms. */
  waited: number[];
  /** Everything that there is to find out. */
  look(reference: string, more?: Partial<Inspection>): Promise<InspectStep[]>;
}

/** Waits by moving its own time on. */
function quickClock(waited: number[]): Clock {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    timeout: systemClock.timeout,
    sleep: async (milliseconds) => {
      waited.push(milliseconds);
      ahead += milliseconds;
    },
  };
}

export function createClient(
  hub: Hub,
  { hidesDoubledChallenge = false, ...options }: Partial<RegistryOptions> & NodeFetchOptions = {},
): Client {
  const tokens = new Map<string, unknown>();
  const content = new Map<Digest, Uint8Array>();
  const waited: number[] = [];
  const registry = createRegistry({
    http: httpContext(nodeFetch(hub, { hidesDoubledChallenge }), {
      clock: quickClock(waited),
      random: Math.random,
    }),
    tokens: {
      get: async (key) => tokens.get(key),
      put: async (key, value) => void tokens.set(key, value),
    },
    content: {
      get: async (digest) => content.get(digest),
      put: async (digest, bytes) => void content.set(digest, bytes),
    },
    ...options,
  });
  const look = async (reference: string, more: Partial<Inspection> = {}) => {
    const parsed = parseReference(reference);
    if (!parsed.ok) throw new Error(`${reference}: ${parsed.error.reason}`);
    return stepsOf(registry, { reference: parsed.value, ...more });
  };
  return { registry, tokens, content, waited, look };
}

type StepOf<Name extends InspectStep['step']> = Extract<InspectStep, { step: Name }>;

/** The step of that name. */
export function find<Name extends InspectStep['step']>(steps: InspectStep[], name: Name): StepOf<Name> {
  const found = steps.find((each): each is StepOf<Name> => each.step === name);
  if (!found) throw new Error(`there is no ${name} among ${steps.map(({ step }) => step)}`);
  return found;
}

/** The summary of the config among the steps. */
export function summaryOf(steps: InspectStep[]): ConfigSummary {
  const parsed = parseConfig(find(steps, 'config').text);
  if (!parsed.ok) throw new Error(`no config: ${parsed.error.reason}`);
  return parsed.value.summary;
}
