// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest';
import { imageStateOf } from '../../../components/answer/image-state.ts';
import { ImageView, type ImageViewProps } from '../../../components/answer/image-view.tsx';
import type { Failure } from '../../../lib/failure.ts';
import { detailsOfConfig } from '../../../lib/inspect/details.ts';
import type { ImageAnswer, ImageDetails } from '../../../lib/inspect/image-answer.ts';
import { draw } from '../draw.ts';
import { aliasesOf, progressOf } from '../facts.ts';

const digestOf = (letter: string) => `sha256:${letter.repeat(64)}`;

/** The contents of an image with this run configuration. */
const detailsWith = (config: object, more: object = {}): ImageDetails =>
  detailsOfConfig(
    { kind: 'manifest', mediaType: '', layers: [], annotations: {} } as never,
    digestOf('b'),
    JSON.stringify({ os: 'linux', architecture: 'amd64', created: '2026-11-12T00:00:00Z', config, ...more }),
  );

const answerOf = (more: Partial<ImageAnswer> = {}): ImageAnswer => ({
  image: 'docker.io/library/nginx:latest',
  digest: digestOf('a'),
  kind: 'index',
  platforms: [{ platform: 'linux/amd64', digest: digestOf('b'), attestations: 0 }],
  details: detailsWith({ Env: ['NGINX_VERSION=1.31.4'], Cmd: ['nginx', '-g', 'daemon off;'] }),
  ...more,
});

const propsOf = (answer: ImageAnswer | null, more: Partial<ImageViewProps> = {}): ImageViewProps => ({
  reference: { registry: 'docker.io', repository: 'library/nginx', tag: 'latest' },
  assumed: [],
  state: imageStateOf({ answer, failure: null, busy: false }),
  progress: progressOf(),
  aliases: aliasesOf(),
  ofDigest: null,
  busy: false,
  platform: 'linux/amd64',
  choosePlatform: vi.fn(),
  linkTo: (tag) => `?image=${tag}`,
  follow: vi.fn(),
  followElsewhere: vi.fn(),
  actions: { signIn: 'options.html', allow: vi.fn(), approve: vi.fn(), retry: vi.fn() },
  inFull: 'inspect.html',
  hasLinks: true,
  ...more,
});
const view = (answer: ImageAnswer | null, more: Partial<ImageViewProps> = {}) =>
  draw(<ImageView {...propsOf(answer, more)} />);

const FAILED: Failure = { kind: 'network' };

test.each([
  ['nothing yet', { answer: null, failure: null, busy: true }, 'looking'],
  ['nothing, and why', { answer: null, failure: FAILED, busy: false }, 'failed'],
  ['nothing without a pull', { answer: null, failure: null, busy: false }, 'held'],
  ['what is known stays', { answer: answerOf(), failure: FAILED, busy: false }, 'known'],
])('%s', (_, progressed, kind) => expect(imageStateOf(progressed).kind).toBe(kind));

describe('the order', () => {
  test('reference, version, facts, copy, aliases, config', async () => {
    const version = { version: '1.31.4', tag: '1.31.4', source: 'alias' as const };
    const sameIndex = ['1.31.4', 'mainline'];
    const { root, one } = await view(answerOf(), { aliases: aliasesOf({ version, sameIndex }) });
    const order = ['.ref', '.big .version', '.facts', '[data-form="pinned"]', '.aliases', '.kv'];
    const places = order.map((selector) => [...root.querySelectorAll('*')].indexOf(one(selector)));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(one('.ref').dataset.image).toBe('docker.io/library/nginx:latest');
  });

  test('the facts are on one line, and say as whom it runs', async () => {
    const facts = async (config: object, more: object = {}) =>
      (await view(answerOf({ details: detailsWith(config, more) }))).one('.facts').textContent;
    expect(await facts({})).toContain('runs as root');
    expect(await facts({ User: '0:101' })).toContain('runs as root');
    expect(await facts({ User: 'nginx' })).toMatch(/runs as .nginx/);
    expect(await facts({}, { os: 'windows' })).not.toContain('runs as');
  });
});

