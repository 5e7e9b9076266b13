import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeRegistry } from '../registry/fake-registry.ts';
import { json } from '../registry/quirks.ts';
import { readOnly } from '../store/broken-disk.ts';
import { type Network, newNetwork, PAT, READER, secretsTo } from './network.ts';
import { nextWorker, startWorker, type Worker } from './worker.ts';

let network: Network;
let worker: Worker;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-20T12:00:00Z') });
  network = newNetwork();
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('fetch', network.fetch);
  worker = await startWorker();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const mine = { registry: 'docker.io', account: READER, secret: PAT, keep: 'session', check: true } as const;
const secret = { repository: 'bigcorp/secret', tags: ['private0'] };
/** Reads a listing to its end, a second later: in the millisecond of the last reading it would count as read. */
async function list(of: { repository: string; tags: string[] } = secret) {
  vi.setSystemTime(Date.now() + 1000);
  const freshSince = Date.now();
  let answer = await worker.ask('listing.advance', { ...of, freshSince });
  for (let step = 0; step < 5 && !answer.progress.done && !answer.progress.failure; step += 1)
    answer = await worker.ask('listing.advance', { ...of, freshSince });
  return answer;
}

describe('signing in at Docker Hub', () => {
  test('shows private repositories, with a bearer that goes to hub.docker.com alone', async () => {
    expect((await list()).progress.failure).toMatchObject({ kind: 'not-found' });
    expect(await worker.ask('account.save', mine)).toEqual({ state: 'accepted' });
    const { progress } = await list();
    expect(progress).toMatchObject({ known: 2, total: 2, failure: null });
    expect(secretsTo(network)).toEqual(new Set(['hub.docker.com']));
    const [login] = network.sent.filter(({ method }) => method === 'POST');
    expect(login?.init).toMatchObject({ redirect: 'error', credentials: 'omit' });
    expect(network.sent.every(({ url }) => !url.href.includes(PAT))).toBe(true);
  });

  test.each([
    [() => json({ message: 'unauthorized', errinfo: {} }, 401), 'wrong'],
    [() => json({ detail: 'Incorrect authentication credentials' }, 401), 'wrong'],
    [() => json({ detail: 'Second step', login_2fa_token: 'x' }, 401), 'two-factor'],
    [() => json({ detail: 'Require secondary authentication on MFA enabled account' }, 401), 'two-factor'],
    [() => json({ message: 'unauthorized: please use personal access token to login' }, 401), 'two-factor'],
    [() => json({ message: 'account is temporarily locked' }, 401), 'locked'],
    [() => json({ detail: 'too many login attempts' }, 401), 'locked'],
    [() => json({ detail: 'Too many failed login attempts' }, 429), 'locked'],
    [() => json({ detail: 'Rate limit exceeded' }, 429), 'locked'],
    [() => json({}, 500), 'unreachable'],
    [() => json({ nothing: true }), 'other'],
    [() => new Response('<html>'), 'other'],
  ] as const)('that is refused says why and keeps nothing: %#', async (refusal, reason) => {
    network.refusal = refusal;
    const said = await worker.ask('account.save', { ...mine, secret: 'no' });
    expect(said).toEqual({ state: 'refused', reason });
    expect(await worker.ask('account.list', {})).toEqual([]);
  });

  test('with a better token under the same name reads everything again', async () => {
    await worker.ask('account.save', mine);
    await list();
    network.secrets.set(READER, 'better');
    await worker.ask('account.save', { ...mine, secret: 'better' });
    const look = await worker.ask('listing.look', { ...secret, freshSince: 1 });
    expect(look.progress.known).toBe(0);
    expect((await list()).progress).toMatchObject({ known: 2, failure: null });
  });

  test('renews a bearer that is no longer accepted, once', async () => {
    await worker.ask('account.save', mine);
    await list();
    const bearer = network.sent.at(-1)?.authorization?.replace('Bearer ', '') ?? '';
    network.expired.add(bearer);
    const before = network.sent.length;
    expect((await list()).progress.failure).toBeNull();
    const since = network.sent.slice(before).map(({ url }) => url.pathname.split('/').at(-1));
    expect(since).toEqual(['tags', 'token', 'tags']);
  });

  test('with a token that was withdrawn since is tried once, and public repositories go on anonymously', async () => {
    await worker.ask('account.save', { ...mine, keep: 'device' });
    network.secrets.clear();
    worker = await startWorker();
    const nginx = { repository: 'library/nginx', tags: ['t0'] };
    await list(nginx);
    expect((await list(nginx)).progress).toMatchObject({ known: 3, failure: null });
    expect((await list()).progress.failure).toMatchObject({ kind: 'not-found' });
    const logins = network.sent.filter(({ method }) => method === 'POST');
    expect(logins).toHaveLength(2); // when it was given, and once since
    expect(await worker.ask('account.list', {})).toMatchObject([{ registry: 'docker.io', refused: 'wrong' }]);
  });
});

