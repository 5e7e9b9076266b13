import { describe, expect, test } from 'vitest';
import { secretIn, secretOf, secretsIn } from '../../lib/oci/secret-like.ts';

const cut = (name: string, value: string) => {
  const span = secretOf(name, value);
  return span && value.slice(span.start, span.end);
};

describe('looks like a credential', () => {
  test.each([
    ['DATABASE_URL', 'postgres://shop:hunter2@db/shop', 'hunter2'],
    ['NPM_TOKEN', `npm_${'a'.repeat(36)}`, 'a'.repeat(36)],
    ['X', `ghp_${'B'.repeat(36)}`, 'B'.repeat(36)],
    ['X', 'AKIAIOSFODNN7EXAMPLE', 'IOSFODNN7EXAMPLE'],
    ['MYSQL_ROOT_PASSWORD', 'correct horse', 'correct horse'],
    ['API_KEY', '0123456789', '0123456789'],
    ['GITHUBTOKEN', 'abcdefgh', 'abcdefgh'],
    ['com.example.secret', 'abcdefgh', 'abcdefgh'],
  ])('%s=%s', (name, value, secret) => expect(cut(name, value)).toBe(secret));

  test.each([
    ['PATH', '/usr/bin'],
    ['GPG_KEY', 'A035C8C19219BA821ECEA86B64E628F8D684696D'],
    ['GPG_KEYS', '0123 4567'],
    ['POSTGRES_PASSWORD_FILE', '/run/secrets/pw'],
    ['PASSWORD', ''],
    ['PASSWORD', '$OTHER'],
    ['TOKEN_TTL', '3600'],
    ['AUTH_ENABLED', 'true'],
    ['SECRET_KEY_BASE_SHA256', 'ab12'],
    ['NGINX_VERSION', '1.31.4'],
    ['URL', 'https://user@example.com/a:b@c'],
    ['AUTHORS', 'me'],
    ['KEYCLOAK_HOME', '/opt'],
    ['TOKENIZERS_PARALLELISM', 'false'],
  ])('not %s=%s', (name, value) => expect(cut(name, value)).toBeUndefined());
});

test('in a build step', () => {
  expect(secretIn('curl -u x https://a:pa55word@example.com/x | tar x')).toEqual({ start: 20, end: 28 });
  expect(secretIn('curl https://example.com/a@b:c')).toBeUndefined();
});

test('long texts take no long time', () => {
  expect(secretIn('a:'.repeat(500_000))).toBeUndefined();
  expect(secretIn('x://'.repeat(100_000))).toBeUndefined();
});

describe('several in one text', () => {
  const masked = (text: string) =>
    secretsIn(text).reduceRight((left, { start, end }) => `${left.slice(0, start)}…${left.slice(end)}`, text);

  test.each([
    [
      'GITHUB_TOKEN=ghp_aaaa AWS_SECRET_ACCESS_KEY=wJal/bPx V=7',
      'GITHUB_TOKEN=… AWS_SECRET_ACCESS_KEY=… V=7',
    ],
    [`A=1 PASSWORD="two words" X=ghp_${'B'.repeat(36)}`, 'A=1 PASSWORD="…" X=ghp_…'],
    ["export DB_PASSWORD='x y' && make", "export DB_PASSWORD='…' && make"],
    ['{"Env":["API_KEY=abc123","PATH=/bin"]}', '{"Env":["API_KEY=…","PATH=/bin"]}'],
    ['curl https://a:pa55word@example.com TOKEN=abcdef', 'curl https://a:…@example.com TOKEN=…'],
    ['RUN --mount=type=secret,id=token TOKEN=$(cat /run/secrets/token) make', null],
    ['curl "https://example.com/?token=$TOKEN"', null],
    ['if [ "$PASSWORD" = "" ]; then exit; fi', null],
  ])('%s', (text, wanted) => expect(masked(text)).toBe(wanted ?? text));

  test('long texts take no long time', () => {
    for (const part of ['a="', "a='b", 'TOKEN=ab ', 'a.', 'a']) secretsIn(part.repeat(100_000));
  });
});
