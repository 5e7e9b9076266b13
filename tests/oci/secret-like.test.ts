import { describe, expect, test } from 'vitest';
import { secretIn, secretOf } from '../../lib/oci/secret-like.ts';

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
