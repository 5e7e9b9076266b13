/**
 * How a container tells whether it is well. Times are in nanoseconds, as the config has them; what is missing is
 * Docker's default (interval and timeout 30 s, start period 0 s, start interval 5 s, 3 retries).
 * Source: Docker's image specification, `Healthcheck`.
 */
export interface Healthcheck {
  /** `none`: one of the base image is switched off. */
  kind: 'none' | 'exec' | 'shell';
  /** Arguments of `exec`; the one line of `shell`. */
  command: string[];
  interval?: number;
  timeout?: number;
  startPeriod?: number;
  startInterval?: number;
  retries?: number;
}

export type HealthcheckTimes = Omit<Healthcheck, 'kind' | 'command'>;

const KINDS: Record<string, Healthcheck['kind']> = { NONE: 'none', CMD: 'exec', 'CMD-SHELL': 'shell' };

/** A healthcheck from its `Test` and its times; `undefined` for an empty test (inherited: nothing is set). */
export function readHealthcheck(test: string[], times: HealthcheckTimes): Healthcheck | undefined {
  const [how = '', ...command] = test;
  const kind = Object.hasOwn(KINDS, how) ? KINDS[how] : undefined;
  if (kind === undefined) return undefined;
  const set = Object.entries(times).filter(([, value]) => typeof value === 'number' && value > 0);
  return { kind, command, ...Object.fromEntries(set) };
}
