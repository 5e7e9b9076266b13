// @vitest-environment happy-dom

import { describe, expect, test, vi } from 'vitest';
import { Attestations } from '../../../components/inspect/attestations.tsx';
import type { InspectPage } from '../../../components/inspect/page.ts';
import { SbomView } from '../../../components/inspect/sbom-view.tsx';
import type { Sbom } from '../../../lib/oci/statements/sbom.ts';
import { draw, settle } from '../draw.ts';
import { aliasesOf } from '../facts.ts';
import { details, done, INDEX, MANIFEST, page, SBOM } from './page.ts';

describe('attestations', () => {
  const STATEMENT = {
    kind: 'sbom',
    predicateType: 'https://spdx.dev/Document',
    descriptor: {
      mediaType: 'application/vnd.in-toto+json',
      digest: SBOM,
      size: 9_000_000,
      annotations: {},
      urls: [],
    },
  };
  const index = (digest: string) => ({
    platforms: [{ platform: 'linux/amd64', digest, attestations: [{ digest: SBOM, size: 1 }] }],
  });

  test('are loaded on request, first their list, then each; a large one names its size', async () => {
    const asked: string[] = [];
    const answers = {
      'inspect.index': index(MANIFEST),
      'inspect.statements': [STATEMENT],
      'inspect.statement': {
        kind: 'sbom',
        format: 'SPDX-2.3',
        tools: ['docker-scout'],
        packages: [
          { name: 'libssl3', version: '3.5', license: 'Apache-2.0', source: 'openssl', type: 'deb' },
        ],
      },
    };
    const drawn = await draw(<Attestations {...page(details(), answers, asked)} />);
    expect(drawn.one('section').dataset.state).toBe('idle');
    expect(asked).toEqual([]);
    await drawn.click('[data-action="load"]');
    await settle(2);
    expect(drawn.one('section').dataset.state).toBe('complete');
    expect(drawn.one('[data-predicate] [data-action="load"]').textContent).toContain('9 MB');
    await drawn.click('[data-predicate] [data-action="load"]');
    await vi.waitFor(() => expect(drawn.one('[data-package="libssl3"]').dataset.packageVersion).toBe('3.5'));
    expect(asked).toEqual(['inspect.index', 'inspect.statements', 'inspect.statement']);
  });

  test('an SBOM that does not name what made it says nothing of that', async () => {
    const note = async (tools: string[]) => {
      const sbom = { kind: 'sbom', format: 'SPDX-2.3', tools, packages: [] } as const;
      return (await draw(<SbomView sbom={sbom as unknown as Sbom} />)).one('[data-packages]').textContent;
    };
    expect(await note(['syft'])).toContain('made by');
    expect(await note([])).not.toMatch(/made by|not recorded/);
  });

  test('of another platform only: said, and nothing more is asked', async () => {
    const asked: string[] = [];
    const drawn = await draw(<Attestations {...page(details(), { 'inspect.index': index(INDEX) }, asked)} />);
    await drawn.click('[data-action="load"]');
    await settle(2);
    expect(drawn.text()).toContain('but about linux/amd64');
    expect(asked).toEqual(['inspect.index']);
  });

  test('a digest that was not found yet is asked for first: nothing is said to be missing that was not read', async () => {
    const asked: string[] = [];
    const answers = { 'image.head': { digest: INDEX }, 'inspect.index': index(INDEX) };
    const given = page(details(), answers, asked);
    const drawn = await draw(
      <Attestations {...given} digest={{ ...given.digest, state: 'error', value: null }} />,
    );
    await drawn.click('[data-action="load"]');
    await settle(2);
    expect(asked).toEqual(['image.head', 'inspect.index']);
  });

  test('an image without an index offers none to load', async () => {
    const given = page(details());
    const drawn = await draw(<Attestations {...given} digest={{ ...given.digest, value: MANIFEST }} />);
    expect(drawn.all('[data-action="load"]')).toEqual([]);
    expect(drawn.text()).toContain('no index');
  });

  test('what is no image offers none to load: platforms alone have them', async () => {
    const given = { ...page(details()), details: null };
    const artifact = { kind: 'helm-chart', label: 'artifactHelmChart', type: 'application/x' };
    const read = { ...given, exact: done({ artifact, annotations: [] }) } as never as InspectPage;
    const unread = {
      ...given,
      facts: { ...given.facts, failure: { kind: 'not-found' } },
      listing: { ...given.listing, aliases: aliasesOf({ tag: 'latest' }) },
    } as never as InspectPage;
    for (const each of [read, unread]) {
      const drawn = await draw(<Attestations {...each} />);
      expect(drawn.all('[data-action="load"]')).toEqual([]);
      expect(drawn.text()).toContain('none');
    }
  });
});
