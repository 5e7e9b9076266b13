// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { FailureNote } from '../../components/failure-note.tsx';
import { RegistryFailure } from '../../components/registry-failure.tsx';
import type { ErrorKind, Failure } from '../../lib/failure.ts';
import { formatTime } from '../../lib/i18n.ts';
import { draw } from './draw.ts';

const UNTIL = Date.parse('2026-11-20T12:00:30Z');

/** The closed list; a kind that is not here does not compile. */
const KINDS: Record<ErrorKind, Failure> = {
  'not-found': { kind: 'not-found', status: 404 },
  unauthorized: { kind: 'unauthorized', status: 401 },
  'permission-needed': { kind: 'permission-needed', hosts: ['ghcr.io'] },
  'rate-limited': { kind: 'rate-limited', until: UNTIL },
  network: { kind: 'network' },
  malformed: { kind: 'malformed' },
  'digest-mismatch': { kind: 'digest-mismatch' },
  'too-large': { kind: 'too-large' },
  unsupported: { kind: 'unsupported' },
  internal: { kind: 'internal', defect: { name: 'TypeError', frames: [] } },
};

describe.each(Object.values(KINDS))('$kind', (failure) => {
  test('is an alert of one or two sentences, with its kind', async () => {
    const drawn = await draw(<FailureNote failure={failure} />);
    const note = drawn.one('[role="alert"]');
    expect(note.dataset.error).toBe(failure.kind);
    expect(note.textContent).toMatch(/^[A-Z].{15,}\.$/);
    expect(note.textContent).not.toMatch(/undefined|null|NaN|\$/);
  });

  test('has a text of its own', async () => {
    const said = await Promise.all(
      Object.values(KINDS).map(async (each) => (await draw(<FailureNote failure={each} />)).text()),
    );
    expect(new Set(said).size).toBe(said.length);
  });
});

test('a pause shows until when', async () => {
  const drawn = await draw(<FailureNote failure={KINDS['rate-limited']} />);
  expect(drawn.text()).toContain(formatTime(UNTIL));
});

test('a fault shows its status', async () => {
  const drawn = await draw(<FailureNote failure={{ kind: 'network', status: 503 }} />);
  expect(drawn.text()).toContain('503');
});

test('another registry is named', async () => {
  for (const failure of Object.values(KINDS)) {
    const drawn = await draw(<FailureNote failure={failure} where="ghcr.io" />);
    expect(drawn.text()).not.toContain('Docker Hub');
  }
});

describe('a registry', () => {
  test.each<[Partial<Failure>, RegExp]>([
    [{ hosts: ['registry-1.docker.io'] }, /^r\.test sends on to registry-1\.docker\.io,.*\.$/],
    [{ needsGet: true }, /^r\.test identifies a tag only by .* left out\.$/],
    [{}, /^r\.test has this, but it isn’t .*\.$/],
  ])('that cannot do this says why: %j', async (more, words) => {
    const failure: Failure = { kind: 'unsupported', host: 'r.test', ...more };
    const drawn = await draw(<RegistryFailure failure={failure} registry="r.test" />);
    expect(drawn.one('[role="alert"]').dataset.error).toBe('unsupported');
    expect(drawn.text()).toMatch(words);
  });
});
