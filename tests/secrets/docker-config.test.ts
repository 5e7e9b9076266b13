import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DockerConfig, readDockerConfig } from '../../lib/secrets/docker-config.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');

function read(config: unknown): DockerConfig {
  const result = readDockerConfig(JSON.stringify(config));
  if (!result.ok) throw new Error(result.error.reason);
  return result.value;
}

describe('a Docker configuration', () => {
  it('gives every way of writing a sign-in down', () => {
    const { logins } = read({
      auths: {
        'https://index.docker.io/v1/': { auth: base64('reader:dckr_pat_x') },
        'ghcr.io': { auth: base64('me:pass:with:colons\0\0') },
        'quay.io': { username: 'me', password: 'pässword' },
        'r.azurecr.io': { auth: base64(`${'0'.repeat(8)}:`), identitytoken: 'refresh' },
        'lone.azurecr.io': { identitytoken: 'refresh' },
      },
    });
    expect(logins).toEqual([
      { registry: 'docker.io', account: 'reader', secret: 'dckr_pat_x' },
      { registry: 'ghcr.io', account: 'me', secret: 'pass:with:colons' },
      { registry: 'quay.io', account: 'me', secret: 'pässword' },
      { registry: 'r.azurecr.io', account: '00000000', secret: 'refresh', isRefreshToken: true },
      {
        registry: 'lone.azurecr.io',
        account: '00000000-0000-0000-0000-000000000000',
        secret: 'refresh',
        isRefreshToken: true,
      },
    ]);
  });

  it('names what it cannot use, and the helpers that keep the rest', () => {
    const { logins, skipped, helpers } = read({
      auths: {
        'https://index.docker.io/v1/': {},
        'https://index.docker.io/v1/access-token': { auth: base64('me:jwt') },
        'r.test': { registrytoken: 'jwt' },
        'b.test': { auth: '%%%' },
        'c.test': 7,
        'not a host': { auth: base64('a:b') },
      },
      credsStore: 'desktop',
      credHelpers: { 'gcr.io': 'gcloud' },
    });
    expect(logins).toEqual([]);
    expect(skipped).toEqual([
      { key: 'https://index.docker.io/v1/', reason: 'empty' },
      { key: 'https://index.docker.io/v1/access-token', reason: 'desktop-token' },
      { key: 'r.test', reason: 'registry-token' },
      { key: 'b.test', reason: 'unreadable' },
      { key: 'c.test', reason: 'unreadable' },
      { key: 'not a host', reason: 'registry-name' },
    ]);
    expect(helpers).toEqual([
      { registry: null, name: 'desktop' },
      { registry: 'gcr.io', name: 'gcloud' },
    ]);
  });

  it('takes the first of several names of one registry', () => {
    const auths = {
      'docker.io': { auth: base64('first:1') },
      'https://index.docker.io/v1/': { auth: base64('second:2') },
    };
    expect(read({ auths }).logins).toEqual([{ registry: 'docker.io', account: 'first', secret: '1' }]);
  });

  it.each([
    ['x'.repeat(300_000), 'too-large'],
    ['FROM nginx', 'json'],
    ['null', 'no-config'],
    ['{"detachKeys":"ctrl-e"}', 'no-config'],
    ['{"auths":7}', 'no-config'],
  ])('that is invalid gives the reason', (pasted, reason) => {
    expect(readDockerConfig(pasted)).toMatchObject({ ok: false, error: { reason } });
  });

  it('never throws, and never leaks a secret elsewhere', () => {
    fc.assert(
      fc.property(fc.json(), (pasted) => {
        readDockerConfig(pasted);
        readDockerConfig(`{"auths":{"r.test":${pasted}},"credHelpers":${pasted}}`);
      }),
    );
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (secret) => {
        const { skipped } = read({ auths: { 'not a host': { username: 'me', password: secret } } });
        expect(skipped).toEqual([{ key: 'not a host', reason: 'registry-name' }]);
      }),
    );
  });

  it('reads back what Docker writes', () => {
    const name = fc.stringMatching(/^[^:\0]{1,20}$/u);
    const secret = fc.stringMatching(/^[^\0]{1,40}$/u);
    fc.assert(
      fc.property(name, secret, (account, password) => {
        const auths = { 'r.test': { auth: base64(`${account}:${password}`) } };
        expect(read({ auths }).logins).toEqual([{ registry: 'r.test', account, secret: password }]);
      }),
    );
  });
});
