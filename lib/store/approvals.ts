import * as v from 'valibot';
import { registryName } from '../hosts/registries.ts';
import { type Approval, isApproved } from '../secrets/where.ts';
import { validItems } from '../settings/tolerant.ts';
import { durableStore } from './durable.ts';
import { mutex } from './mutex.ts';

const approvals = durableStore('approvals', validItems(v.object({ registry: v.string(), to: v.string() })));
const change = mutex();

/** The pairs of registry and target that the user has approved for credentials. */
export const allApprovals = async (): Promise<Approval[]> => (await approvals.load()) ?? [];

export const setApproval = ({ registry, to }: Approval, allowed: boolean): Promise<void> =>
  change(async () => {
    const name = registryName(registry);
    const others = (await allApprovals()).filter((pair) => pair.registry !== name || pair.to !== to);
    await approvals.save(allowed ? [...others, { registry: name, to }] : others);
  });

export const wasApproved = async (registry: string, to: string): Promise<boolean> =>
  isApproved(await allApprovals(), registry, to);
