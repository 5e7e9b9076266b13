import { afterEach, beforeEach, describe, expect, type Mock, test, vi } from 'vitest';
import type { TagRecord } from '../../lib/aliases/table.ts';
import { failureOf } from '../../lib/failure.ts';
import { hubUpdates } from '../../lib/updates/hub.ts';
import { registryUpdates } from '../../lib/updates/registry.ts';
import { digestOf, tag } from '../aliases/truth.ts';
import { smallHub } from './small-hub.ts';

let log: Mock;
beforeEach(() => {
  log = vi.spyOn(console, 'error').mockReturnValue(undefined);
});
afterEach(() => void vi.restoreAllMocks());

const AMD64 = 'linux/amd64';
const one = (name: string, image: number, pushedAt: number, platform = AMD64): TagRecord => ({
  ...tag(name, null, { [platform]: String(image) }),
  digest: digestOf(image),
  pushedAt,
});
/** The newest tag lacks the platform, so that every kind of request is sent. */
const RECORDS = [
  one('1.32', 3, 95e10, 'linux/arm64'),
  one('1.29', 1, 9e11),
  one('1.29.8', 1, 9e11),
  ...Array.from({ length: 120 }, (_, at) => one(`0.1.${at}-perl`, 100 + at, 8e11)),
  one('1.31', 2, 92e10),
];

/** The failure of a look in whose request number `at` our own code throws; null after the last. */
async function failureAt(at: number): Promise<unknown> {
  const { tools, asked } = smallHub(RECORDS);
  const defect = new TypeError('x is undefined');
  const broken = <T extends object>(object: T): T =>
    Object.fromEntries(
      Object.entries(object).map(([name, send]) => [
        name,
        async (...given: unknown[]) => {
          if (asked.length === at) {
            asked.push('a defect');
            throw defect;
          }
          return send(...given);
        },
      ]),
    ) as T;
  const given = { ...tools, api: broken(tools.api), registry: broken(tools.registry) };
  const result = await hubUpdates('library/nginx', [{ tag: '1.29' }], AMD64, 20, given).then(
    () => null,
    failureOf,
  );
  if (!asked.includes('a defect')) return null;
  return result ?? 'swallowed';
}

describe('a defect of ours is thrown, and logged', () => {
  test('in whichever request of a look at Docker Hub it happens', async () => {
    const { tools, asked: sent } = smallHub(RECORDS);
    await hubUpdates('library/nginx', [{ tag: '1.29' }], AMD64, 20, tools);
    const failures: unknown[] = [];
    for (let at = 0; ; at++) {
      const failure = await failureAt(at);
      if (failure === null) break;
      failures.push(failure);
    }
    expect(sent).toEqual(['page 1 1.29', 'names', 'tag 1.32', 'page 1']);
    expect(failures).toHaveLength(sent.length);
    for (const failure of failures) expect(failure).toMatchObject({ kind: 'internal' });
    expect(log).toHaveBeenCalledTimes(1);
  });

  test.each(['head', 'tags'] as const)('in %s of another registry', async (name) => {
    const { tools } = smallHub(RECORDS);
    const registry = { ...tools.registry, [name]: () => Promise.reject(new TypeError('x')) };
    const where = { registry: 'quay.io', repository: 'a/b' };
    const looked = registryUpdates(where, [{ tag: '1.29' }], AMD64, 5, { ...tools, registry });
    await expect(looked).rejects.toBeInstanceOf(TypeError);
  });
});
