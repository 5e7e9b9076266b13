/** Where a computed `import()` may stand: an address of the extension's own, which no bundler may follow. */
export const COMPUTED_IMPORT = 'entrypoints/hub.content/parts.ts';

const ENDING = /\.(?:tsx?|json|css|html)(?:\?\w+)?$/;

/** Why something may not be imported; undefined if it may. `packages`: those of package.json. */
export function whyNot(specifier: string | undefined, packages: readonly string[]): string | undefined {
  if (specifier === undefined) return 'is computed';
  if (/^\.\.?\//.test(specifier)) return ENDING.test(specifier) ? undefined : 'has no ending';
  if (specifier.startsWith('node:')) return undefined;
  const name = /^(?:@[a-z][\w.-]*\/)?[a-z][\w.-]*(?=\/|$)/.exec(specifier)?.[0];
  return name !== undefined && packages.includes(name) ? undefined : 'is neither relative nor a package';
}
