// @vitest-environment happy-dom

import { describe, expect, test, vi } from 'vitest';
import { Attestations } from '../../../components/inspect/attestations.tsx';
import { Config } from '../../../components/inspect/config.tsx';
import { History } from '../../../components/inspect/history.tsx';
import type { InspectPage } from '../../../components/inspect/page.ts';
import { Referrers } from '../../../components/inspect/referrers.tsx';
import { TagkinError } from '../../../lib/failure.ts';
import { draw, settle } from '../draw.ts';
import { aliasesOf } from '../facts.ts';
import { details, done, INDEX, MANIFEST, page, SBOM } from './page.ts';

describe('history', () => {
  test('each step with its instruction and size; what a builder joined is in lines again', async () => {
    const drawn = await draw(
      <History
        {...page(
          details(
            { instruction: "# debian.sh --arch 'amd64' out/ 'trixie' '@1783900800'", size: 30 },
            { instruction: 'RUN /bin/sh -c set -x     && make # buildkit', size: 20 },
            { instruction: 'CMD ["sh"]' },
          ),
        )}
      />,
    );
    const steps = drawn
      .all('[data-step]')
      .map(({ dataset }) => [dataset.step, dataset.instruction, dataset.size]);
    expect(steps).toEqual([
      ['0', 'FROM', '30'],
      ['1', 'RUN', '20'],
      ['2', 'CMD', undefined],
    ]);
    expect(drawn.one('[data-note="system"]').textContent).toContain('Debian trixie as of');
    expect(drawn.one('[data-step="1"] code').textContent).toBe('RUN set -x \\\n  && make');
  });

  test('steps that made one layer together bear no size; their bracket does', async () => {
    const drawn = await draw(
      <History
        {...page(
          details(
            { instruction: 'COPY a /' },
            { instruction: 'ENV A=1' },
            { instruction: 'CMD ["a"]', size: 7 },
          ),
        )}
      />,
    );
    expect(drawn.one('[data-group-size]').dataset).toMatchObject({ groupSize: '7', first: '0', last: '2' });
    expect(drawn.all('[data-step][data-size]')).toEqual([]);
  });
});

test('what looks like a credential is counted, and masked until it is asked for', async () => {
  const drawn = await draw(
    <Config
      {...page(
        details(
          { instruction: 'ENV DATABASE_URL=postgres://shop:hunter2@db/shop' },
          { instruction: 'ENV NODE_ENV=production' },
          { instruction: 'RUN |1 NPM_TOKEN=abcdefgh /bin/sh -c npm ci', size: 1 },
        ),
      )}
    />,
  );
  expect(drawn.one('[data-secrets]').dataset.secrets).toBe('2');
  expect(drawn.text()).not.toContain('hunter2');
  expect(drawn.text()).toContain('NODE_ENV=production');
  await drawn.click('[data-action="reveal"]');
  expect(drawn.text()).toContain('postgres://shop:hunter2@db/shop');
});

test('each credential of a step is masked, and so is one in a field that no row knows', async () => {
  const given = page(
    details({ instruction: 'ENV GITHUB_TOKEN=abcdefgh AWS_SECRET_ACCESS_KEY=ijklmnop X=1' }),
  );
  const value = {
    details: given.details,
    others: [{ path: 'container_config', value: '{"Env":["API_KEY=qrstuvwx"]}' }],
    annotations: [],
  };
  const drawn = await draw(
    <main>
      <History {...given} />
      <Config {...given} exact={done(value) as never} />
    </main>,
  );
  expect(drawn.text()).toContain('GITHUB_TOKEN=•••••••• AWS_SECRET_ACCESS_KEY=•••••••• X=1');
  expect(drawn.text()).toContain('{"Env":["API_KEY=••••••••"]}');
  await drawn.click('[data-step] [data-action="reveal"]');
  expect(drawn.text()).toContain('GITHUB_TOKEN=abcdefgh AWS_SECRET_ACCESS_KEY=ijklmnop X=1');
});

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

test.each([Config, History])('what could not be read is told in the section too: %#', async (Part) => {
  const given = page(details());
  const facts = { ...given.facts, state: 'error', value: null } as const;
  const drawn = await draw(<Part {...given} details={null} facts={facts} />);
  expect(drawn.text()).toContain('could not be read');
});

describe('referrers', () => {
  const load = async (answer: unknown) => {
    const drawn = await draw(<Referrers {...page(details(), { 'inspect.referrers': answer })} />);
    await drawn.click('[data-action="load"]');
    await settle();
    return drawn;
  };

  test('a signature is said to be one, not verified, with the command that verifies it', async () => {
    const drawn = await load({
      source: 'api',
      isComplete: true,
      referrers: [{ kind: 'signature', label: 'artifactSigstoreBundle', type: 'a/b', digest: SBOM, size: 5 }],
    });
    expect(drawn.one('[data-referrer]').dataset.kind).toBe('signature');
    expect(drawn.text()).toContain('not verified here');
    expect(drawn.text()).toContain(`cosign verify nginx@${INDEX}`);
  });

  test('after a refusal nothing is claimed', async () => {
    const drawn = await load(new TagkinError({ kind: 'rate-limited', until: 1 }));
    expect(drawn.one('section').dataset.state).toBe('error');
    expect(drawn.text()).not.toContain('Nothing refers');
  });
});