describe('what was read with an account', () => {
  test('is dropped after signing out', async () => {
    await worker.ask('account.save', mine);
    await list();
    await worker.ask('account.remove', { registry: 'docker.io' });
    const seen = await worker.ask('listing.look', { ...secret, freshSince: 1 });
    expect([seen.progress.known, seen.tags[0]?.known]).toEqual([0, false]);
    const { file } = await worker.ask('listing.export', { ...secret, format: 'text' });
    expect(file).not.toContain('private');
  });

  test('is dropped when the browser closes with what was kept for the session', async () => {
    await worker.ask('account.save', mine);
    await list();
    worker = await startWorker();
    expect(await worker.ask('account.list', {})).toEqual([]);
    expect((await worker.ask('listing.look', { ...secret, freshSince: 1 })).progress.known).toBe(0);
  });

  test('stays with what is kept on this device', async () => {
    await worker.ask('account.save', { ...mine, keep: 'device' });
    await list();
    worker = await startWorker();
    expect(await worker.ask('account.list', {})).toMatchObject([{ account: READER, keep: 'device' }]);
    expect((await worker.ask('listing.look', { ...secret, freshSince: 1 })).progress.known).toBe(2);
  });

  test('is not mixed up with what was read anonymously', async () => {
    const nginx = { repository: 'library/nginx', tags: ['t0'] };
    await list(nginx);
    await worker.ask('account.save', mine);
    expect((await worker.ask('listing.look', { ...nginx, freshSince: 1 })).progress.known).toBe(0);
  });
});

test('a step that began before a sign-in is not given to that account, nor kept', async () => {
  const nginx = { repository: 'library/nginx', tags: ['t0'], freshSince: Date.now() };
  const { fetch } = network;
  let answer: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  vi.stubGlobal('fetch', async (...args: Parameters<typeof fetch>) => {
    if (new Headers(args[1]?.headers).get('authorization') === null && args[1]?.method !== 'POST') await held;
    return fetch(...args);
  });
  const anonymous = worker.ask('listing.advance', nginx);
  await worker.ask('account.save', mine);
  expect((await worker.ask('listing.advance', nginx)).progress.known).toBe(3);
  await worker.ask('listing.advance', nginx);
  answer();
  await anonymous;
  expect((await worker.ask('listing.look', nginx)).progress.known).toBe(3);
  const { sent } = network;
  expect(sent.filter(({ authorization }) => authorization?.startsWith('Bearer')).length).toBeGreaterThan(0);
});

/** Delays the first answer whose request (URL or body) contains a text. Resolves once it was requested, to its release. */
async function holdBack(text: string, ask: () => Promise<unknown>): Promise<() => Promise<unknown>> {
  let release: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { fetch } = network;
  const asked = vi.fn();
  vi.stubGlobal('fetch', async (...args: Parameters<typeof fetch>) => {
    const response = await fetch(...args);
    if (asked.mock.calls.length > 0 || !`${args[0]} ${args[1]?.body ?? ''}`.includes(text)) return response;
    asked();
    await gate;
    return response;
  });
  const answer = ask();
  await vi.waitFor(() => expect(asked).toHaveBeenCalled());
  return async () => {
    release();
    return answer;
  };
}

