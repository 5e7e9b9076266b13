import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newerTags } from '../../lib/aliases/newer-tag.ts';
import { factsOf } from '../../lib/aliases/tag-facts.ts';
import { tableOf, tag } from './truth.ts';

const facts = (tags: string) => tags.split(' ').map((tag) => ({ tag }));
const newer = (current: string, available: string) => newerTags({ tag: current }, facts(available));

describe('the newest tag of the same kind', () => {
  test.each([
    // as many numbers
    [
      '1.29-alpine',
      '1.30-alpine 1.31-alpine 1.31.4-alpine 1.31-alpine-perl 1.31 1.31-alpine3.22',
      '1.31-alpine',
    ],
    ['20', '22 22.1 22.1.0 24-slim 18', '22'],
    // the prefix
    ['1.2.3', 'v1.2.4 release-1.2.5', undefined],
    ['v1.2', 'v1.3 1.4 v1.3.1', 'v1.3'],
    ['alpine-v15.6.1', 'alpine-v15.7.1 ubuntu-v15.8.0 v15.8.0 alpine-15.9.0', 'alpine-v15.7.1'],
    ['enterprise-7.6.1', 'enterprise-7.6.4 community-8.0.1 8.0.2', 'enterprise-7.6.4'],
    // the flavour
    ['2.1-fpm', '2.2 2.2-apache 2.2-fpm-alpine 2.2-fpm', '2.2-fpm'],
    ['5.6.14.Final', '6.0.0 6.0.1.Final', '6.0.1.Final'],
    ['1.4.0-linux-amd64', '1.5.0-linux-arm64 1.5.0 1.4.1-linux-amd64', '1.4.1-linux-amd64'],
    ['3.1.0-x86_64', '3.2.0-x86_64 3.3.0-aarch64', '3.2.0-x86_64'],
    // numbers compare as numbers
    ['16.3', '16.4 16.10', '16.10'],
    ['1.1.1k', '1.1.1w 1.1.1m', '1.1.1w'],
    // build numbers
    ['v8.9.0-ls99', 'v8.9.0-ls101 v8.8.1-ls200 8.9.0', 'v8.9.0-ls101'],
    ['8.6-990', '8.6-903 8.7-929 8.7 8.6-990.1', '8.7-929'],
    ['v1.30.0-k3s1', 'v1.30.0-k3s2 v1.31.0-rc1-k3s1 v1.31.1-k3s1', 'v1.31.1-k3s1'],
    ['v1.30.0-rke2r1', 'v1.30.0-rke2r10 v1.30.0-rke2r2', 'v1.30.0-rke2r10'],
    ['1.25.3-debian-12-r5', '1.25.3-debian-12-r10 1.25.3-debian-12-r6', '1.25.3-debian-12-r10'],
    ['1.25.3-debian-12-r5', '1.27.0-debian-12-r0 1.28.0-debian-13-r0 1.29.0', '1.27.0-debian-12-r0'],
    ['17.0.9_9-jdk', '17.0.10_7-jdk 17.0.11_1-jre', '17.0.10_7-jdk'],
    ['8u392-b08-jdk', '8u402-b06-jdk 8u412-b08-jre 11.0.22_7-jdk', '8u402-b06-jdk'],
    ['8u392-b07-jdk', '8u392-b08-jdk', '8u392-b08-jdk'],
    ['26.0.1-0', '26.0.1-1', '26.0.1-1'],
    ['4.25.0-20240922', '4.25.0-20241010 4.24.0-20241111', '4.25.0-20241010'],
    ['4.25.0-2024-09-22', '4.25.0-2024-10-10', '4.25.0-2024-10-10'],
    ['1.2.3-5-gabcdef0', '1.2.3-12-g1234567 1.2.3-4-g89abcde', '1.2.3-12-g1234567'],
    ['1.2.3-b5b6a49', '1.2.4-a1b2c3d 1.2.3-f5b6a49', '1.2.4-a1b2c3d'],
    ['1.2.3-b5b6a49', '1.2.3-f5b6a49', undefined],
    ['2019-CU12-ubuntu-20.04', '2019-CU27-ubuntu-20.04 2022-CU2', '2019-CU27-ubuntu-20.04'],
    ['3.11-7.3.9-slim', '3.11-7.3.23-slim 3.11-7.3-slim', '3.11-7.3.23-slim'],
    ['8u302-jdk', '8u342-jdk 18.0-jdk', '8u342-jdk'],
    ['b3561', 'b3600 b3599 master-b3700', 'b3600'],
    // another build form only where the own one has nothing newer
    ['2.6.1', '2.6.3 2.7.0-ls5', '2.6.3'],
    ['2.6.1', '2.6.1-ls5 2.6.3-ls5', '2.6.3-ls5'],
    ['2.6.1-ls5', '2.6.1', undefined],
    // pre-releases
    ['3.10.5', '3.11.0rc2 3.10.8 3.10', '3.10.8'],
    ['2.0.0-rc.1', '2.0.0 2.1.0 2.0.0-rc.2', '2.0.0'],
    ['2.0.0-rc.1', '2.1.0 2.0.0-rc.2', '2.1.0'],
    ['2.0.0-rc.1', '2.0.0-rc.2 1.9.0', '2.0.0-rc.2'],
    ['19beta1', '18.6 18 19beta3 19beta2', '19beta3'],
    ['3.14.0-95.2.beta', '3.14.0-96.0.beta 3.14.0-200.0.dev', '3.14.0-96.0.beta'],
    ['13.0.1-ubi10-rc', '13.0.1-ubi10 13.0.2-ubi10-rc', '13.0.1-ubi10'],
    ['12.3.2-ubi10', '13.0.1-ubi10-rc 12.3.3-ubi10', '12.3.3-ubi10'],
    // dates and years
    ['2026-08-10', '2026-08-28 2026-07-19 2026-08-28-alpine v0.6.1 20260829', '2026-08-28'],
    ['20241001.1', '20241001.2 20241001', '20241001.2'],
    [
      'RELEASE.2024-10-29T16-01-48Z',
      'RELEASE.2024-11-07T00-52-20Z RELEASE.2025-01-01T00-00-00Z.fips',
      'RELEASE.2024-11-07T00-52-20Z',
    ],
    ['bookworm-20230612-slim', 'bookworm-20240904-slim trixie-20260101-slim', 'bookworm-20240904-slim'],
    ['2.6.1', '2.6.3 2021.11.28 v2.6.3-ls200', '2.6.3'],
    ['2', '3 2024 20240101', '3'],
    ['2024.10.1', '2024.11.0 2025.1.0 3.0.0', '2025.1.0'],
    // moving names, hashes, companions
    ['latest', '1.31.4 mainline', undefined],
    ['bookworm-slim', 'trixie-slim 1.31-slim', undefined],
    ['lts-alpine-3.22', 'lts-alpine-3.23', undefined],
    ['sha-1f2e3d4', 'sha-2f2e3d4 1.0', undefined],
    ['1.2.3', '1.2.4.sig 1.2.4-alpine', undefined],
  ])('%s, of %s: %s', (current, available, right) => {
    expect(newer(current, available).newer).toBe(right);
    expect(newer(current, available.split(' ').reverse().join(' ')).newer).toBe(right);
  });
});

