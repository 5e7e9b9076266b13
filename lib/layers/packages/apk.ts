import { type Package, sortPackages } from './package.ts';

/** `P:` name, `V:` version, `A:` architecture, `o:` origin, `L:` licence. Source: apk-tools, "APKINDEX format", `src/package.c`. */
const FIELDS: Partial<Record<string, keyof Package>> = {
  P: 'name',
  V: 'version',
  A: 'architecture',
  o: 'source',
  L: 'license',
};

/** Reads `lib/apk/db/installed`: paragraphs of `X:value` lines. */
export function readApkInstalled(text: string): Package[] {
  const packages: Package[] = [];
  for (const paragraph of text.split(/\r?\n\r?\n/)) {
    const found: Partial<Record<keyof Package, string>> = {};
    for (const line of paragraph.split('\n')) {
      const field = line[1] === ':' ? FIELDS[line[0] ?? ''] : undefined;
      if (field) found[field] ??= line.slice(2).trim();
    }
    const { name, version, source, ...rest } = found;
    if (name && version)
      packages.push({ name, version, ...rest, ...(source && source !== name && { source }) });
  }
  return sortPackages(packages);
}
