import { chance } from '../images/chance.ts';
import { timeText } from '../time-text.ts';

const nanoseconds = (milliseconds: number, rest: number) => timeText(milliseconds, rest, 9);

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

/** By seed and time: lists have the same images again and again. */
const pushes = new Map<string, string>();

/** When a platform's image was pushed: some seconds before its tag, always the same. */
export function imagePushed(seed: string, pushedAt: string | null): string | null {
  if (pushedAt === null) return null;
  const key = `${seed} ${pushedAt}`;
  const known = pushes.get(key) ?? drawnPush(seed, pushedAt);
  pushes.set(key, known);
  return known;
}

function drawnPush(seed: string, pushedAt: string): string {
  const before = Date.parse(pushedAt) - 1000 - chance(seed, 9000);
  const isWhole = chance(seed, 8) === 0; // as of images pushed before about 2022
  return isWhole
    ? nanoseconds(before - (before % 1000), 0)
    : nanoseconds(before, chance(`${seed}.`, 1_000_000));
}
