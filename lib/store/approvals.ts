import { registryName } from '../hosts/registries.ts';
import { type Approval, isApproved } from '../secrets/where.ts';
import { decide, decided } from './durable.ts';
import { inTurn } from './mutex.ts';

const KEY = 'approvals';
const change = inTurn();

/** The pairs of registry and place that the person has approved for secrets. */
export const allApprovals = async (): Promise<Approval[]> => (await decided<Approval[]>(KEY)) ?? [];

export const setApproval = ({ registry, to }: Approval, allowed: boolean): Promise<void> =>
  change(async () => {
    const name = registryName(registry);
    const others = (await allApprovals()).filter((pair) => pair.registry !== name || pair.to !== to);
    await decide(KEY, allowed ? [...others, { registry: name, to }] : others);
  });

export const wasApproved = async (registry: string, to: string): Promise<boolean> =>
  isApproved(await allApprovals(), registry, to);
