import { expect, test } from 'vitest';
import { hostsOf } from '../../lib/hosts/registries.ts';
import { describeBrowser } from './harness/index.ts';
import { accountsAre, click, openOptions, signIn } from './support/options.ts';
import { lookedUp, lookUpAllowed, openPopup, type Shown, startFreshPopup } from './support/popup.ts';

/** 100 tags of 20 images, five names each. */
const REPOSITORY = 'bigcorp/hundred';
const ALIASES = ['1.19', '1.19.0-full', 'release-19', 'v1.19.0'];

interface Kind {
  title: string;
  host: string;
  /** Host of its bulk API, if it is another. */
  side?: string;
  /** Path of its bulk API, and how many requests all tags take. */
  bulk: RegExp;
  requests: number;
  /** Tags looked up one by one. */
  heads: number;
  /** Whether `tags/list` itself has the digests; otherwise it has only names. */
  plain?: true;
}

const KINDS: Kind[] = [
  {
    title: 'Google: digests in tags/list',
    host: 'gcr.io',
    bulk: /^\/v2\/bigcorp\/hundred\/tags\/list$/,
    requests: 1,
    heads: 0,
    plain: true,
  },
  {
    title: 'Quay',
    host: 'quay.io',
    bulk: /^\/api\/v1\/repository\/bigcorp\/hundred\/tag\/$/,
    requests: 1,
    heads: 0,
  },
  {
    title: 'Harbor, found by what it answers',
    host: 'harbor.example.test',
    bulk: /^\/api\/v2\.0\/projects\/bigcorp\/repositories\/hundred\/artifacts$/,
    requests: 1,
    heads: 0,
  },
  {
    title: 'GitLab, with tokens of another host',
    host: 'registry.gitlab.com',
    bulk: /^\/gitlab\/v1\/repositories\/bigcorp\/hundred\/tags\/list\/$/,
    requests: 1,
    heads: 0,
  },
  {
    title: 'ECR Public, by its gallery',
    host: 'public.ecr.aws',
    side: 'api.us-east-1.gallery.ecr.aws',
    bulk: /^\/describeImageTags$/,
    requests: 1,
    heads: 0,
  },
  {
    title: 'GHCR without an approval for its API: tags/list and HEAD',
    host: 'ghcr.io',
    bulk: /^\/v2\/bigcorp\/hundred\/tags\/list$/,
    requests: 2,
    heads: 100,
  },
  {
    title: 'Gitea, Forgejo: tags/list and HEAD',
    host: 'gitea.example.test',
    bulk: /^\/v2\/bigcorp\/hundred\/tags\/list$/,
    requests: 2, // a page of so round a number may not be all
    heads: 100,
  },
];

describeBrowser('sources', (world) => {
  startFreshPopup(world);

  /** HEADs of manifests, beside the one of the image that is looked up. */
  const heads = (host: string) => {
    const looked = world.hub.log.filter((asked) => asked.host === host && asked.method === 'HEAD');
    return new Set(looked.map(({ path }) => path)).size;
  };
  /** Looks up an image as a user does, and grants the permission for its registry. */
  async function look(host: string): Promise<Shown> {
    await world.driven.consent(...hostsOf(host).map((each) => `https://${each}/*`));
    const page = await openPopup(world);
    await page.waitForSelector('#image');
    await lookUpAllowed(page, `${host}/${REPOSITORY}:1.19.0`);
    return lookedUp(page);
  }

  test.each(KINDS)(
    '$title: all aliases, at its cost',
    async ({ host, side = host, bulk, requests, heads: expected }) => {
      const { aliases, coverage } = await look(host);
      expect([aliases.index?.toSorted(), coverage]).toEqual([ALIASES, [100, 100]]);
      expect(world.hub.count({ host: side, path: bulk })).toBe(requests);
      if (expected > 0) expect(heads(host)).toBe(expected);
      else expect(heads(host)).toBeLessThanOrEqual(1);
    },
  );

  const fallingBack = KINDS.filter((kind) => kind.heads === 0);
  test.each(fallingBack)('$title: falls back if its API fails', async (kind) => {
    const names = world.hub.repositories.get(REPOSITORY)?.tags.map(({ name }) => name);
    const body = kind.plain ? JSON.stringify({ tags: names }) : '<!doctype html><title>Sign in</title>';
    world.hub.addFault({
      match: { host: kind.side ?? kind.host, path: kind.bulk },
      kind: 'body',
      body,
      times: 1,
    });
    const { aliases, coverage } = await look(kind.host);
    expect([aliases.index?.toSorted(), coverage]).toEqual([ALIASES, [100, 100]]);
    expect(heads(kind.host)).toBe(100);
  });

  test.each([
    ['harbor.example.test', 'reader', /^\/api\/v2\.0\/projects\/bigcorp\/repositories\/secret\/artifacts$/],
    ['quay.io', '$oauthtoken', /^\/api\/v1\/repository\/bigcorp\/secret\/tag\/$/],
  ])('a private repository of %s is read from its API when signed in', async (host, account, bulk) => {
    await world.driven.consent(...hostsOf(host).map((each) => `https://${each}/*`));
    const options = await openOptions(world);
    expect(await signIn(options, { registry: host, account })).toBe('accepted');
    world.hub.clearLog();
    const { coverage, errors } = await lookedUp(await openPopup(world, `${host}/bigcorp/secret`));
    expect([coverage, errors]).toEqual([[1, 1], []]);
    const asked = world.hub.log.filter(({ path }) => bulk.test(path));
    expect(asked.map(({ status, headers }) => [status, headers.cookie])).toEqual([[200, undefined]]);
    expect(world.hub.count({ path: /tags\/list$/ })).toBe(0);
    const signed = world.hub.log.filter(({ headers }) => headers.authorization !== undefined);
    expect([...new Set(signed.map((each) => each.host))]).toEqual([host]);
    await options.bringToFront();
    await click(options, '[data-action="remove"]');
    await accountsAre(options, []);
  });
});
