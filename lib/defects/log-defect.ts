import { stackLines } from './defect.ts';

/** Logged defects, by name and first frame. A restarted context logs them again. */
const logged = new Set<string>();

/** Writes an error's name and stack to the console, once for each frame that throws it. Never its message. */
export function logDefect(error: unknown, name: string): void {
  const lines = stackLines(error);
  const key = `${name} ${lines[0]}`;
  if (logged.has(key)) return;
  logged.add(key);
  console.error(['Tagkin:', name, ...lines].join('\n'));
}
