import { launchChromium } from './chromium.ts';
import type { Driven, LaunchOptions } from './driven.ts';
import type { BrowserKind } from './find.ts';
import { launchFirefox } from './firefox.ts';

/** Starts a browser with a fresh profile and the extension installed. */
export function launch(kind: BrowserKind, options: LaunchOptions): Promise<Driven> {
  return kind === 'firefox' ? launchFirefox(options) : launchChromium(options);
}
