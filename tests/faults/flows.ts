import { loadAttested, loadStatement } from '../../components/inspect/attestations.load.ts';
import { loadDigest, loadFacts } from '../../components/inspect/head.load.ts';
import { loadRaw } from '../../components/inspect/raw.load.ts';
import { loadReferrers } from '../../components/inspect/referrers.load.ts';
import { detailsOf, platformsOf } from '../../entrypoints/popup/read-image.ts';
import type { TagAliases } from '../../lib/aliases/aliases.ts';
import { type Failure, failureOf } from '../../lib/failure.ts';
import { GITHUB_API } from '../../lib/hosts/side-hosts.ts';
import type { send } from '../../lib/messages/send.ts';
import type { Digest } from '../../lib/oci/digest.ts';
import { DOCKER_HUB, type Reference } from '../../lib/oci/reference.ts';
import { ACCOUNT } from '../hub-in-a-box/box.ts';
import { BULK, BULK_HOSTS, type BulkId } from './bulk.ts';

/** Sends a message to a worker, wherever that runs. */
export type Ask = typeof send;

/** What came of one part of a page: what it shows, or why it cannot. */
export type Part = { answer: unknown } | { failure: Failure };

/** By the name of the part. */
export type Outcome = Record<string, Part>;

/** What a page does, as the messages that it sends; a part that fails stops those that need it. */
export interface Flow {
  name: string;
  /** Before anything goes wrong: what is known then must stay. */
  before?: (ask: Ask) => Promise<void>;
  run: (ask: Ask) => Promise<Outcome>;
}

/** Steps of one listing: more would be a loop without end. */
const MAX_STEPS = 40;
const PLATFORM = 'linux/amd64';
export const ELSEWHERE = 'quirks.example.test';

/** Every host that the flows send requests to. */
export const HOSTS = [
  ...['hub.docker.com', 'registry-1.docker.io', 'auth.docker.io'],
  ...['production.cloudflare.docker.com', ELSEWHERE],
  ...BULK_HOSTS,
];

async function part(of: () => Promise<unknown>): Promise<Part> {
  try {
    return { answer: await of() };
  } catch (error) {
    return { failure: failureOf(error) };
  }
}

const answerIn = <T>(of: Part): T | undefined => ('answer' in of ? (of.answer as T) : undefined);

/**
 * A listing to its end, or to its first failure. What it knows never becomes less. Only what a reader sees is compared:
 * not when it was read.
 */
export async function listing(ask: Ask, repository: string, registry?: string): Promise<Part> {
  const named = { repository, ...(registry !== undefined && { registry }) };
  const visit = { ...named, freshSince: Date.now(), tags: ['latest'] };
  let known = 0;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const { progress } = await ask('listing.advance', visit);
    if (progress.known < known) throw new Error(`${progress.known} tags are known, ${known} were`);
    known = progress.known;
    if (progress.failure) {
      const after = await ask('listing.look', visit);
      if (after.progress.known < known) throw new Error('what was known is lost');
      return { failure: progress.failure };
    }
    if (progress.done) return { answer: await shown(ask, visit) };
  }
  throw new Error('the listing does not end');
}

async function shown(ask: Ask, visit: Parameters<typeof ask<'listing.look'>>[1]): Promise<unknown> {
  const { progress, tags } = await ask('listing.look', visit);
  const { known, total, images, complete } = progress;
  return { known, total, images, complete, aliases: tags };
}

/** A look-up as the popup does it. */
async function lookUp(ask: Ask, reference: Reference): Promise<Outcome> {
  const wanted = { reference, isByHubAlone: false };
  const platforms = await part(() => platformsOf(ask, wanted));
  const image = answerIn<Awaited<ReturnType<typeof platformsOf>>>(platforms);
  const config =
    image && (await part(async () => (await detailsOf(ask, wanted, image, PLATFORM)).details?.rows));
  const { registry, repository } = reference;
  return {
    image: image ? { answer: image.digest } : platforms,
    ...(config && { config }),
    aliases: await listing(ask, repository, registry),
  };
}

