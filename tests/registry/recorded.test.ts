import { describe, expect, it } from 'vitest';
import { type ErrorKind, failureOf, isTemporary, TagkinError } from '../../lib/failure.ts';
import { failureOfAnswer } from '../../lib/http/failures.ts';
import { pullsOf } from '../../lib/http/pulls.ts';
import { answerOf } from '../../lib/registry/answer.ts';
import { hasShared, sharedText } from './harness.ts';

interface Recorded {
  name?: string;
  note?: string;
  status: number;
  headers: [string, string][];
  body: string | null;
}

const httpAnswer = ({ status, headers, body }: Recorded) => ({
  status,
  headers: new Headers(headers),
  bytes: new TextEncoder().encode(body ?? ''),
});

const kindOf = (recorded: Recorded): ErrorKind =>
  failureOfAnswer(httpAnswer(recorded), 'r.test').failure.kind;

describe('an error of a registry', () => {
  it.each<[number, string, ErrorKind]>([
    [401, '', 'unauthorized'],
    [403, '', 'unauthorized'],
    [404, '<html>', 'not-found'],
    [405, '', 'unsupported'],
    [429, 'Too Many Requests', 'rate-limited'],
    [503, '', 'network'],
    [333, '', 'malformed'],
    [400, '{"errors":[{"code":"NAME_INVALID"},{"code":"MANIFEST_UNKNOWN"}]}', 'not-found'],
    [400, '{"errors":[{"code":"__proto__"}]}', 'unsupported'],
    [400, '{"errors":{}}', 'unsupported'],
  ])('%d %s', (status, body, kind) => {
    expect(kindOf({ status, headers: [], body })).toBe(kind);
  });

  it('is temporary where waiting helps', () => {
    expect(isTemporary({ kind: 'rate-limited' })).toBe(true);
    expect(isTemporary({ kind: 'network' })).toBe(true);
    expect(isTemporary({ kind: 'network', status: 408 })).toBe(true);
    expect(isTemporary({ kind: 'network', status: 501 })).toBe(true);
    expect(isTemporary({ kind: 'not-found', status: 404 })).toBe(false);
  });

  it('is plain data from whatever was thrown', () => {
    const failure = { kind: 'rate-limited', until: 5, status: 429, host: 'r.test' } as const;
    expect(failureOf(new TagkinError(failure))).toEqual(failure);
    expect(failureOf(new DOMException('too slow', 'TimeoutError'))).toEqual({ kind: 'network', status: 408 });
  });

  it.skipIf(!hasShared)('is one of the closed list for every recorded answer', () => {
    const byStatus: Record<number, ErrorKind> = {
      333: 'malformed',
      400: 'unsupported',
      401: 'unauthorized',
      403: 'unauthorized',
      404: 'not-found',
      429: 'rate-limited',
    };
    for (const recorded of JSON.parse(sharedText('errors/responses.json')) as Recorded[])
      expect([recorded.name, kindOf(recorded)]).toEqual([recorded.name, byStatus[recorded.status]]);
  });
});

describe('pull limits', () => {
  it('are read where there are any', () => {
    const headers = new Headers({ 'ratelimit-limit': '100;w=21600', 'ratelimit-remaining': '0;w=21600' });
    expect(pullsOf(headers)).toEqual({ limit: 100, remaining: 0, window: 21_600 });
    expect(pullsOf(new Headers({ 'docker-ratelimit-source': 'x' }))).toBeUndefined();
    expect(pullsOf(new Headers({ 'ratelimit-limit': 'many', 'ratelimit-remaining': '1' }))).toBeUndefined();
  });
});

describe.skipIf(!hasShared)('the answers of a real registry', () => {
  const { exchanges } = hasShared
    ? (JSON.parse(sharedText('exchanges/distribution-2.8.2.json')) as { exchanges: Recorded[] })
    : { exchanges: [] };

  it.each(exchanges.map((recorded) => [recorded.note ?? '', recorded] as const))('%s', (_, recorded) => {
    const answer = answerOf(httpAnswer(recorded));
    const named = recorded.headers.find(([name]) => name.toLowerCase() === 'docker-content-digest')?.[1];
    expect(answer.digest).toBe(named);
    if (recorded.status >= 400)
      expect(kindOf(recorded)).toMatch(/^(not-found|unauthorized|network|unsupported)$/);
  });
});
