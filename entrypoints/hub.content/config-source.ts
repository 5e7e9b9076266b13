import type { ConfigSource } from '../../components/config-panel.tsx';
import type { ListingClient } from '../../lib/client/listing-client.ts';
import { send } from '../../lib/messages/send.ts';

/** Reads the config of a tag's image from the worker, for the platform that the tag's block shows. */
export function configSource(repository: string, tag: string, client: ListingClient): ConfigSource {
  const platform = () => client.tags.get(tag)?.platform ?? client.progress?.platform ?? '';
  return {
    steps: () => send('config.steps', { repository, tag, platform: platform() }),
    exact: (digest) => send('config.exact', { repository, digest, platform: platform() }),
  };
}
