import { formatSeconds, plural, t } from '../lib/i18n.ts';
import type { Healthcheck } from '../lib/oci/values/healthcheck.ts';

/** Docker's default, in nanoseconds. */
const INTERVAL = 30e9;

/** A healthcheck as a sentence: what is run, how often, how many failures make it unhealthy. */
export function healthcheckInWords({
  kind,
  command,
  interval,
  timeout,
  startPeriod,
  retries,
}: Healthcheck): string {
  if (kind === 'none') return t('healthcheckOff');
  const parts = [t('healthcheckRuns', command.join(' '), formatSeconds((interval || INTERVAL) / 1e9))];
  if (timeout) parts.push(t('healthcheckTimeout', formatSeconds(timeout / 1e9)));
  if (startPeriod) parts.push(t('healthcheckStart', formatSeconds(startPeriod / 1e9)));
  parts.push(plural('healthcheckRetries', retries || 3));
  return parts.join(', ');
}