/** The sections of the inspect page, each by itself. */
async function inspection(ask: Ask): Promise<Outcome> {
  const reference = { registry: DOCKER_HUB, repository: 'library/nginx', tag: 'latest' };
  const facts = await part(() =>
    loadFacts(ask, { reference, isHub: true, tag: 'latest', platform: PLATFORM }),
  );
  const head = await part(() => loadDigest(ask, reference));
  const manifest = answerIn<Awaited<ReturnType<typeof loadFacts>>>(facts)?.details?.digest ?? null;
  const index = answerIn<Digest>(head);
  const parts: Outcome = { facts, head };
  if (manifest !== null) {
    const text = async (what: 'manifest' | 'config') =>
      (await loadRaw(ask, reference, what, manifest as Digest)).text;
    parts.manifest = await part(() => text('manifest'));
    parts.config = await part(() => text('config'));
  }
  if (index === undefined) return parts;
  const attested = await part(() => loadAttested(ask, reference, index, manifest));
  const [statement] = answerIn<Awaited<ReturnType<typeof loadAttested>>>(attested)?.statements ?? [];
  parts.attested = attested;
  if (statement) parts.statement = await part(() => loadStatement(ask, reference, statement));
  parts.referrers = await part(() => loadReferrers(ask, reference, index));
  return parts;
}

/**
 * A listing by a bulk API. Where that fails, `tags/list` and HEAD take its place: they know every tag and digest, but no dates and no
 * platforms, so those are not compared.
 */
async function bulkListing(ask: Ask, registry: string): Promise<Part> {
  const read = await listing(ask, 'library/nginx', registry);
  if ('failure' in read) return read;
  const { aliases, ...counts } = read.answer as { aliases: TagAliases[] };
  return { answer: { ...counts, aliases: aliases.map(({ tag, sameIndex }) => [tag, sameIndex.toSorted()]) } };
}

/** GitHub's API needs an approved token. */
async function signInAtGhcr(ask: Ask): Promise<void> {
  const { identifier, secret } = ACCOUNT;
  await ask('account.save', {
    ...{ registry: 'ghcr.io', account: identifier, secret },
    ...{ keep: 'session', check: false },
  });
  await ask('approval.set', { registry: 'ghcr.io', to: GITHUB_API, allowed: true });
}

const BULK_FLOWS = Object.fromEntries(
  BULK.map(({ id, host }): [BulkId, Flow] => [
    id,
    {
      name: 'a listing by a bulk API',
      ...(id === 'ghcr' && { before: signInAtGhcr }),
      run: async (ask) => ({ listing: await bulkListing(ask, host) }),
    },
  ]),
) as Record<BulkId, Flow>;

/** Everything that pages do, by what is read. */
export const FLOWS = {
  visit: { name: 'a visit', run: async (ask) => ({ listing: await listing(ask, 'bigcorp/big') }) },
  revisit: {
    name: 'a later visit',
    before: async (ask) => void (await listing(ask, 'library/nginx')),
    run: async (ask) => ({ listing: await listing(ask, 'library/nginx') }),
  },
  derived: {
    name: 'a config in the page',
    before: async (ask) => void (await listing(ask, 'library/nginx')),
    run: async (ask) => ({
      config: await part(() =>
        ask('config.derived', { repository: 'library/nginx', tag: 'latest', platform: PLATFORM }),
      ),
    }),
  },
  lookUp: {
    name: 'a look-up at Docker Hub',
    run: (ask) => lookUp(ask, { registry: DOCKER_HUB, repository: 'library/nginx', tag: 'latest' }),
  },
  elsewhere: {
    name: 'a look-up elsewhere',
    run: (ask) => lookUp(ask, { registry: ELSEWHERE, repository: 'library/nginx', tag: 'latest' }),
  },
  inspection: { name: 'an inspection', run: inspection },
  ...BULK_FLOWS,
} satisfies Record<string, Flow>;
