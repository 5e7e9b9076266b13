import { registryName } from '../hosts/registries.ts';
import { type Approval, isApproved } from '../secrets/where.ts';
import { loadDurable, saveDurable } from './durable.ts';
import { mutex } from './mutex.ts';

const KEY = 'approvals';
const change = mutex();

/** The pairs of registry and place that the person has approved for secrets. */
export const allApprovals = async (): Promise<Approval[]> => (await loadDurable<Approval[]>(KEY)) ?? [];

export const setApproval = ({ registry, to }: Approval, allowed: boolean): Promise<void> =>
  change(async () => {
    const name = registryName(registry);
    const others = (await allApprovals()).filter((pair) => pair.registry !== name || pair.to !== to);
    await saveDurable(KEY, allowed ? [...others, { registry: name, to }] : others);
  });

export const wasApproved = async (registry: string, to: string): Promise<boolean> =>
  isApproved(await allApprovals(), registry, to);