describe('a sign-in at Docker Hub that is answered late', () => {
  const other = { ...mine, account: 'other', secret: 'others-own' };
  const signInsOf = (text: string) => network.sent.filter(({ body }) => body.includes(text)).length;

  test('signs no request of another account', async () => {
    await worker.ask('account.save', { ...mine, check: false });
    network.secrets.set(other.account, other.secret);
    const late = await holdBack(PAT, () => list());
    await worker.ask('account.save', { ...other, check: false });
    const before = network.sent.length;
    const nginx = { repository: 'library/nginx', tags: ['t0'] };
    const theirs = list(nginx);
    await vi.waitFor(() => expect(signInsOf(other.secret)).toBe(1));
    expect((await theirs).progress.known).toBe(3);
    await late();
    await list(nginx);
    const signed = network.sent.slice(before).flatMap(({ authorization }) => authorization ?? []);
    expect(signed.filter((bearer) => !bearer.includes('-of-other-'))).toEqual([]);
    expect(signInsOf(other.secret)).toBe(1);
  });

  test('and refused, does not mark the better secret that was saved meanwhile', async () => {
    await worker.ask('account.save', { ...mine, secret: 'old', check: false });
    const late = await holdBack('"old"', () => list());
    expect(await worker.ask('account.save', mine)).toEqual({ state: 'accepted' });
    await late();
    expect(await worker.ask('account.list', {})).toMatchObject([{ account: READER, refused: null }]);
    expect((await list()).progress).toMatchObject({ known: 2, failure: null });
  });
});

describe('signing in again under the same name', () => {
  test.each(['docker.io', 'r.test'])('at %s notifies every open page', async (registry) => {
    const { onSettingsChanged } = await import('../../lib/client/settings-changed.ts');
    const given = { ...mine, registry, check: false };
    await worker.ask('account.save', given);
    const { reader } = await worker.ask('features.look', {});
    const heard = vi.fn();
    const over = new AbortController();
    onSettingsChanged(heard, over.signal);
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 1000);
    await worker.ask('account.save', { ...given, secret: 'better' });
    over.abort();
    expect(heard).toHaveBeenCalled();
    const isAnother = (await worker.ask('features.look', {})).reader !== reader;
    vi.restoreAllMocks();
    expect(isAnother).toBe(registry === 'docker.io');
  });

  test('leaves nothing of a step that began with the old secret', async () => {
    await worker.ask('account.save', mine);
    const request = { ...secret, freshSince: Date.now() };
    const late = await holdBack('/tags?', () => worker.ask('listing.advance', request));
    network.secrets.set(READER, 'better');
    await worker.ask('account.save', { ...mine, secret: 'better' });
    await late();
    expect((await worker.ask('listing.look', request)).progress.known).toBe(0);
    expect((await list()).progress).toMatchObject({ known: 2, failure: null });
  });

  test('waits for no step that began with the old secret', async () => {
    await worker.ask('account.save', mine);
    const late = await holdBack('/tags?', () => worker.ask('listing.advance', { ...secret, freshSince: 1 }));
    network.secrets.set(READER, 'better');
    await worker.ask('account.save', { ...mine, secret: 'better' });
    expect((await list()).progress).toMatchObject({ known: 2, failure: null });
    await late();
    expect((await worker.ask('listing.look', { ...secret, freshSince: 1 })).progress.known).toBe(2);
  });
});

