// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { Head } from '../../../components/inspect/head.tsx';
import type { InspectPage } from '../../../components/inspect/page.ts';
import { draw } from '../draw.ts';
import { aliasesOf } from '../facts.ts';

/** A page about a tag of Docker Hub that has no image; `more` is what is known beside it. */
const pageOf = (more: object): InspectPage =>
  ({
    reference: { registry: 'docker.io', repository: 'acme/chart', tag: '1.2.3' },
    isHub: true,
    platform: null,
    facts: { state: 'error', value: null, failure: { kind: 'not-found' }, load: () => {} },
    exact: { state: 'idle', value: null, failure: null, load: () => {} },
    details: null,
    digest: { state: 'idle', value: null, failure: null, load: () => {} },
    listing: { progress: null, aliases: null, move: null, companions: [], ofDigest: null },
    compare: null,
    linkTo: () => '',
    ...more,
  }) as unknown as InspectPage;

const listing = { ...pageOf({}).listing, aliases: aliasesOf({ tag: '1.2.3' }) };

test('a tag without an image is no error: its manifest is offered, for a pull', async () => {
  const load = vi.fn();
  const page = pageOf({ listing });
  const drawn = await draw(<Head {...page} exact={{ ...page.exact, load }} />);
  expect(drawn.all('[data-error]')).toEqual([]);
  expect(drawn.one('[data-action="exact"]').textContent).toContain('1 pull');
  await drawn.click('[data-action="exact"]');
  expect(load).toHaveBeenCalledOnce();
});

test('once its manifest was read, it is what that states', async () => {
  const value = {
    artifact: { kind: 'artifact', label: 'artifactHelmChart', type: 'application/x' },
    annotations: [],
  };
  const drawn = await draw(
    <Head {...pageOf({ listing, exact: { state: 'complete', value, failure: null } })} />,
  );
  expect(drawn.one('.notice').textContent).toContain('Helm chart');
  expect(drawn.all('[data-action="exact"]')).toEqual([]);
});

test('a tag that is not listed is not found', async () => {
  const drawn = await draw(<Head {...pageOf({})} />);
  expect(drawn.one('[data-error]').dataset.error).toBe('not-found');
});
