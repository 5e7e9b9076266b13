import fc from 'fast-check';
import * as v from 'valibot';

/** Texts and numbers that some message takes, so that each schema finds one that fits it. */
const GOOD_TEXTS = [
  ...[
    'library/nginx',
    'bigcorp/app',
    't0',
    'latest',
    'linux/amd64',
    'windows/amd64@10.0',
    'docker.io',
    'r.test',
  ],
  ...['docker.io/library/nginx:t0', `docker.io/library/nginx@sha256:${'0'.repeat(64)}`, 'nginx', 'reader'],
  ...[
    `sha256:${'0'.repeat(64)}`,
    `sha512:${'f'.repeat(128)}`,
    'hub.docker.com',
    'auth.docker.io',
    'evil.test',
    '',
  ],
  ...['{"form":"tagkin-settings-1"}', 'n=100&last=a', 'aaa.bbb.ccc', 'api.github.com'],
];
const GOOD_NUMBERS = [0, 1, 7, 60, 200, 1e6, 1_763_640_000_000];

/** What is no name of anything, and what is not even a text. */
const HOSTILE: readonly unknown[] = [
  ...[
    '..',
    '../..',
    'a/../b',
    'a//b',
    '/',
    '%2e%2e',
    'a/b?x=1',
    'a/b#x',
    'a/b\n',
    '\u202ea/b',
    'ａ/b',
    '\0',
    'A/B',
  ],
  ...['http://evil.test/a', 'javascript:alert(1)', '__proto__', 'constructor', 'x'.repeat(5000), '\ud800'],
  ...[
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -1,
    0.5,
    1e300,
    null,
    undefined,
    true,
    10n,
    new Date(0),
    new Map(),
  ],
  ...[[], {}, [[]], { length: 3 }, { __proto__: null }, { toString: 'x', valueOf: 1 }, Array(3000).fill('x')],
];

/** A schema as its parts, as far as messages have them. */
interface Parts {
  type: string;
  entries?: Record<string, v.GenericSchema>;
  item?: v.GenericSchema;
  options?: readonly unknown[];
  wrapped?: v.GenericSchema;
  literal?: unknown;
}

/** Requests that a schema takes. */
export function validFor(schema: v.GenericSchema): fc.Arbitrary<unknown> {
  const { type, entries, item, options, wrapped, literal } = schema as unknown as Parts;
  const fitting = (of: fc.Arbitrary<unknown>) => of.filter((value) => v.is(schema, value));
  switch (type) {
    case 'object': {
      const all = Object.entries(entries ?? {});
      const requiredKeys = all.filter(([, each]) => each.type !== 'optional').map(([key]) => key);
      const parts = Object.fromEntries(all.map(([key, each]) => [key, validFor(each)]));
      return fitting(fc.record(parts, { requiredKeys }));
    }
    case 'array':
      return fitting(fc.array(item ? validFor(item) : fc.jsonValue(), { minLength: 1, maxLength: 3 }));
    case 'optional':
    case 'nullable':
    case 'nullish':
      return validFor(wrapped as v.GenericSchema);
    case 'union':
      return fc.oneof(...(options as v.GenericSchema[]).map(validFor));
    case 'picklist':
      return fc.constantFrom(...(options as unknown[]));
    case 'literal':
      return fc.constant(literal);
    case 'boolean':
      return fc.boolean();
    case 'unknown':
      return fc.oneof(fc.constantFrom(...GOOD_TEXTS), fc.jsonValue({ maxDepth: 2 }));
    case 'number':
      return fc.constantFrom(...GOOD_NUMBERS.filter((value) => v.is(schema, value)));
    case 'string':
      return fc.constantFrom(...GOOD_TEXTS.filter((value) => v.is(schema, value)));
    default:
      throw new Error(`no values for a schema of type ${type}`);
  }
}

/** A request that is right but for one part: another value, none, or one too many. */
export const nearlyValidFor = (schema: v.GenericSchema): fc.Arbitrary<unknown> =>
  fc
    .tuple(validFor(schema), fc.nat(), fc.constantFrom(...HOSTILE), fc.constantFrom('set', 'drop', 'add'))
    .map(([request, at, value, how]) => {
      const copy = structuredClone(request) as Record<string, unknown>;
      const paths = pathsIn(copy);
      const path = paths[at % Math.max(1, paths.length)];
      if (how === 'add' || path === undefined)
        return { ...copy, [['extra', 'registry', 'host'][at % 3] ?? '']: value };
      const last = path.at(-1) ?? '';
      const parent = path.slice(0, -1).reduce<Record<string, unknown>>((to, key) => Object(to[key]), copy);
      if (how === 'drop') delete parent[last];
      else parent[last] = value;
      return copy;
    });

/** Anything at all. */
export const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.jsonValue({ maxDepth: 3 }),
  fc.dictionary(
    fc.constantFrom('repository', 'image', 'registry', 'tags', 'digest', '__proto__'),
    fc.constantFrom(...HOSTILE),
  ),
);

const pathsIn = (value: unknown): string[][] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, part]) => [[key], ...pathsIn(part).map((path) => [key, ...path])]);
