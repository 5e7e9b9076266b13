import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ask, jsonOf } from './ask.ts';
import { type Fault, type Hub, startHub } from './index.ts';

let hub: Hub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());
const removals: (() => void)[] = [];
afterEach(() => {
  for (const remove of removals.splice(0)) remove();
});

const TAGS = 'https://hub.docker.com/v2/namespaces/library/repositories/nginx/tags';
const fault = (kind: Fault['kind'], more: Partial<Fault> = {}) =>
  removals.push(hub.addFault({ match: { path: /\/tags$/ }, kind, ...more }));

test('a status, a body or another shape can stand in for the answer', async () => {
  fault('status', { status: 503, headers: { 'retry-after': '7' }, times: 1 });
  expect(await ask(hub, TAGS)).toMatchObject({ status: 503, headers: { 'retry-after': '7' } });
  expect((await ask(hub, TAGS)).status).toBe(200);
  fault('body', { body: '<html>', times: 1 });
  expect((await ask(hub, TAGS)).body.toString()).toBe('<html>');
  fault('shape', { times: 1 });
  expect(jsonOf(await ask(hub, TAGS))).not.toHaveProperty('results.0');
});

test('an answer can break off half-way, or not begin', async () => {
  fault('truncate', { times: 1 });
  await expect(ask(hub, TAGS)).rejects.toThrow();
  fault('reset', { times: 1 });
  await expect(ask(hub, TAGS)).rejects.toThrow();
  expect((await ask(hub, TAGS)).status).toBe(200);
});

test('an answer can be withheld', async () => {
  fault('hang');
  hub.clearLog();
  const asked = ask(hub, TAGS);
  asked.catch(() => undefined);
  const first = await Promise.race([asked, ask(hub, `${TAGS}/latest`)]);
  expect(jsonOf(first)).toMatchObject({ name: 'latest' });
  expect(hub.log.find(({ path }) => path.endsWith('/tags'))?.endedAt).toBeUndefined();
});

test('a removed fault has no effect', async () => {
  fault('status');
  removals.splice(0).map((remove) => remove());
  expect((await ask(hub, TAGS)).status).toBe(200);
});

test('every request is logged, with its end, and can be counted', async () => {
  hub.clearLog();
  await ask(hub, `${TAGS}?page=2`);
  await ask(hub, `${TAGS}/nothing`);
  expect(hub.log.map(({ host, status }) => [host, status])).toEqual([
    ['hub.docker.com', 200],
    ['hub.docker.com', 404],
  ]);
  expect(hub.count({ host: 'hub.docker.com', path: /^\/v2\// })).toBe(2);
  expect(hub.count({ query: { page: '2' } })).toBe(1);
  expect(hub.count(({ status }) => status === 404)).toBe(1);
});

test('latency can depend on the request', async () => {
  const seen: string[] = [];
  hub.latency = ({ path }) => {
    seen.push(path);
    return 1;
  };
  await ask(hub, `${TAGS}/latest`);
  hub.latency = 0;
  expect(seen).toEqual(['/v2/namespaces/library/repositories/nginx/tags/latest']);
});

test('the pages are on the same port', async () => {
  const page = await ask(hub, 'https://hub.docker.com/_/nginx/tags');
  expect(page.status).toBe(200);
  expect(page.headers['content-type']).toContain('text/html');
});

test('compresses large answers if the client accepts it', async () => {
  const plain = await ask(hub, TAGS);
  const packed = await ask(hub, TAGS, { headers: { 'accept-encoding': 'gzip' } });
  expect(packed.headers['content-encoding']).toBe('gzip');
  expect(packed.body.length).toBeLessThan(plain.body.length / 2);
});

test('the proxy sends any host to the box, and unknown hosts are logged as unexpected', async () => {
  hub.clearLog();
  const socket = connect(hub.proxyPort, '127.0.0.1');
  socket.write('CONNECT telemetry.example:443 HTTP/1.1\r\nHost: telemetry.example:443\r\n\r\n');
  const [answer] = await once(socket, 'data');
  socket.destroy();
  expect(String(answer)).toMatch(/^HTTP\/1\.1 200 /);
  expect(hub.log).toMatchObject([{ host: 'telemetry.example', method: 'CONNECT', unexpected: true }]);
});
