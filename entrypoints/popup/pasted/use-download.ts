import PQueue from 'p-queue';
import { useState } from 'preact/hooks';
import type { Download } from '../../../components/pasted/download-line.tsx';
import type { PastedRow } from '../../../components/pasted/pasted-row.ts';
import { type Failure, failureOf } from '../../../lib/failure.ts';
import { send } from '../../../lib/messages/send.ts';
import type { LayerSize } from '../../../lib/messages/updates.ts';
import { DOCKER_HUB, withDefaultTag } from '../../../lib/oci/reference.ts';

const CONCURRENCY = 3;

/** What a machine would download for the images, by Docker Hub's API, once it is asked for. */
export function useDownload(
  rows: readonly Pick<PastedRow, 'image' | 'update'>[],
  platform: string,
): { download: Download | null; ask: () => void } {
  const [download, setDownload] = useState<(Download & { platform: string }) | null>(null);
  const ask = async () => {
    const none = { platform, counted: 0, others: 0, size: 0, shared: 0, failure: null };
    setDownload({ ...none, isReading: true });
    const queue = new PQueue({ concurrency: CONCURRENCY });
    let failure: Failure | null = null;
    const lists = await queue.addAll(
      rows.map((row) => async (): Promise<LayerSize[] | null> => {
        const asked = layersAsked(row);
        if (!asked) return null;
        return send('updates.layers', { ...asked, platform }).catch((error) => {
          failure = failureOf(error);
          return null;
        });
      }),
    );
    setDownload({ ...none, ...sumOf(lists), failure, isReading: false });
  };
  const isCurrent = download?.platform === platform;
  return { download: isCurrent ? download : null, ask: () => void ask() };
}

/**
 * What is asked for an image's layers: those of its tag, unless a digest beside that is another one; null where Docker Hub cannot
 * tell.
 * @internal exported for tests
 */
export function layersAsked({
  image: { reference },
  update,
}: Pick<PastedRow, 'image' | 'update'>): { repository: string; tag: string; digest?: string } | null {
  const { registry, repository, tag, digest } = withDefaultTag(reference);
  if (registry !== DOCKER_HUB || tag === undefined) return null;
  const isOther = digest !== undefined && digest !== update?.current;
  return { repository, tag, ...(isOther && { digest }) };
}

/**
 * Each layer once. `null`: an image whose layers are not known.
 * @internal exported for tests
 */
export function sumOf(
  lists: readonly (LayerSize[] | null)[],
): Pick<Download, 'counted' | 'others' | 'size' | 'shared'> {
  const sizes = new Map<string, { size: number; images: number }>();
  for (const layers of lists)
    for (const { digest, size } of new Map((layers ?? []).map((layer) => [layer.digest, layer])).values())
      sizes.set(digest, { size, images: (sizes.get(digest)?.images ?? 0) + 1 });
  const all = [...sizes.values()];
  const sum = (some: typeof all) => some.reduce((total, { size }) => total + size, 0);
  const counted = lists.filter((layers) => layers !== null).length;
  return {
    counted,
    others: lists.length - counted,
    size: sum(all),
    shared: sum(all.filter(({ images }) => images > 1)),
  };
}
