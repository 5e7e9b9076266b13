import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const SECRET = 'hunter2';
const log = vi.fn();

beforeEach(() => {
  vi.resetModules();
  log.mockReset();
  vi.spyOn(console, 'debug').mockImplementation(log);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Sends one request that is answered and one that fails, each with a secret everywhere that one may stand. */
async function sendTwo(): Promise<void> {
  const { send } = await import('../../lib/http/send.ts');
  const { httpContext } = await import('../http/harness.ts');
  const request = {
    url: `https://r.test/v2/?token=${SECRET}`,
    headers: { authorization: SECRET },
    limit: 99,
  };
  const answer = async () => new Response(SECRET, { status: 404 });
  const refuse = async () => {
    throw new TypeError(`cannot reach ${SECRET}`);
  };
  await send(httpContext(answer), request);
  await send(httpContext(refuse), request).catch(() => undefined);
}

test('a build with the debug log writes each request, and no secret', async () => {
  vi.stubGlobal('TAGKIN_DEBUG', true);
  await sendTwo();
  expect(log.mock.calls.flat()).toEqual([
    'Tagkin debug: http GET r.test/v2/ 404',
    'Tagkin debug: http GET r.test/v2/ failed',
  ]);
});

test.each([[false], [undefined]])('any other build writes nothing: %s', async (flag) => {
  vi.stubGlobal('TAGKIN_DEBUG', flag);
  await sendTwo();
  expect(log).not.toHaveBeenCalled();
});
