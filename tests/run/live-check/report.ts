import type { Answer } from './ask.ts';
import type { Result } from './row.ts';

/** Headers worth filing; the others may name the reader. */
const FILED =
  /^(?:content-type|content-length|docker-content-digest|link|retry-after|www-authenticate|x-ratelimit-\w+|ratelimit-(?:limit|remaining))$/;
const MAX_BODY = 2000;

const ADDRESS = /\b\d{1,3}(?:\.\d{1,3}){3}\b|\b(?:[0-9a-f]{1,4}:){2,7}[0-9a-f]{0,4}(?::[0-9a-f]{1,4})*\b/gi;
const TOKEN = /\beyJ[\w-]+(?:\.[\w-]+)*|("(?:\w*token\w*|password|secret)"\s*:\s*)"[^"]*"/gi;

/** A text without what looks like a token or an address of a network. Times and digests stay. */
export const cleaned = (text: string): string =>
  text
    .replace(TOKEN, (_, key: string | undefined) => `${key ?? ''}"removed"`)
    .replace(ADDRESS, (found) => (/^\d{1,2}:\d{2}:\d{2}$/.test(found) ? found : 'removed'));

/** A small answer of each request, and the results: what may be filed with an issue. */
export function reportOf(results: readonly Result[], answers: readonly Answer[]): string {
  const captured = answers.map(({ method, url, status, headers, body }) => ({
    request: `${method} ${new URL(url).host}${new URL(url).pathname}${cleaned(new URL(url).search)}`,
    status,
    headers: Object.fromEntries(
      Object.entries(headers)
        .filter(([name]) => FILED.test(name))
        .map(([name, value]) => [name, cleaned(String(value))]),
    ),
    body: cleaned(body).slice(0, MAX_BODY),
  }));
  return `${JSON.stringify({ results, captured }, null, 2)}\n`;
}

/** The results as a table, then what each change would break. */
export function tableOf(results: readonly Result[], breaks: (id: string) => string): string {
  const width = Math.max(...results.map(({ id }) => id.length));
  const sign = { held: '✓', changed: '✗', unknown: '?' };
  const changed = results.filter(({ state }) => state === 'changed');
  const unknown = results.filter(({ state }) => state === 'unknown');
  return [
    ...results.map(
      ({ id, state, assumption, seen, since }) =>
        `${sign[state]} ${state.padEnd(7)} ${id.padEnd(width)}  ${assumption} (since ${since})\n${' '.repeat(width + 12)}${seen}`,
    ),
    '',
    ...(changed.length === 0 ? [] : ['What the changes break, and how Tagkin shows it:']),
    ...changed.map(({ id }) => `  ${id}: ${breaks(id)}`),
    ...(unknown.length > 0 ? [`${unknown.length} of ${results.length} could not be told.`] : []),
    ...(changed.length + unknown.length === 0 ? ['Nothing has changed.'] : []),
  ].join('\n');
}
