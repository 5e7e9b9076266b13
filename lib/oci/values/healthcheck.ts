/**
 * How Docker checks that a container is healthy. Times are in nanoseconds, as in the config. A missing time or count
 * stands for Docker's default (interval and timeout 30 s, start period 0 s, start interval 5 s, 3 retries).
 * Source: Docker's image specification, `Healthcheck`.
 */
export interface Healthcheck {
  /** `none` disables the healthcheck of the base image. */
  kind: 'none' | 'exec' | 'shell';
  /** For `exec` the arguments, for `shell` the command line as the only item. */
  command: string[];
  interval?: number;
  timeout?: number;
  startPeriod?: number;
  startInterval?: number;
  retries?: number;
}

export type HealthcheckTimes = Omit<Healthcheck, 'kind' | 'command'>;

const KINDS: Record<string, Healthcheck['kind']> = { NONE: 'none', CMD: 'exec', 'CMD-SHELL': 'shell' };

/** A healthcheck from its `Test` and its times. Undefined for an empty or unknown test, which sets nothing. */
export function readHealthcheck(test: string[], times: HealthcheckTimes): Healthcheck | undefined {
  const [keyword = '', ...command] = test;
  const kind = Object.hasOwn(KINDS, keyword) ? KINDS[keyword] : undefined;
  if (kind === undefined) return undefined;
  const set = Object.entries(times).filter(([, value]) => typeof value === 'number' && value > 0);
  return { kind, command, ...Object.fromEntries(set) };
}
