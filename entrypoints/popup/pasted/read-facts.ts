import type { ConfigFacts, PastedImage } from '../../../components/pasted/pasted-row.ts';
import { send } from '../../../lib/messages/send.ts';
import { formatReference, withDefaultTag } from '../../../lib/oci/reference.ts';
import { statedVersion } from '../../../lib/oci/stated-version.ts';

/** What the config of an image of another registry states: its version and when it was built. Rejects with its failure. */
export async function readFacts(image: PastedImage, platform: string | undefined): Promise<ConfigFacts> {
  const reference = withDefaultTag(image.reference);
  const { details } = await send('image.inspect', {
    image: formatReference(reference, 'canonical'),
    ...(platform && { platform }),
    until: 'config',
  });
  const stated = details ? statedVersion(details.summary, reference.repository) : null;
  const created = Date.parse(details?.summary.created ?? '');
  return {
    version: stated?.version ?? null,
    source: stated?.source ?? 'label',
    created: created > 0 ? created : null,
  };
}
