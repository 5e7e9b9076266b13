import type { World } from '../harness/index.ts';

/**
 * Makes the background's timeouts and the waits between its tries six times as short, until it ends. For tests of what
 * comes after them: those of their lengths have a clock of their own.
 */
export const shortenWaits = (world: World): Promise<void> =>
  world.driven.background(() => {
    const factor = 6;
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    AbortSignal.timeout = (milliseconds) => timeout(milliseconds / factor);
    // `self`: in Firefox this runs in a sandbox beside the background's own scope
    const later = self.setTimeout.bind(self);
    const sooner = (run: () => void, milliseconds = 0) => later(run, milliseconds / factor);
    Object.assign(self, { setTimeout: sooner });
  });