describe('the base', () => {
  test.each([
    [
      '12.4.1-devel-ubuntu22.04',
      '12.6.2-devel-ubuntu22.04 12.8.0-devel-ubuntu24.04',
      '12.6.2-devel-ubuntu22.04',
      false,
    ],
    [
      '24.0.7-dind-alpine3.18',
      '24.0.9-dind-alpine3.19 27.3.1-dind-alpine3.20 27.3.1-dind',
      '27.3.1-dind-alpine3.20',
      true,
    ],
    ['1.31-alpine3.9', '1.31-alpine3.10 1.31-alpine3.8', '1.31-alpine3.10', true],
    ['1.31-alpine3.22', '1.32-alpine3.21', undefined, false],
    ['1.31-alpine3', '1.32-alpine3.22', undefined, false],
    ['2.4.1-cuda12.1-cudnn9', '2.5.1-cuda12.4-cudnn8 2.5.0-cuda12.4-cudnn9', '2.5.0-cuda12.4-cudnn9', true],
    ['3.9.6-eclipse-temurin-17', '3.9.9-eclipse-temurin-21', '3.9.9-eclipse-temurin-21', true],
    [
      'temurin-17-tools-deps-1.12.4.1618',
      'temurin-17-tools-deps-1.12.5.1664 temurin-21-tools-deps-1.12.6.1700',
      'temurin-17-tools-deps-1.12.5.1664',
      false,
    ],
    [
      '1.2-windowsservercore-ltsc2022',
      '1.3-windowsservercore-ltsc2025',
      '1.3-windowsservercore-ltsc2025',
      true,
    ],
  ])('%s, of %s: %s, base changes: %s', (current, available, right, baseChanges) => {
    expect(newer(current, available)).toMatchObject({ ...(right && { newer: right }), baseChanges });
    expect(newer(current, available).newer).toBe(right);
  });
});

