import { TagkinError } from '../../failure.ts';
import { hostsOf } from '../../hosts/registries.ts';

/** Whether requests to a host may be sent. In: a host with its port, or a pattern such as `*.quay.io`. */
export type Permitted = (host: string) => boolean | Promise<boolean>;

/**
 * Checks that the browser permits hosts, before a request or after one failed. Throws `permission-needed` with every
 * host of the registry that is not permitted, so that one permission prompt is enough.
 */
export async function checkPermission(
  permitted: Permitted | undefined,
  registry: string,
  hosts: string[],
): Promise<void> {
  if (!permitted) return;
  const missing = async (all: string[]) => {
    const answers = await Promise.all(all.map(async (host) => (await permitted(host)) || host));
    return answers.filter((answer) => answer !== true);
  };
  const lacking = await missing(hosts);
  if (lacking.length === 0) return;
  const others = await missing(hostsOf(registry).filter((host) => !hosts.includes(host)));
  throw new TagkinError({
    kind: 'permission-needed',
    host: lacking[0] ?? '',
    hosts: [...lacking, ...others],
  });
}
