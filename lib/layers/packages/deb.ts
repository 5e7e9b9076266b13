import { type Package, sortPackages } from './package.ts';

/**
 * Reads `var/lib/dpkg/status`, or one file of `var/lib/dpkg/status.d`: paragraphs of `Field: value` lines. A package without
 * `Status` counts as installed (distroless writes none); one that is removed with its configuration left does not. Source:
 * Debian policy 5.1, deb822(5), dpkg(1) "Package states".
 */
export function readDpkgStatus(text: string): Package[] {
  const packages: Package[] = [];
  for (const paragraph of text.split(/\r?\n[ \t]*\r?\n/)) {
    const fields = readFields(paragraph);
    const { package: name, version, architecture, source } = Object.fromEntries(fields);
    const status = fields.get('status');
    if (!name || !version || (status !== undefined && !/ installed$/.test(status))) continue;
    const sourceName = source?.replace(/ *\(.*\)$/, '');
    packages.push({
      name,
      version,
      ...(architecture && { architecture }),
      ...(sourceName && sourceName !== name && { source: sourceName }),
    });
  }
  return sortPackages(packages);
}

const WANTED = new Set(['package', 'version', 'architecture', 'source', 'status']);

/** The first of each field that is wanted, by its name in lower case; continued lines are not. */
function readFields(paragraph: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of paragraph.split('\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    if (colon > 0 && WANTED.has(name) && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}
