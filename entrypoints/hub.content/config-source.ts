import type { ConfigSource } from '../../components/config-panel.tsx';
import type { ListingClient } from '../../lib/client/listing-client.ts';
import { send } from '../../lib/messages/send.ts';

/** How a tag's block asks what is in its image, for the platform that the block speaks of. */
export function configSource(repository: string, tag: string, client: ListingClient): ConfigSource {
  const platform = () => client.tags.get(tag)?.platform ?? client.progress?.platform ?? '';
  return {
    steps: () => send('config.steps', { repository, tag, platform: platform() }),
    exact: (digest) => send('config.exact', { repository, digest, platform: platform() }),
  };
}
