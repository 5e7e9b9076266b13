import { useMemo } from 'preact/hooks';
import { databaseOf, type ImageDatabase, isDatabase } from '../../lib/compare/databases.ts';
import { comparePackages, type PackageDifference } from '../../lib/compare/packages.ts';
import type { ImageDetails } from '../../lib/inspect/image-answer.ts';
import { layersOf } from '../../lib/oci/history.ts';
import { formatReference } from '../../lib/oci/reference.ts';
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

/** The layers of both are read on request, from the top down until one has a database. No pull. */
export function useDatabases({
  from,
  to,
  details: [ours, theirs],
}: CompareData & { details: [ImageDetails, ImageDetails] }): Databases {
  const [one, other] = [useSide(from, ours), useSide(to, theirs)];
  const packages = useMemo(
    () =>
      one.database && other.database && isFair(one.database, other.database)
        ? comparePackages(one.database.packages, other.database.packages)
        : null,
    [one.database, other.database],
  );
  return {
    from: one.database,
    to: other.database,
    packages,
    layers: [one.layers, other.layers],
    most: one.most + other.most,
    load() {
      one.load();
      other.load();
    },
  };
}

const isFair = (one: ImageDatabase, other: ImageDatabase): boolean =>
  one.kind === other.kind && !one.failure && !other.failure;

function useSide({ reference, readLayer }: CompareSide, { steps }: ImageDetails) {
  const all = layersOf(steps).toReversed();
  const subject = `${formatReference(reference)} ${all.map(({ digest }) => digest).join(' ')}`;
  const layers = useLayers(subject);
  const { read } = layers;
  const database = useMemo(() => databaseOf(all.map(({ digest }) => read.get(digest))), [read, subject]);
  const open = all.filter(({ digest }) => !read.has(digest));
  return {
    layers,
    database,
    most: database === undefined ? open.reduce((sum, { size }) => sum + size, 0) : 0,
    load() {
      if (database !== undefined) return;
      layers.load(
        // The table of contents of a layer has no packages: it is read whole.
        all.map((layer) => ({ layer: { ...layer, annotations: {} }, read: readLayer })),
        ({ packages }) => isDatabase(packages),
      );
    },
  };
}
