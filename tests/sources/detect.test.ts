import { describe, expect, test } from 'vitest';
import { detectSource, knownSource } from '../../lib/sources/detect.ts';
import { newListing } from '../../lib/sources/listing.ts';
import { httpContext } from '../http/harness.ts';
import { failure } from '../registry/harness.ts';
import { hostOf, KINDS, type Kind } from './fakes/kinds.ts';

const ANY = KINDS.at(-1) as Kind;
const host = hostOf(ANY, 0);
const listing = newListing('team/app', 'registry.example.com');

const find = (answer: () => Response) => {
  const http = httpContext(async () => answer(), { clock: host.clock });
  return detectSource(listing, host.source({ http })).then(({ id }) => id);
};
const challenged = (challenge: string, more = {}) =>
  find(() => new Response('{}', { status: 401, headers: { 'www-authenticate': challenge, ...more } }));

describe('the kind of a registry', () => {
  test.each([
    ['Bearer realm="https://h/service/token",service="harbor-registry"', 'harbor'],
    ['Basic realm="harbor"', 'harbor'],
    ['Bearer realm="https://quay.example.com/v2/auth",service="quay.example.com"', 'quay'],
    ['Bearer realm="https://gitlab.example.com/jwt/auth",service="container_registry"', 'gitlab'],
    ['Bearer realm="https://codeberg.org/v2/token",service="container_registry",scope="*"', 'distribution'],
    [
      'Bearer realm="https://git.example.com/v2/token",service="container_registry",Basic realm="x"',
      'distribution',
    ],
    ['Bearer realm="https://a.azurecr.us/oauth2/token",service="a.azurecr.us"', 'azure'],
    ['Bearer realm="https://a.azurecr.us/oauth2/token",service="a.azurecr.us.example.com"', 'distribution'],
    ['BASIC realm="Sonatype Nexus Repository Manager"', 'distribution'],
    ['Basic realm="Artifactory Realm"', 'distribution'],
    ['Basic realm="Registry Realm"', 'distribution'],
    ['Bearer realm="not a URL"', 'distribution'],
    ['', 'distribution'],
  ])('is detected by its challenge: %s', async (challenge, kind) => {
    expect(await challenged(challenge)).toBe(kind);
  });

  test('is detected by its headers', async () => {
    const headers = { 'Gitlab-Container-Registry-Version': '4.20.0-gitlab' };
    expect(await find(() => new Response('{}', { headers }))).toBe('gitlab');
  });

  test.each([200, 302, 400, 403, 404, 500, 503])(
    'is distribution if the ping only has status %i',
    async (status) => {
      expect(await find(() => new Response('', { status }))).toBe('distribution');
    },
  );

  test('is not detected if the ping fails', async () => {
    const broken = () => {
      throw new TypeError('Failed to fetch');
    };
    expect(await failure(find(broken))).toMatchObject({ kind: 'network' });
    expect(
      await failure(find(() => new Response('', { status: 429, headers: { 'retry-after': '9' } }))),
    ).toEqual({
      kind: 'rate-limited',
      status: 429,
      host: 'registry.example.com',
      until: host.clock.time + 9000,
    });
  });
});

describe('the source of a known host', () => {
  test.each([
    ['gcr.io', 'google'],
    ['eu.gcr.io', 'google'],
    ['k8s.gcr.io', 'google'],
    ['europe-west1-docker.pkg.dev', 'google'],
    ['registry.k8s.io', 'google'],
    ['quay.io', 'quay'],
    ['QUAY.io', 'quay'],
    ['registry.gitlab.com', 'gitlab'],
    ['ghcr.io', 'ghcr'],
    ['public.ecr.aws', 'ecr-public'],
    ['lscr.io', 'distribution'],
    ['codeberg.org', 'distribution'],
    ['acme.azurecr.io', 'azure'],
    ['1.dkr.ecr.eu-west-1.amazonaws.com', 'distribution'],
    ['mcr.microsoft.com', 'distribution'],
    ['notgcr.io', undefined],
    ['quay.io.example.com', undefined],
    ['harbor.example.com', undefined],
  ])('%s', (registry, kind) => {
    expect(knownSource(newListing('a/b', registry), 0)?.id).toBe(kind);
  });

  test('yields to the detected source', () => {
    const quay = newListing('a/b', 'quay.io');
    const source = { id: 'distribution', since: 1000 } as const;
    expect(knownSource({ ...quay, source }, 2000)?.id).toBe('distribution');
    expect(knownSource({ ...quay, source }, 1000 + 86_400_000)?.id).toBe('quay');
    expect(knownSource({ ...listing, source: { id: 'harbor', since: 0 } }, 1e15)?.id).toBe('harbor');
  });
});
