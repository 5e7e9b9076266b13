/** Set by the build (wxt.config.ts); undefined in unit tests. */
declare const TAGKIN_DEBUG: boolean;

/**
 * Whether this is a build with the debug log: `npm run dev`, or `TAGKIN_DEBUG=1 npm run build`. A call stands behind
 * `if (IS_DEBUG)`, so that a release has neither the call nor its texts.
 */
export const IS_DEBUG: boolean = typeof TAGKIN_DEBUG === 'boolean' && TAGKIN_DEBUG;

/**
 * The start of every line.
 * @internal exported for tests
 */
export const DEBUG_MARK = 'Tagkin debug:';

/**
 * Writes a line to the console of the worker. `facts`: names, numbers and hosts; no query of a URL, no header and no body,
 * which may hold secrets.
 */
export function debugLog(part: 'http' | 'message', ...facts: (string | number)[]): void {
  console.debug([DEBUG_MARK, part, ...facts].join(' '));
}
