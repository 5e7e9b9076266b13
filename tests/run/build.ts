import type { BrowserKind } from '../e2e/harness/find.ts';

/** The command that builds the extension for a browser, into `builtExtension(kind)`. */
export function buildCommand(kind: BrowserKind): string[] {
  return ['wxt', 'build', '--mv3', '-b', kind === 'firefox' ? 'firefox' : 'chrome'];
}
