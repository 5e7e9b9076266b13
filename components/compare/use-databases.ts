import { useMemo } from 'preact/hooks';
import { databaseOf, type ImageDatabase, isDatabase } from '../../lib/compare/databases.ts';
import { comparePackages, type PackageDifference } from '../../lib/compare/packages.ts';
import type { ImageDetails } from '../../lib/inspect/image-answer.ts';
import { layersOf } from '../../lib/oci/history.ts';
import { formatReference } from '../../lib/oci/reference.ts';
import type { LayerPasses } from './layer-passes.ts';
import type { CompareData, CompareSide } from './side.ts';
import { type ReadLayers, useLayers } from './use-layers.ts';

/** The package databases of both sides: the source of packages where neither has an SBOM. */
export interface Databases {
  /** Null: the image has none; undefined: that is not known yet. */
  from: ImageDatabase | null | undefined;
  to: ImageDatabase | null | undefined;
  /** Null until both were read, and where they cannot be compared. */
  packages: PackageDifference[] | null;
  /** Reading under way and what became of it, of both sides. */
  layers: [ReadLayers, ReadLayers];
  /** Bytes of the layers of both that were not read: what it costs at most. */
  most: number;
  load: () => void;
}

/** What the sides are compared by, and where their layers are read. */
interface DatabasesOf extends CompareData {
  details: [ImageDetails, ImageDetails];
  passes: LayerPasses;
}

/** The layers of both are read on request, from the top down until one has a database. No pull. */
export function useDatabases({ from, to, details: [ours, theirs], passes }: DatabasesOf): Databases {
  // Layers that were read for their files may have a database, before it is known whether there is an SBOM.
  const isSource = [from, to].every(({ attested }) => attested.value?.sboms.length === 0);
  const [one, other] = [useSide(from, ours, passes, isSource), useSide(to, theirs, passes, isSource)];
  const packages = useMemo(
    () =>
      one.database && other.database && isFair(one.database, other.database)
        ? comparePackages(one.database.packages, other.database.packages)
        : null,
    [one.database, other.database],
  );
  const open = new Map([...one.open, ...other.open].map(({ digest, size }) => [digest, size]));
  return {
    from: one.database,
    to: other.database,
    packages,
    layers: [one.layers, other.layers],
    most: [...open.values()].reduce((sum, size) => sum + size, 0),
    load() {
      one.load();
      other.load();
    },
  };
}

const isFair = (one: ImageDatabase, other: ImageDatabase): boolean =>
  one.kind === other.kind && !one.failure && !other.failure;

function useSide(
  { reference, readLayer }: CompareSide,
  { steps }: ImageDetails,
  passes: LayerPasses,
  isSource: boolean,
) {
  const all = layersOf(steps).toReversed();
  const subject = `${formatReference(reference)} ${all.map(({ digest }) => digest).join(' ')}`;
  const layers = useLayers(subject, passes, true);
  const { read } = layers;
  const database = useMemo(
    () => (isSource ? databaseOf(all.map(({ digest }) => read.get(digest))) : undefined),
    [isSource, read, subject],
  );
  // Below a layer that has it, none is read.
  const found = all.findIndex(({ digest }) => isDatabase(read.get(digest)?.packages ?? []));
  const above = found < 0 ? all : all.slice(0, found);
  return {
    layers,
    database,
    /** Layers that may still have it. */
    open: database === undefined ? above.filter(({ digest }) => !read.has(digest)) : [],
    load() {
      if (database !== undefined) return;
      layers.load(
        above.map((layer) => ({ layer, read: readLayer })),
        ({ packages }) => isDatabase(packages),
      );
    },
  };
}
