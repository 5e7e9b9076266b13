import { afterEach, expect, test, vi } from 'vitest';
import { FakeRegistry } from '../registry/fake-registry.ts';
import { newNetwork } from './network.ts';
import { newWorld, startWorker } from './worker.ts';

afterEach(() => void vi.unstubAllGlobals());

test.each([405, 406, 503])(
  'where HEAD gets %d, the digest that is asked for takes one GET',
  async (status) => {
    newWorld();
    const network = newNetwork();
    const registry = new FakeRegistry({ auth: 'none' });
    registry.quirks.fault = ({ method }) => (method === 'HEAD' ? new Response(null, { status }) : undefined);
    const { index } = await registry.image('1', ['linux/amd64']);
    network.registries.set('registry.test', registry);
    vi.stubGlobal('fetch', network.fetch);
    const worker = await startWorker();
    const answer = await worker.ask('image.digest', { image: 'registry.test/team/app:1' });
    expect(answer).toEqual({ digest: index });
    expect(registry.log).toEqual(['GET registry.test/v2/team/app/manifests/1']);
  },
);
