import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authorizeTarget } from '../../../lib/registry/auth/authorization.ts';
import { type Approval, type Home, isApproved, placeName, verdict } from '../../../lib/secrets/where.ts';
import { PLACES } from '../../secrets/places.ts';

/** Whether credentials may go to a target, and which place waits for approval. */
function authorize(home: Home, target: string, approvals: Approval[] = []) {
  const approved = async (registry: string, place: string) => isApproved(approvals, registry, place);
  return authorizeTarget({ approved } as Parameters<typeof authorizeTarget>[0], home, [new URL(target)]);
}

const mayReceive = async (...parameters: Parameters<typeof authorize>) =>
  (await authorize(...parameters)).trusted;

describe('credentials of a registry', () => {
  it('go where that pair was approved by name, and only from that registry to that place', async () => {
    const home = { registry: 'r.test', url: new URL('https://r.test') };
    const approvals = [{ registry: 'r.test', to: 'auth.test' }];
    expect(await mayReceive(home, 'https://auth.test/token', approvals)).toBe(true);
    expect(await mayReceive(home, 'https://auth.test:8443/token', approvals)).toBe(false);
    expect(await mayReceive(home, 'http://auth.test/token', approvals)).toBe(false);
    expect(await mayReceive(home, 'https://other.test/token', approvals)).toBe(false);
    const other = { registry: 'other.test', url: new URL('https://other.test') };
    expect(await mayReceive(other, 'https://auth.test/token', approvals)).toBe(false);
  });

  it('take plain http only where that was approved as such', async () => {
    const home = { registry: '10.0.0.7:5000', url: new URL('http://10.0.0.7:5000') };
    const approve = (to: string) => [{ registry: '10.0.0.7:5000', to }];
    expect(await mayReceive(home, home.url.href, approve('10.0.0.7:5000'))).toBe(false);
    expect(await mayReceive(home, home.url.href, approve('http://10.0.0.7:5000'))).toBe(true);
  });

  it.each(PLACES)('of %s, reached at %s, on the way to %s: %s', async (registry, home, target, said) => {
    const from = { registry, url: new URL(home) };
    const place = placeName(new URL(target));
    expect(await authorize(from, target)).toEqual({
      trusted: said === 'yes',
      ...(said === 'ask' && { withheld: place }),
    });
    expect(await mayReceive(from, target, [{ registry, to: place }])).toBe(said !== 'no');
  });

  it('need every place on their way, and name the one that waits for approval', async () => {
    const home = { registry: 'r.test', url: new URL('https://r.test') };
    const targets = (...all: string[]) => all.map((each) => new URL(each));
    const none = {} as Parameters<typeof authorizeTarget>[0];
    expect(await authorizeTarget(none, home, targets('https://r.test', 'https://auth.test/token'))).toEqual({
      trusted: false,
      withheld: 'auth.test',
    });
    expect(await authorizeTarget(none, home, targets('https://r.test', 'https://127.0.0.1/token'))).toEqual({
      trusted: false,
    });
    expect(await authorizeTarget(none, home, targets('https://r.test', 'https://r.test/token'))).toEqual({
      trusted: true,
    });
  });

  it('never go by plain http to or from what is reached by https', async () => {
    await fc.assert(
      fc.asyncProperty(fc.domain(), fc.domain(), async (registry, host) => {
        const home = { registry, url: new URL(`https://${registry}`) };
        const target = `http://${host}/token`;
        expect(verdict(home, new URL(target))).toBe('no');
        expect(await mayReceive(home, target, [{ registry, to: `http://${host}` }])).toBe(false);
      }),
    );
  });
});
