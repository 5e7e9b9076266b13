import { describe, expect, test } from 'vitest';
import { newListing } from '../../lib/sources/listing.ts';
import { isComplete } from '../../lib/sources/progress.ts';
import { halfOfDigest } from '../aliases/truth.ts';
import { json } from '../registry/quirks.ts';
import { hostOf, KINDS, type Kind } from './fakes/kinds.ts';
import { knownOf, recordOf, truthOf, visit } from './fakes/visit.ts';

const HARBOR = KINDS.find(({ kind }) => kind === 'harbor') as Kind;
const one = `sha256:${'1'.repeat(64)}`;
const two = `sha256:${'2'.repeat(64)}`;

describe("Harbor's API", () => {
  test('costs a request for each hundred images, whatever their tags', async () => {
    const host = hostOf(HARBOR, 150);
    for (let at = 0; at < 300; at++) host.push(`alias${at}`, `v${at % 150}`);
    const { listing } = await visit(host);
    expect([knownOf(listing), isComplete(listing)]).toEqual([truthOf(host), true]);
    expect(host.asked()).toHaveLength(1 + 2);
  });

  test('lists the image for each platform, without attestations', async () => {
    const host = hostOf(HARBOR, 3);
    const { listing } = await visit(host);
    const images =
      host.tags.find(({ name }) => name === 'v1')?.images.map(({ digest }) => digest ?? '') ?? [];
    expect(recordOf(listing, 'v1')?.images).toEqual([
      { platform: 'linux/amd64', digest: halfOfDigest(images[0]) },
      { platform: 'linux/arm/v7', digest: halfOfDigest(images[1]) },
    ]);
  });

  test('requests tagged artifacts only, with slashes encoded twice', async () => {
    const host = hostOf(HARBOR, 3);
    await visit(host);
    expect(host.asked()[1]?.url.href).toBe(
      'https://harbor.example.com/api/v2.0/projects/team/repositories/tools%252Fapp/artifacts' +
        '?with_tag=true&q=tags%3D*&page=1&page_size=100',
    );
  });

  test('is not used for a repository without a project', async () => {
    const host = hostOf(HARBOR, 3);
    const { failures } = await visit(host, newListing('app', HARBOR.host));
    expect(host.asked().every(({ url }) => url.pathname.startsWith('/v2/'))).toBe(true);
    expect(host.asked()).toHaveLength(1 + 1 + 3);
    expect(failures).toEqual([]);
  });

  test.each([
    [
      'an image by itself',
      { extra_attrs: { os: 'linux', architecture: 'arm64', author: '' } },
      ['linux/arm64'],
    ],
    [
      'Windows',
      { extra_attrs: { os: 'windows', architecture: 'amd64', 'os.version': '10.0.1' } },
      ['windows/amd64@10.0.1'],
    ],
    ['a chart', { extra_attrs: { name: 'chart', version: '1.0.0' } }, []],
    ['other attributes', { extra_attrs: { os: 7, architecture: [] } }, []],
    ['no attributes', {}, []],
    ['an index without platforms', { references: [{ child_digest: two, platform: null }] }, []],
    [
      'an index of what is no digest',
      {
        references: [{ child_digest: 'x', platform: { os: 'linux', architecture: 'amd64' } }],
      },
      [],
    ],
  ])('reads the platform of %s', async (_, artifact, platforms) => {
    const host = hostOf(HARBOR, 0);
    host.fault = ({ url }) =>
      url.pathname.startsWith('/api/')
        ? json([{ digest: one, tags: [{ name: 'a' }], ...artifact }])
        : undefined;
    const { listing } = await visit(host);
    expect(recordOf(listing, 'a')?.images.map(({ platform }) => platform)).toEqual(platforms);
    expect(knownOf(listing).get('a')).toBe(one);
  });

  test('is read to the end without a count', async () => {
    const host = hostOf(HARBOR, 230);
    host.fault = (seen) => {
      const answer = seen.url.pathname.startsWith('/api/') ? host.own(seen) : undefined;
      answer?.headers.delete('x-total-count');
      return answer;
    };
    const { listing } = await visit(host);
    expect([knownOf(listing), host.asked().length]).toEqual([truthOf(host), 1 + 3]);
  });

  test('is given up if it counts more than it lists', async () => {
    const host = hostOf(HARBOR, 130);
    host.fault = (seen) => {
      const answer = seen.url.pathname.startsWith('/api/') ? host.own(seen) : undefined;
      answer?.headers.set('x-total-count', '900');
      return answer;
    };
    const { listing } = await visit(host);
    expect([knownOf(listing), isComplete(listing)]).toEqual([truthOf(host), true]);
    expect(host.asked().filter(({ method }) => method === 'HEAD')).toEqual([]);
  });
});
