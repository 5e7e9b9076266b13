import type { Line } from '../text/lines.ts';
import { type Traced, traced } from '../text/traced.ts';

const LINE = /^(?:export )?([A-Za-z_]\w*)=(["']?)([^\s"']+)\2\s*$/;
const MAX_VALUES = 500;

/** `TAG=1.2` in a line of its own: what was pasted along of an `.env` file. */
export function assignmentsIn(lines: readonly Line[]): Map<string, Traced> {
  const values = new Map<string, Traced>();
  for (const { text, start } of lines) {
    const [all, key = '', , value = ''] = LINE.exec(text.slice(0, 400)) ?? [];
    if (all !== undefined && values.size < MAX_VALUES)
      values.set(key, traced(value, start + all.lastIndexOf(value)));
  }
  return values;
}
