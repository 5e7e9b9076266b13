import { factsOf } from '../aliases/tag-facts.ts';
import type { RequestOf } from '../messages/messages.ts';
import type { LayerSize, TagNames } from '../messages/updates.ts';
import { platformKey } from '../oci/platform.ts';
import { DOCKER_HUB } from '../oci/reference.ts';
import { loadSettings } from '../store/settings.ts';
import type { WindowKind } from '../store/window-kind.ts';
import { hubUpdates } from '../updates/hub.ts';
import type { RepositoryUpdates } from '../updates/image-update.ts';
import { registryUpdates } from '../updates/registry.ts';
import { hubApi, hubBudget } from './hub-api.ts';
import { known } from './listings.ts';
import { registries } from './registry.ts';

/** Timeout of one message, in ms: browsers end a worker after 30 s. */
const LOOK_TIMEOUT_MS = 18_000;

const timeout = () => AbortSignal.timeout(LOOK_TIMEOUT_MS);

/** What images of one repository are, and what they may be updated to. */
export async function lookForUpdates(
  { registry: host, repository, images, platform: wanted, requests }: RequestOf<'updates.look'>,
  from: WindowKind,
): Promise<RepositoryUpdates> {
  const platform = wanted ?? (await loadSettings()).platform;
  const registry = registries[from];
  const tools = { registry, signal: timeout() };
  if (host !== DOCKER_HUB)
    return registryUpdates({ registry: host, repository }, images, platform, requests, tools);
  const allowed = Math.min(requests, await hubBudget());
  const stored = factsOf((await known({ repository }, from)).table);
  return hubUpdates(repository, images, platform, allowed, { ...tools, api: hubApi[from], stored });
}

/** A page of a repository's tags. */
export async function pageOfTags(
  { registry, repository, cursor }: RequestOf<'updates.tags'>,
  from: WindowKind,
): Promise<TagNames> {
  const { tags, next } = await registries[from].tags({ registry, repository }, cursor, { signal: timeout() });
  return next ? { tags, next } : { tags };
}

/** The layers that a machine would download for a tag, or for a digest beside it. */
export async function layersOfTag(
  { repository, tag, platform, digest }: RequestOf<'updates.layers'>,
  from: WindowKind,
): Promise<LayerSize[] | null> {
  await hubBudget();
  const images = await hubApi[from].images(repository, tag, timeout());
  const image = images.find((one) =>
    digest === undefined
      ? platformKey(one.platform).split('@')[0] === platform.split('@')[0]
      : one.digest === digest,
  );
  return (
    image?.instructions.flatMap(({ digest, size }) => (digest && size > 0 ? [{ digest, size }] : [])) ?? null
  );
}
