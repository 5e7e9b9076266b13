import { expect, test } from 'vitest';
import { layerPasses } from '../../../components/compare/layer-passes.ts';
import type { LayerProgress, LayerRequest } from '../../../components/inspect/layer-progress.ts';
import { collectEntries } from '../../../lib/layers/entry-list.ts';
import type { Descriptor } from '../../../lib/oci/descriptor.ts';

const CHUNKED = {
  'io.github.containers.zstd-chunked.manifest-checksum': `sha256:${'7'.repeat(64)}`,
  'io.github.containers.zstd-chunked.manifest-position': '100:50:80:1',
};

const layer = (name: string, annotations = {}): Descriptor => ({
  ...{ mediaType: 'application/vnd.oci.image.layer.v1.tar+zstd', size: 1000, urls: [] },
  ...{ digest: `sha256:${name.repeat(64)}`, annotations },
});

/** Passes whose layers are read by hand: each request with what tells its end. */
function readByHand() {
  const requests: (LayerRequest & { tell: (progress: LayerProgress) => void; isEnded: boolean })[] = [];
  const read = (request: LayerRequest, tell: (progress: LayerProgress) => void) => {
    const one = { ...request, tell, isEnded: false };
    requests.push(one);
    return () => {
      one.isEnded = true;
    };
  };
  const passes = layerPasses(() => {});
  const told: string[] = [];
  const start = (of: Descriptor, isWhole: boolean, name: string) =>
    passes.start({ layer: of, read }, isWhole, ({ kind }) => told.push(`${name} ${kind}`));
  return { passes, requests, told, start };
}

const listed = (more = {}): LayerProgress => ({
  ...{ kind: 'listing', listing: collectEntries().listing(), packages: [], release: null, failure: null },
  ...more,
});

test('two parts that want a layer at the same time read it in one pass, which ends where both leave it', () => {
  const { passes, requests, told, start } = readByHand();
  const leave = [start(layer('a'), false, 'files'), start(layer('a'), true, 'packages')];
  expect(requests).toHaveLength(1);
  expect(requests[0]).toMatchObject({ hasContents: true });
  leave[0]?.();
  expect(requests[0]?.isEnded).toBe(false);
  requests[0]?.tell(listed());
  expect(told).toEqual(['packages listing']);
  expect([...passes.whole.keys()]).toEqual([layer('a').digest]);

  const alone = start(layer('b'), true, 'packages');
  alone();
  expect(requests[1]?.isEnded).toBe(true);
  start(layer('b'), true, 'packages');
  expect(requests).toHaveLength(3);
});

test('a table of contents has no packages: who wants them reads the layer, who does not follows that', () => {
  const { passes, requests, start } = readByHand();
  const chunked = layer('a', CHUNKED);
  start(chunked, false, 'files');
  requests[0]?.tell(listed());
  expect([passes.read.size, passes.whole.size]).toEqual([1, 0]);
  start(chunked, true, 'packages');
  start(chunked, false, 'files');
  expect(requests.map(({ toc }) => toc?.kind)).toEqual(['zstd-chunked', undefined]);
  requests[1]?.tell(listed());
  expect(passes.read.get(chunked.digest)).toBe(passes.whole.get(chunked.digest));
});

test('a layer that failed is not kept', () => {
  const { passes, requests, told, start } = readByHand();
  start(layer('a'), true, 'packages');
  requests[0]?.tell(listed({ failure: { kind: 'network' } }));
  expect([told, passes.read.size]).toEqual([['packages listing'], 0]);
  start(layer('a'), true, 'packages');
  expect(requests).toHaveLength(2);
});