test('the newest within the major stands beside it', () => {
  expect(newer('16.3', '16.4 16.10 17.0 17 18beta1')).toEqual({
    newer: '17.0',
    withinMajor: '16.10',
    baseChanges: false,
    baseChangesWithinMajor: false,
  });
  expect(newer('20-alpine3.19', '20-alpine3.20 22-alpine3.19')).toEqual({
    newer: '22-alpine3.19',
    withinMajor: '20-alpine3.20',
    baseChanges: false,
    baseChangesWithinMajor: true,
  });
  expect(newer('2026-08-10', '2026-08-28').withinMajor).toBeUndefined();
});

describe('what is known of a candidate', () => {
  const current = { tag: '1.1', pushedAt: 2_000 };
  test('one pushed before the current tag is not offered', () => {
    const candidates = [
      { tag: '1.3', pushedAt: 1_000 },
      { tag: '1.2', pushedAt: 3_000 },
    ];
    expect(newerTags(current, candidates).newer).toBe('1.2');
    expect(newerTags({ tag: '1.1' }, candidates).newer).toBe('1.3');
    expect(newerTags(current, facts('1.4')).newer).toBe('1.4');
  });

  test('one without the wanted platform is not offered', () => {
    const candidates = [
      { tag: '1.3', platforms: ['linux/amd64'] },
      { tag: '1.2', platforms: ['linux/arm64', 'windows/amd64@10.0.20348.1'] },
    ];
    const on = (platform?: string) => newerTags(current, candidates, platform).newer;
    expect([on(), on('linux/amd64'), on('linux/arm64'), on('linux/s390x')]).toEqual([
      '1.3',
      '1.3',
      '1.2',
      undefined,
    ]);
    expect(on('windows/amd64@10.0.26100.4946')).toBe('1.2');
    expect(newerTags(current, facts('1.4'), 'linux/s390x').newer).toBe('1.4');
  });
});

describe('for any tags', () => {
  const name = fc
    .tuple(
      fc.constantFrom('', 'v', 'alpine-v', 'temurin-8-'),
      fc.array(fc.nat(12), { minLength: 1, maxLength: 3 }),
      fc.constantFrom('', '', 'rc1', '-beta2'),
      fc.constantFrom('', '-ls1', '-ls2', '-20240101', '-b5b6a49', '_3'),
      fc.constantFrom('', '-alpine', '-alpine3.19', '-alpine3.20', '-debian-12-r4'),
    )
    .map(([prefix, numbers, stage, build, flavour]) => prefix + numbers.join('.') + stage + build + flavour);
  const some = fc.uniqueArray(name, { maxLength: 12 });

  test('an offer is one of the candidates, never leads back, and ends in a tag with nothing newer', () => {
    fc.assert(
      fc.property(name, some, (start, tags) => {
        const seen = new Set([start]);
        for (let at: string | undefined = start; at; ) {
          const next: string | undefined = newerTags(
            { tag: at },
            tags.map((tag) => ({ tag })),
          ).newer;
          if (next === undefined) break;
          expect(tags).toContain(next);
          expect(seen).not.toContain(next);
          seen.add(next);
          at = next;
        }
      }),
    );
  });

  test('the order of the candidates does not matter', () => {
    fc.assert(
      fc.property(name, some, (current, tags) => {
        const all = tags.map((tag) => ({ tag }));
        expect(newerTags({ tag: current }, all.toReversed())).toEqual(newerTags({ tag: current }, all));
      }),
    );
  });

  test('any string is read without an error', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => void newerTags({ tag: a }, [{ tag: b }])));
  });
});

test('the facts of a listing: platforms and push times where they are known', () => {
  const table = tableOf([
    { ...tag('1.1', 'i1', { 'linux/amd64': 'm1', 'linux/arm64': 'm2' }), pushedAt: 5_000 },
    tag('1.2', 'i2'),
  ]);
  const [first, second] = factsOf(table);
  expect(first).toEqual({ tag: '1.1', pushedAt: 5_000, platforms: ['linux/amd64', 'linux/arm64'] });
  expect(second).toEqual({ tag: '1.2' });
});
