import { formatList, formatSeconds, plural, t } from '../lib/i18n.ts';
import type { Healthcheck } from '../lib/oci/values/healthcheck.ts';

/** Docker's default interval, in nanoseconds. */
const DEFAULT_INTERVAL = 30e9;
const DEFAULT_RETRIES = 3;

/** A healthcheck as a sentence: the command, its interval, and how many failures make the container unhealthy. */
export function healthcheckInWords({
  kind,
  command,
  interval,
  timeout,
  startPeriod,
  retries,
}: Healthcheck): string {
  if (kind === 'none') return t('healthcheckOff');
  const parts = [
    t('healthcheckRuns', command.join(' '), formatSeconds((interval || DEFAULT_INTERVAL) / 1e9)),
  ];
  if (timeout) parts.push(t('healthcheckTimeout', formatSeconds(timeout / 1e9)));
  if (startPeriod) parts.push(t('healthcheckStart', formatSeconds(startPeriod / 1e9)));
  parts.push(plural('healthcheckRetries', retries || DEFAULT_RETRIES));
  return formatList(parts);
}
