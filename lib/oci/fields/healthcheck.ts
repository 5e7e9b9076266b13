import * as v from 'valibot';
import { list, number } from '../values/go-json.ts';
import { printedDuration, printedRune, quotedStrings } from '../values/go-print.ts';
import { type Healthcheck, readHealthcheck } from '../values/healthcheck.ts';
import type { Field } from './field.ts';

const schema = v.pipe(
  v.object({
    Test: list,
    Interval: number,
    Timeout: number,
    StartPeriod: number,
    StartInterval: number,
    Retries: number,
  }),
  v.transform((raw) =>
    readHealthcheck(raw.Test, {
      interval: raw.Interval ?? 0,
      timeout: raw.Timeout ?? 0,
      startPeriod: raw.StartPeriod ?? 0,
      startInterval: raw.StartInterval ?? 0,
      retries: raw.Retries ?? 0,
    }),
  ),
);

/** `&{["CMD-SHELL" "curl -f x"] "30s" "3s" "0s" "0s" '\x03'}`: Go's `HealthConfig`, as the builders print it. */
function printedHealthcheck(text: string): Healthcheck | undefined {
  if (/^NONE\b/.test(text)) return readHealthcheck(['NONE'], {});
  const end = text.lastIndexOf(']');
  const [interval = '', timeout = '', startPeriod = '', startInterval = ''] = quotedStrings(text.slice(end));
  return readHealthcheck(quotedStrings(text.slice(0, end + 1)), {
    interval: printedDuration(interval),
    timeout: printedDuration(timeout),
    startPeriod: printedDuration(startPeriod),
    startInterval: printedDuration(startInterval),
    retries: printedRune(text.slice(end)),
  });
}

export const healthcheck = {
  id: 'healthcheck',
  read: { in: 'config', property: 'Healthcheck', schema: v.nullish(schema) },
  fromSteps: {
    instruction: 'HEALTHCHECK',
    read: (steps) => printedHealthcheck(steps.at(-1)?.text ?? ''),
  },
  draw: { as: 'healthcheck', label: 'fieldHealthcheck' },
} as const satisfies Field<Healthcheck>;