describe('signing in at a registry', () => {
  const given = { registry: 'r.test', account: 'me', secret: 'hunter2-password', keep: 'session' } as const;
  const account = { account: 'me', secret: 'hunter2-password' };
  const add = (quirks: ConstructorParameters<typeof FakeRegistry>[0]) => {
    const registry = new FakeRegistry({ host: 'r.test', account, ...quirks });
    network.registries.set(registry.host, registry);
    return registry;
  };

  test.each(['basic', 'token'] as const)('by %s is tried out', async (auth) => {
    add({ auth });
    expect(await worker.ask('account.save', { ...given, check: true })).toEqual({ state: 'accepted' });
    const wrong = { ...given, secret: 'no', check: true };
    expect(await worker.ask('account.save', wrong)).toEqual({ state: 'refused', reason: 'wrong' });
    expect(secretsTo(network)).toEqual(new Set(['r.test']));
  });

  test('that needs no credentials cannot check them, and they are kept', async () => {
    add({ auth: 'none' });
    expect(await worker.ask('account.save', { ...given, check: true })).toEqual({ state: 'not-asked' });
    expect(await worker.ask('account.list', {})).toHaveLength(1);
  });

  test('whose realm is elsewhere waits for that pair to be approved by name', async () => {
    add({ realm: 'https://auth.elsewhere.net/token' });
    const realm = new FakeRegistry({ host: 'auth.elsewhere.net', account });
    network.registries.set('auth.elsewhere.net', realm);
    const save = () => worker.ask('account.save', { ...given, check: true });
    const waiting = { state: 'refused', reason: 'approval', hosts: ['auth.elsewhere.net'] };
    expect(await save()).toEqual(waiting);
    await worker.ask('approval.set', { registry: 'evil.test', to: 'auth.elsewhere.net', allowed: true });
    expect(await save()).toEqual(waiting);
    expect(secretsTo(network)).toEqual(new Set());
    await worker.ask('approval.set', { registry: 'r.test', to: 'auth.elsewhere.net', allowed: true });
    expect(await save()).toEqual({ state: 'accepted' });
    await worker.ask('approval.set', { registry: 'r.test', to: 'auth.elsewhere.net', allowed: false });
    expect(await save()).toEqual(waiting);
  });

  test('in a private network, by plain http, waits for that to be approved', async () => {
    const registry = '10.0.0.7:5000';
    add({ host: registry, scheme: 'http', auth: 'basic' });
    const save = () => worker.ask('account.save', { ...given, registry, check: true });
    const to = 'http://10.0.0.7:5000';
    expect(await save()).toEqual({ state: 'refused', reason: 'approval', hosts: [to] });
    expect(secretsTo(network)).toEqual(new Set());
    await worker.ask('approval.set', { registry, to, allowed: true });
    expect(await save()).toEqual({ state: 'accepted' });
  });

  test('by plain http if the user chose it, and only there', async () => {
    add({ scheme: 'http', auth: 'none' });
    await worker.ask('scheme.set', { registry: 'r.test', scheme: 'http' });
    await worker.ask('account.save', { ...given, check: true });
    expect(network.sent.map(({ url }) => url.protocol)).toEqual(['http:']);
    await worker.ask('scheme.set', { registry: 'r.test', scheme: null });
    await worker.ask('account.save', { ...given, check: true });
    expect(network.sent.at(-1)?.url.protocol).toBe('https:');
  });

  test('that does not answer is reported as unreachable', async () => {
    const said = await worker.ask('account.save', { ...given, registry: 'gone.test', check: true });
    expect(said).toEqual({ state: 'refused', reason: 'unreachable' });
  });
});

describe('a sign-in on a disk that can no longer be written', () => {
  const kept = { account: 'me', secret: 's', keep: 'device', check: false } as const;
  const accounts = async () => (await worker.ask('account.list', {})).map(({ registry }) => registry);
  beforeEach(async () => {
    await worker.ask('account.save', { ...kept, registry: 'a.test' });
    await worker.ask('account.save', { ...kept, registry: 'b.test' });
    readOnly(indexedDB as IDBFactory);
    worker = await nextWorker();
  });

  test('is removed until the browser closes, and reports that', async () => {
    expect(await worker.ask('account.remove', { registry: 'a.test' })).toEqual({ gone: false });
    expect(await accounts()).toEqual(['b.test']);
    expect(await worker.ask('account.remove', { registry: 'b.test' })).toEqual({ gone: false });
    expect(await accounts()).toEqual([]);
  });

  test.each([[[]], [['a.test', 'b.test']]])(
    'does not come back by a reset, %j removed before',
    async (before) => {
      for (const registry of before) await worker.ask('account.remove', { registry });
      expect(await worker.ask('settings.reset', {})).toEqual({ gone: false });
      expect(await accounts()).toEqual([]);
      worker = await nextWorker();
      expect(await accounts()).toEqual([]);
    },
  );
});

test('a sign-in that is removed, or reset, is gone from this device, and reports that', async () => {
  const kept = { ...mine, registry: 'r.test', keep: 'device', check: false } as const;
  await worker.ask('account.save', kept);
  expect(await worker.ask('account.remove', { registry: 'r.test' })).toEqual({ gone: true });
  await worker.ask('account.save', kept);
  expect(await worker.ask('settings.reset', {})).toEqual({ gone: true });
  worker = await startWorker();
  expect(await worker.ask('account.list', {})).toEqual([]);
});
