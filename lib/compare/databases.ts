import { type EntryList, entriesOf } from '../layers/entry-list.ts';
import { parentsOf } from '../layers/format/entry.ts';
import type { Package, PackageKind } from '../layers/packages/package.ts';
import type { FoundPackages } from '../layers/packages/read-packages.ts';
import type { SbomPackage } from '../oci/statements/sbom.ts';

/** The package database of one image. */
export interface ImageDatabase {
  kind: PackageKind;
  path: string;
  packages: SbomPackage[];
  /** It is there and cannot be read. */
  failure?: NonNullable<FoundPackages['failure']>;
}

/** Several files in several layers make one database: distroless. */
const isUnion = ({ path }: FoundPackages): boolean => path.endsWith('/status.d');

/** Whether what a layer has is the whole database, so that no layer below need be read: it is written whole. */
export const isDatabase = (found: readonly FoundPackages[]): boolean => found.some((one) => !isUnion(one));

/** What was read of a layer. */
interface LayerRead {
  packages: readonly FoundPackages[];
  listing: EntryList;
}

/**
 * The database of an image, by what was read of its layers. In: the layers, the top one first; undefined where one was not read. Out:
 * `null` where none has one that is still there; undefined where a layer that was not read may have it.
 */
export function databaseOf(layers: readonly (LayerRead | undefined)[]): ImageDatabase | null | undefined {
  const parts: FoundPackages[] = [];
  /** Removed by a layer above. */
  const gone = new Set<string>();
  const isThere = ({ path }: FoundPackages) =>
    !gone.has(path) && !parentsOf(path).some((folder) => gone.has(folder));
  for (const layer of layers) {
    if (!layer) return undefined;
    const found = layer.packages.filter(isThere);
    for (const { kind, path } of entriesOf(layer.listing)) if (kind === 'whiteout') gone.add(path);
    const whole = found.find((one) => !isUnion(one));
    if (whole && parts.length === 0) return databaseFrom([whole]);
    // Of a file that several layers have, the upper one counts.
    parts.push(...found.filter(isUnion));
  }
  return parts.length === 0 ? null : databaseFrom(parts);
}

function databaseFrom(parts: readonly FoundPackages[]): ImageDatabase | null {
  const [first] = parts;
  if (!first) return null;
  const byName = new Map<string, Package>();
  for (const one of parts.flatMap(({ packages }) => packages)) {
    const key = `${one.name}\n${one.architecture ?? ''}\n${parts.length > 1 ? '' : one.version}`;
    if (!byName.has(key)) byName.set(key, one);
  }
  const failure = parts.find((part) => part.failure)?.failure;
  const type = first.kind === 'chisel' ? 'deb' : first.kind;
  return {
    ...{ kind: first.kind, path: first.path, ...(failure && { failure }) },
    packages: [...byName.values()].map(({ name, version, license = '', source }) => ({
      ...{ name, version, license, source: source ?? name, type },
    })),
  };
}
