import { expect, test, vi } from 'vitest';
import { browser } from '../../lib/browser.ts';
import { answerMessage } from '../../lib/worker/answer.ts';
import { fakeHub } from './fake-hub.ts';
import { newWorld } from './worker.ts';

const LOAD = { tagkin: 'parts.load', request: {} };
const frame = { tabId: 7, frameId: 0 };

test('the script of the parts runs in the frame that sent the message, and nowhere else', async () => {
  newWorld(fakeHub({}));
  const executeScript = vi.fn(async (_: unknown) => []);
  Object.assign(browser, { scripting: { executeScript } });
  const load = (at?: typeof frame) => answerMessage(LOAD, { kind: 'page', from: 'ordinary', frame: at });
  expect(await load(frame)).toEqual({ ok: true, answer: null });
  expect(executeScript.mock.calls).toEqual([
    [{ target: { tabId: 7, frameIds: [0] }, files: ['/hub-parts.js'] }],
  ]);
  executeScript.mockRejectedValueOnce(new Error('Could not load file'));
  expect(await load(frame)).toMatchObject({ ok: false, error: { kind: 'internal' } });
  expect(await load()).toMatchObject({ ok: false, error: { kind: 'internal' } });
  vi.unstubAllGlobals();
});
