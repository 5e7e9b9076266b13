import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Failure } from '../../lib/failure.ts';
import { isTag } from '../../lib/oci/grammar.ts';
import { isPlainObject } from '../../lib/oci/json.ts';
import { pathsOf, replaced } from '../fakes/paths.ts';
import type { Fault } from '../hub-in-a-box/index.ts';
import type { FaultWorld } from './cell.ts';
import { FLOWS, type Flow, type Outcome } from './flows.ts';
import { memoryWorld } from './memory-world.ts';
import { REQUESTS, type RequestRow } from './requests.ts';

let world: FaultWorld & { truthOf(request: RequestRow): string };
beforeAll(async () => {
  world = await memoryWorld();
});
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Answers that each request gets. */
const RUNS = process.env.TAGKIN_FAULTS === 'all' ? 40 : 4;
/** Requests of one flow, whatever its answers are: twice what the longest flow takes with a registry that answers nothing. */
const MAX_REQUESTS = 400;

const failuresOf = (outcome: Outcome): Failure[] =>
  Object.values(outcome).flatMap((each) => ('failure' in each ? [each.failure] : []));

/** Runs a flow whose requests of one kind get this, and returns what it reports; never a defect, never without end. */
async function answered(request: RequestRow, fault: Omit<Fault, 'match'>): Promise<void> {
  const flow: Flow = FLOWS[request.flow];
  await world.reset();
  await flow.before?.(world.ask);
  world.log.splice(0);
  const mend = world.addFault({ match: request.matches, ...fault });
  const failures = failuresOf(await flow.run(world.ask).finally(mend));
  expect(failures.filter(({ kind }) => kind === 'internal')).toEqual([]);
  for (const { until = 0 } of failures) expect(until).toBeLessThanOrEqual(Date.now() + 3_600_000);
  expect(world.log.length).toBeLessThanOrEqual(MAX_REQUESTS);
}

const anyValue = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    null,
    '',
    -1,
    1e300,
    [],
    {},
    [null],
    { __proto__: null },
    'constructor',
    '\u202e\0',
  ),
);

/** The true answer, with anything in the place of one of its parts. */
const nearly = (truth: string) => {
  const value: unknown = JSON.parse(truth);
  const paths = [...pathsOf(value, { depth: 6, entries: 12 })];
  return fc
    .tuple(fc.constantFrom(...paths), anyValue)
    .map(([path, by]) => JSON.stringify(replaced(value, path, noTag(by))));
};

/** The same without texts that are names of tags: with another name in the place of a tag's, a list would be right, and that tag gone. */
function noTag(value: unknown): unknown {
  if (typeof value === 'string') return isTag(value) ? `${value} ` : value;
  if (Array.isArray(value)) return value.map(noTag);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, noTag(part)]));
}

const headerText = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'<>;,="\\ abBearer/?&%:0123456789'), maxLength: 60 }),
  fc.constantFrom(
    'Bearer realm="https://auth.docker.io/token",scope="',
    'Bearer realm="http://127.0.0.1/"',
    'Bearer, Basic, Bearer realm=,',
    `Bearer ${'a="b",'.repeat(2000)}`,
    '<>; rel="next"',
    '</v2/library/nginx/tags/list?last=>; rel=next',
    `${'<'.repeat(9000)}; rel="next"`,
    '99999999999999999999',
    'Fri, 31 Dec 9999 23:59:59 GMT',
    '-1',
    '1e400',
  ),
);
const anyHeaders = fc.record(
  {
    'www-authenticate': headerText,
    link: headerText,
    'retry-after': headerText,
    'x-retry-after': headerText,
    'x-ratelimit-remaining': headerText,
    'x-ratelimit-reset': headerText,
    'ratelimit-remaining': headerText,
    'docker-content-digest': headerText,
    'content-type': headerText,
  },
  { requiredKeys: [] },
);
const anyStatus = fc.constantFrom(
  200,
  200,
  200,
  201,
  204,
  206,
  304,
  400,
  401,
  403,
  404,
  410,
  418,
  429,
  451,
  500,
  501,
  503,
);

const rows = REQUESTS.map((request) => ({ name: `${FLOWS[request.flow].name}, ${request.name}`, request }));

describe('whatever is answered, there is an answer or a failure of the closed list, in a counted number of requests', () => {
  test.each(rows)('$name: any JSON, any text', async ({ request }) => {
    const body = fc.oneof(
      anyValue.map((value) => JSON.stringify(value) ?? ''),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(body, (text) => answered(request, { kind: 'body', body: text })),
      { numRuns: RUNS },
    );
  });

  test.each(rows)('$name: any status and headers', async ({ request }) => {
    await fc.assert(
      fc.asyncProperty(anyStatus, anyHeaders, (status, headers) =>
        answered(request, { kind: 'status', status, headers, body: '{}' }),
      ),
      { numRuns: RUNS },
    );
  });

  test.each(rows.filter(({ request }) => request.has !== 'no body'))(
    '$name: nearly the truth',
    async ({ request }) => {
      await world.reset();
      const flow: Flow = FLOWS[request.flow];
      await flow.before?.(world.ask);
      await flow.run(world.ask);
      const truth = world.truthOf(request);
      if (!/^[[{]/.test(truth)) return; // a redirect, or a refusal
      await fc.assert(
        fc.asyncProperty(nearly(truth), (body) => answered(request, { kind: 'body', body })),
        { numRuns: RUNS },
      );
    },
  );
});
