import { expect, test } from 'vitest';
import { newListing } from '../../lib/sources/listing.ts';
import { isComplete } from '../../lib/sources/progress.ts';
import { json } from '../registry/quirks.ts';
import { hostOf, KINDS, type Kind } from './fakes/kinds.ts';
import { blank, knownOf, recordOf, truthOf, visit } from './fakes/visit.ts';

const ECR = KINDS.find(({ kind }) => kind === 'ecr-public') as Kind;
const GALLERY = 'api.us-east-1.gallery.ecr.aws';

test('requests hold the alias and the name, and nothing about the user', async () => {
  const host = hostOf(ECR, 1200);
  await visit(host);
  const asked = host
    .asked()
    .map(({ method, url, init }) => [method, url.href, JSON.parse(String(init.body))]);
  const body = { registryAliasName: 'team', repositoryName: 'tools/app', maxResults: 1000 };
  const url = `https://${GALLERY}/describeImageTags`;
  expect(asked).toEqual([
    ['POST', url, body],
    ['POST', url, { ...body, nextToken: btoa('1000') }],
  ]);
});

test('falls back where the browser does not permit the gallery', async () => {
  const host = hostOf(ECR, 12);
  const permitted = (name: string) => name !== GALLERY;
  const { listing, failures } = await visit(host, blank(host), { source: { permitted } });
  expect([knownOf(listing), failures, listing.source]).toEqual([truthOf(host), [], undefined]);
  expect(host.asked().every(({ url }) => url.host === 'public.ecr.aws')).toBe(true);
});

test('falls back if the permission is withdrawn in the middle', async () => {
  const host = hostOf(ECR, 1030);
  let isPermitted = true;
  const permitted = (name: string) => name !== GALLERY || isPermitted;
  const { listing } = await visit(host, blank(host), {
    source: { permitted },
    between: (step) => {
      isPermitted = step < 1;
    },
  });
  expect([knownOf(listing), isComplete(listing)]).toEqual([truthOf(host), true]);
  expect(host.asked().filter(({ method }) => method === 'HEAD')).toHaveLength(30);
});

test('the gallery gets no credentials', async () => {
  const given = {
    credentials: async () => ({ account: 'AWS', secret: 'hunter2' }),
    approved: async () => true,
  };
  const host = hostOf({ ...ECR, given }, 12);
  await visit(host);
  expect(host.asked().map(({ url, headers }) => [url.host, headers.has('authorization')])).toEqual([
    [GALLERY, false],
  ]);
});

test('a tag without a digest is resolved by HEAD', async () => {
  const host = hostOf(ECR, 3);
  host.fault = ({ url }) =>
    url.host === GALLERY
      ? json({
          imageTagDetails: [
            { imageTag: 'v0' },
            { imageTag: 'v1', imageDetail: { imageDigest: 'x' } },
            { imageTag: 'v2', imageDetail: { imageDigest: null, imagePushedAt: 7 }, createdAt: {} },
          ],
          nextToken: null,
        })
      : undefined;
  const { listing } = await visit(host);
  expect([knownOf(listing), host.asked().length]).toEqual([truthOf(host), 1 + 3]);
});

test.each([
  ['a token that is no text', { nextToken: 7 }],
  ['a token without end', { nextToken: 'x'.repeat(5000) }],
  ['a token of tokens', { nextToken: { nextToken: 'x' } }],
])('%s is malformed', async (_, more) => {
  const host = hostOf(ECR, 3);
  host.fault = ({ url }) =>
    url.host === GALLERY ? json({ imageTagDetails: [{ imageTag: 'x' }], ...more }) : undefined;
  const { listing } = await visit(host);
  expect([knownOf(listing), listing.source?.id]).toEqual([truthOf(host), 'distribution']);
});

test('the date is that of the push, else that of the tag', async () => {
  const host = hostOf(ECR, 0);
  const imageDigest = `sha256:${'d'.repeat(64)}`;
  const [createdAt, imagePushedAt] = ['2021-11-29T20:10:00.000Z', '2026-01-02T03:04:05Z'];
  const imageTagDetails = [
    { imageTag: 'a', createdAt, imageDetail: { imageDigest, imagePushedAt } },
    { imageTag: 'b', createdAt, imageDetail: { imageDigest } },
  ];
  host.fault = () => json({ imageTagDetails });
  const { listing } = await visit(host);
  expect(['a', 'b'].map((tag) => recordOf(listing, tag)?.pushedAt)).toEqual(
    [imagePushedAt, createdAt].map((date) => Date.parse(date)),
  );
});

test('a repository without an alias is not requested', async () => {
  const host = hostOf(ECR, 3);
  await visit(host, newListing('app', ECR.host));
  expect(host.asked().every(({ url }) => url.host === ECR.host)).toBe(true);
});
