// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { offerSession } from '../../entrypoints/hub-parts/offer-session.ts';
import { browser } from '../../lib/browser.ts';

const PROFILE = { token: 'jwt', profile: { username: 'me' } };
const FOUR_MINUTES_MS = 4 * 60_000;

const gone = new AbortController();
afterEach(() => {
  gone.abort();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('a worker that cannot be reached is not shown, a defect of a later offer is', async () => {
  vi.useFakeTimers();
  vi.spyOn(console, 'error').mockReturnValue(undefined);
  vi.stubGlobal('fetch', async () => Response.json(PROFILE));
  const sent = vi.spyOn(browser.runtime, 'sendMessage').mockRejectedValue(new Error('no receiving end'));
  const onDefect = vi.fn();
  const switches = { now: { features: { session: true } }, onChange: () => undefined };
  await offerSession(switches, gone.signal, onDefect);
  expect(sent).toHaveBeenCalled();
  sent.mockResolvedValue({ ok: false, error: { kind: 'internal' } });
  await vi.advanceTimersByTimeAsync(FOUR_MINUTES_MS);
  expect(onDefect).toHaveBeenCalledOnce();
});
