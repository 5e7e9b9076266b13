import { type Inspection, type InspectStep, inspect } from '../../lib/inspect/inspect.ts';
import type { Registry } from '../../lib/registry/client.ts';

/** Every step of an inspection, in order. Throws as the inspection does; `steps` then holds what came before. */
export async function stepsOf(
  registry: Registry,
  inspection: Inspection,
  steps: InspectStep[] = [],
): Promise<InspectStep[]> {
  await inspect(registry, inspection, (step) => steps.push(step));
  return steps;
}
