import { families } from '../families/index.ts';
import { HOSTS } from './hosts.ts';

/** Whether the box answers for a host: Docker's, the registries of `families/`, and all under `example.test`. */
export const isExpected = (host: string): boolean =>
  HOSTS.includes(host) || families.has(host) || host.endsWith('.example.test');
