const MINUTES_A_DAY = 1440;
const MINUTES_A_MONTH = 43_200;

function many(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

function yearsText(months: number): string {
  const years = Math.floor(months / 12);
  const rest = months % 12;
  if (rest < 3) return `about ${many(years, 'year')}`;
  return rest < 9 ? `over ${many(years, 'year')}` : `almost ${many(years + 1, 'year')}`;
}

/**
 * How long ago `then` (RFC 3339) was at `now` (epoch milliseconds), in the words of date-fns that captured pages show:
 * `17 minutes`, `about 1 hour`, `11 days`, `over 7 years`.
 */
export function distanceText(then: string, now: number): string {
  const minutes = Math.max(0, Math.round((now - Date.parse(then)) / 60_000));
  if (minutes === 0) return 'less than a minute';
  if (minutes < 45) return many(minutes, 'minute');
  if (minutes < 90) return 'about 1 hour';
  if (minutes < MINUTES_A_DAY) return `about ${many(Math.round(minutes / 60), 'hour')}`;
  if (minutes < 42 * 60) return '1 day';
  if (minutes < MINUTES_A_MONTH) return many(Math.round(minutes / MINUTES_A_DAY), 'day');
  if (minutes < 2 * MINUTES_A_MONTH) return `about ${many(Math.round(minutes / MINUTES_A_MONTH), 'month')}`;
  const months = Math.floor(minutes / (30.4375 * MINUTES_A_DAY));
  return months < 12 ? many(months, 'month') : yearsText(months);
}
