import { chance } from '../images/chance.ts';

/** RFC 3339 with a fraction of nine digits or fewer, its trailing zeros dropped as Go does. */
function nanoseconds(milliseconds: number, digits: number): string {
  const [whole = '', rest = ''] = new Date(milliseconds).toISOString().split(/[.Z]/);
  const fraction = `${rest}${String(digits).padStart(6, '0')}`.replace(/0+$/, '');
  return `${whole}${fraction && `.${fraction}`}Z`;
}

let answers = 0;

/** When something was last pulled: another time in each answer, as on Hub. Long ago for what is inactive. */
export function lastPulled(
  seed: string,
  status: 'active' | 'inactive',
  pushedAt: string | null,
): string | null {
  if (pushedAt === null) return null;
  if (status === 'inactive') return nanoseconds(Date.parse('2022-11-08T11:51:53.932Z'), 662_000);
  answers += 1;
  return nanoseconds(Date.now() - chance(seed, 3_600_000), (answers * 7919 + 1) % 1_000_000);
}

/** When a platform's image was pushed: some seconds before its tag, always the same. */
export function imagePushed(seed: string, pushedAt: string | null): string | null {
  if (pushedAt === null) return null;
  const before = Date.parse(pushedAt) - 1000 - chance(seed, 9000);
  return nanoseconds(before, chance(seed, 8) === 0 ? 0 : chance(`${seed}.`, 1_000_000));
}