test('derived from build steps: a mark, “Not read”, and the exact config by its button', async () => {
  const details = detailsWith({});
  const derived = { ...details, summary: { ...details.summary, source: 'instructions' as const } };
  const readExact = vi.fn();
  const drawn = await view(answerOf({ details: derived }), { readExact });
  expect(drawn.one('[data-exact]').dataset.exact).toBe('false');
  expect(drawn.text()).toContain('Not read');
  expect(drawn.text()).not.toContain('not recorded');
  expect(drawn.one('.facts').textContent).toContain('by build steps');
  await drawn.click('[data-action="exact"]');
  expect(readExact).toHaveBeenCalledOnce();
});

test('a permission and a sign-in are steps: no alert, one button', async () => {
  for (const failure of [
    { kind: 'permission-needed', hosts: ['quay.io', '*.quay.io'] },
    { kind: 'unauthorized' },
  ] as Failure[]) {
    const drawn = await view(null, { state: { kind: 'failed', failure }, progress: null });
    expect(drawn.one('[data-error]').dataset.error).toBe(failure.kind);
    expect(drawn.all('[role="alert"]')).toEqual([]);
    expect(drawn.all('[data-error] :is(button, a)')).toHaveLength(1);
  }
});

test('versions of Windows are told apart', async () => {
  const platforms = ['windows/amd64@10.0.26100.4946', 'windows/amd64@10.0.20348.1'].map((platform, at) => ({
    platform,
    digest: digestOf(`${at}`),
    attestations: 0,
  }));
  const drawn = await view(answerOf({ platforms }), { platform: 'windows/amd64@10.0.20348.1' });
  expect(drawn.all('option').map((option) => option.textContent)).toEqual([
    'windows/amd64, Server 2025 (10.0.26100.4946)',
    'windows/amd64, Server 2022 (10.0.20348.1)',
  ]);
});

test('values out of an image are drawn with escapes, and copied as they are', async () => {
  const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  const drawn = await view(answerOf({ details: detailsWith({ User: 'ro\u202eot' }) }));
  expect(drawn.one('[data-field="user"] bdi').textContent).toBe('ro\\u{202e}ot');
  await drawn.click('[data-field="user"] .value');
  expect(copied.mock.calls).toEqual([['ro\u202eot']]);
});

test('where the tag of the version is the only other one, no list stands empty', async () => {
  const version = { version: '1.31.4', tag: '1.31.4', source: 'alias' } as const;
  const drawn = await view(answerOf(), { aliases: aliasesOf({ sameIndex: ['1.31.4'], version }) });
  expect(drawn.one('.rows').textContent).toMatch(/no other tags besides\W+1\.31\.4/);
});

describe('size', () => {
  const count = (all: number, of: (at: number) => [string, string]) =>
    Object.fromEntries(Array.from({ length: all }, (_, at) => of(at)));

  test.each([
    [
      '300,000 labels',
      answerOf({ details: detailsWith({ Labels: count(300_000, (at) => [`l${at}`, `${at}`]) }) }),
    ],
    [
      '19,000 platforms',
      answerOf({
        platforms: Array.from({ length: 19_000 }, (_, at) => ({
          platform: `linux/p${at}`,
          digest: digestOf('c'),
          attestations: 0,
        })),
      }),
    ],
    [
      '8 MB of environment',
      answerOf({
        details: detailsWith({
          Env: [
            `BIG=${'x'.repeat(4_000_000)}`,
            ...Array.from({ length: 400_000 }, (_, at) => `V${at}=${at}`),
          ],
        }),
      }),
    ],
  ])('%s are at most 5,000 elements and 100,000 characters', async (_, answer) => {
    const { root } = await view(answer);
    expect(root.querySelectorAll('*').length).toBeLessThanOrEqual(5000);
    expect(root.textContent?.length).toBeLessThanOrEqual(100_000);
  });

  test('500 of 2,000 aliases are in the document', async () => {
    const sameIndex = Array.from({ length: 2000 }, (_, at) => `a${at}`);
    const drawn = await view(answerOf(), { aliases: aliasesOf({ sameIndex }) });
    expect(drawn.all('a[data-alias]')).toHaveLength(500);
  });

  test('a long list folds after eight, and has a filter above twenty', async () => {
    const Env = Array.from({ length: 30 }, (_, at) => `V${at}=${at}`);
    const drawn = await view(answerOf({ details: detailsWith({ Env }) }));
    const shown = () => drawn.all('[data-field="env"] li').filter((line) => !line.hidden).length;
    expect([drawn.all('[data-field="env"] li').length, shown()]).toEqual([30, 8]);
    await drawn.type('[data-field="env"] input', 'v2');
    expect(shown()).toBe(11);
  });
});
