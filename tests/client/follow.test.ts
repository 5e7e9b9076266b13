import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { retryAt } from '../../lib/client/follow.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const HOUR = 3_600_000;

afterEach(() => void vi.useRealTimers());

test('a retry is never at once, and never more than an hour away, whatever the failure says', () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  const anyTime = fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: NOW - HOUR, max: NOW + 2 * HOUR }));
  fc.assert(
    fc.property(fc.option(anyTime, { nil: undefined }), fc.nat(), (until, failed) => {
      const at = retryAt({ kind: 'rate-limited', ...(until !== undefined && { until }) }, failed);
      expect(at).toBeGreaterThanOrEqual(NOW + 1000);
      expect(at).toBeLessThanOrEqual(NOW + HOUR);
      if (until !== undefined && until > NOW + 32_000 && until < NOW + HOUR) expect(at).toBe(until);
      if (failed <= 1 && until !== undefined && until > NOW + 1000 && until < NOW + HOUR)
        expect(at).toBe(until);
    }),
  );
});
