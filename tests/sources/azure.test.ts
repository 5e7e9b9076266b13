import { expect, test } from 'vitest';
import { json } from '../registry/quirks.ts';
import { hostOf, KINDS, type Kind } from './fakes/kinds.ts';
import { blank, knownOf, recordOf, truthOf, visit } from './fakes/visit.ts';

const AZURE = KINDS.find(({ title }) => title === 'an Azure registry') as Kind;

test('lists a hundred tags a request, each page after the last name', async () => {
  const host = hostOf(AZURE, 230);
  const { listing } = await visit(host);
  const names = host.tags.map(({ name }) => name).sort();
  const list = 'https://acme.azurecr.io/acr/v1/team/tools/app/_tags?n=100';
  expect(host.asked().map(({ url }) => url.href)).toEqual([
    list,
    `${list}&last=${names[99]}`,
    `${list}&last=${names[199]}`,
  ]);
  expect(knownOf(listing)).toEqual(truthOf(host));
});

test('is not used without a way to sign in', async () => {
  const host = hostOf(AZURE, 5);
  const { listing } = await visit(host, blank(host), { source: { signedIn: undefined } });
  expect([knownOf(listing), host.asked().length, listing.source]).toEqual([truthOf(host), 6, undefined]);
});

test('resolves by HEAD what it lists without a digest', async () => {
  const host = hostOf(AZURE, 3);
  host.fault = ({ url }) =>
    url.pathname.startsWith('/acr/')
      ? json({ tags: [{ name: 'v0' }, { name: 'v1', digest: 'x' }, { name: 'v2', digest: null }] })
      : undefined;
  const { listing } = await visit(host);
  expect([knownOf(listing), host.asked().length]).toEqual([truthOf(host), 1 + 3]);
});

test('dates a tag by its last update, else by its creation', async () => {
  const host = hostOf(AZURE, 0);
  const digest = `sha256:${'d'.repeat(64)}`;
  const [createdTime, lastUpdateTime] = ['2018-09-06T06:17:21.0856539Z', '2026-01-02T03:04:05Z'];
  host.fault = () =>
    json({
      tags: [
        { name: 'a', digest, createdTime, lastUpdateTime },
        { name: 'b', digest, createdTime },
      ],
    });
  const { listing } = await visit(host);
  expect(['a', 'b'].map((tag) => recordOf(listing, tag)?.pushedAt)).toEqual(
    [lastUpdateTime, createdTime].map((date) => Date.parse(date)),
  );
});
