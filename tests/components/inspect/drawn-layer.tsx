import { expect, vi } from 'vitest';
import { LayerContents } from '../../../components/inspect/layer-contents.tsx';
import type { LayerProgress, LayerRequest } from '../../../components/inspect/layer-progress.ts';
import { collectEntries } from '../../../lib/layers/entry-list.ts';
import type { Entry } from '../../../lib/layers/format/entry.ts';
import type { Descriptor } from '../../../lib/oci/descriptor.ts';
import { draw, settle } from '../draw.ts';

export const entry = (path: string, more: Partial<Entry> = {}): Entry => ({
  path,
  kind: 'file',
  size: 5,
  mode: 0o644,
  uid: 0,
  gid: 0,
  modified: 0,
  ...more,
});
export const listingOf = (...entries: Entry[]) => {
  const all = collectEntries();
  for (const one of entries) all.add(one);
  return all.listing();
};

/** A layer whose reader is played by the test. */
export async function drawn(size = 1000) {
  const requests: { request: LayerRequest; progress: (progress: LayerProgress) => void; end: () => void }[] =
    [];
  const read = (request: LayerRequest, progress: (progress: LayerProgress) => void) => {
    const end = vi.fn();
    requests.push({ request, progress, end });
    return end;
  };
  const layer = {
    digest: 'sha256:x',
    size,
    mediaType: '',
    annotations: {},
    urls: [],
  } as unknown as Descriptor;
  const page = await draw(
    <LayerContents
      layer={layer}
      read={read}
      onListed={() => {}}
      place={(button, contents) => (
        <>
          {button}
          {contents}
        </>
      )}
    />,
  );
  /** Clicks, and waits until what reads is loaded. */
  const start = async () => {
    await page.click('[data-action="contents"]');
    await vi.waitFor(async () => {
      await settle();
      expect(requests).toHaveLength(1);
    });
  };
  const report = async (progress: LayerProgress) => {
    requests.at(-1)?.progress(progress);
    await settle();
  };
  const files = () =>
    page.all('[data-file]').map(({ dataset }) => `${dataset.kind} ${dataset.file} ${dataset.size}`);
  return { ...page, requests, start, report, files };
}
export const listed = (listing: ReturnType<typeof listingOf>, more: object = {}): LayerProgress => ({
  kind: 'listing',
  listing,
  packages: [],
  release: null,
  failure: null,
  ...more,
});
