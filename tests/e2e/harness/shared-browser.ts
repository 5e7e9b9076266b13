import { openPorts, type Ports } from '../../hub-in-a-box/server/ports.ts';
import { builtExtension } from './built.ts';
import type { Driven } from './driven.ts';
import type { BrowserKind } from './find.ts';
import { launch } from './launch.ts';
import { atWorkerEnd } from './worker-end.ts';

/** A browser, and the ports of the box that all of its traffic goes to. */
export interface SharedBrowser {
  driven: Driven;
  ports: Ports;
}

/** The one of this vitest worker: with `isolate: false` its files share the modules, and so this. */
let shared: SharedBrowser | undefined;

atWorkerEnd(discardSharedBrowser);

/**
 * The browser that the files of a vitest worker share, as with a new profile. It is started where none runs, or where the
 * one that runs cannot be reset.
 */
export async function takeSharedBrowser(kind: BrowserKind): Promise<SharedBrowser> {
  if (shared) {
    const { driven } = shared;
    const isReset = await driven.reset().then(
      () => driven.browser.connected,
      () => false,
    );
    if (isReset) return shared;
    await discardSharedBrowser();
  }
  const ports = await openPorts();
  const driven = await launch(kind, { hub: ports, extension: builtExtension(kind) });
  shared = { driven, ports };
  return shared;
}

/** Ends it; the next file gets a new one. */
export async function discardSharedBrowser(): Promise<void> {
  const ending = shared;
  shared = undefined;
  await ending?.driven.close().catch(() => undefined);
  await ending?.ports.close();
}
