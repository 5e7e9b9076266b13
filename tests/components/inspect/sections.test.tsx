// @vitest-environment happy-dom

import { describe, expect, test } from 'vitest';
import { Config } from '../../../components/inspect/config.tsx';
import { History } from '../../../components/inspect/history.tsx';
import { Referrers } from '../../../components/inspect/referrers.tsx';
import { TagkinError } from '../../../lib/failure.ts';
import { draw, settle } from '../draw.ts';
import { details, done, INDEX, page, SBOM } from './page.ts';

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
