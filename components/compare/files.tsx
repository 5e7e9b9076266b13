import { useEffect, useMemo } from 'preact/hooks';
import {
  type ComparedFiles,
  compareFiles,
  type FileDifference,
  splitShared,
} from '../../lib/compare/files.ts';
import { formatList, formatSize, plural, t } from '../../lib/i18n.ts';
import type { ImageDetails } from '../../lib/inspect/image-answer.ts';
import type { EntryList } from '../../lib/layers/entry-list.ts';
import type { Descriptor } from '../../lib/oci/descriptor.ts';
import { layersOf } from '../../lib/oci/history.ts';
import { formatReference } from '../../lib/oci/reference.ts';
import { LayerFailure, mayReadAgain } from '../layer-failure.tsx';
import { FileRows } from './file-rows.tsx';
import type { LayerPasses, LayerToRead } from './layer-passes.ts';
import { ReadingLine } from './reading-line.tsx';
import type { CompareData } from './side.ts';
import { type ReadLayers, useLayers } from './use-layers.ts';

interface FilesProps extends CompareData {
  details: [ImageDetails, ImageDetails];
  passes: LayerPasses;
  /** Called with the files that differ, once they are known; null while they are not. */
  onCompared: (files: ComparedFiles | null) => void;
}

/** The files that differ, by the layers that the images do not share. They are read on request; no pull. */
export function Files({ from, to, details: [ours, theirs], passes, onCompared }: FilesProps) {
  const split = splitShared(layersOf(ours.steps), layersOf(theirs.steps));
  const subject = [split.shared, split.from, split.to]
    .map((all) => all.map(({ digest }) => digest).join(' '))
    .join('|');
  const layers = useLayers(
    `${formatReference(from.reference)} ${formatReference(to.reference)} ${subject}`,
    passes,
  );
  const { read } = layers;
  const own: LayerToRead[] = unique([
    ...split.to.map((layer) => ({ layer, read: to.readLayer })),
    ...split.from.map((layer) => ({ layer, read: from.readLayer })),
  ]);
  const shared = unique(split.shared.map((layer) => ({ layer, read: to.readLayer })));
  const isRead = own.every(({ layer }) => read.has(layer.digest));
  const isWhole = shared.every(({ layer }) => read.has(layer.digest));
  const listings = (some: readonly Descriptor[]): EntryList[] =>
    some.flatMap(({ digest }) => read.get(digest)?.listing ?? []);
  const files = useMemo(() => {
    if (!isRead || own.length === 0) return null;
    const below = isWhole ? listings(split.shared) : [];
    return compareFiles([...below, ...listings(split.from)], [...below, ...listings(split.to)], isWhole);
  }, [subject, isRead, isWhole]); // not after every layer that another part reads
  useEffect(() => onCompared(files && { files, isWhole }), [files]);
  if (own.length === 0) return null;
  const state = layers.progress ? 'loading' : files ? 'complete' : layers.failure ? 'error' : 'idle';
  return (
    <section class="section" id="files" data-state={state} aria-busy={state === 'loading'}>
      <header>
        <h2>{t('compareFiles')}</h2>
        {files && <span class="soft">{countsOf(files)}</span>}
      </header>
      {layers.failure && <LayerFailure failure={layers.failure} />}
      <Load layers={layers} wanted={isRead ? [] : own} message="compareReadFiles" />
      {files && !isWhole && (
        <>
          <p class="soft">{t('compareFilesShared')}</p>
          <Load layers={layers} wanted={shared} message="compareReadShared" />
        </>
      )}
      {files && <FileRows files={files} />}
    </section>
  );
}

interface LoadProps {
  layers: ReadLayers;
  wanted: readonly LayerToRead[];
  message: 'compareReadFiles' | 'compareReadShared';
}

/** The button that reads layers, with what that costs; while they are read, how far that is. */
function Load({ layers: { read, progress, failure, load, stop }, wanted, message }: LoadProps) {
  const open = wanted.filter(({ layer }) => !read.has(layer.digest));
  const size = open.reduce((sum, { layer }) => sum + layer.size, 0);
  if (open.length === 0 || (failure && !mayReadAgain(failure))) return null;
  return (
    <p class="row">
      {progress ? (
        <ReadingLine
          {...progress}
          text={t('layerReading', formatSize(progress.bytes), formatSize(progress.size))}
          stop={stop}
        />
      ) : (
        <button type="button" class="btn" data-action="load" onClick={() => load(wanted)}>
          {plural(message, open.length, formatSize(size))}
        </button>
      )}
    </p>
  );
}

const unique = (all: readonly LayerToRead[]): LayerToRead[] => [
  ...new Map(all.map((each) => [each.layer.digest, each])).values(),
];

function countsOf(files: readonly FileDifference[]): string {
  const count = (wanted: FileDifference['diff']) => files.filter(({ diff }) => diff === wanted).length;
  const counts = [
    ['comparePackagesChanged', count('changed')],
    ['comparePackagesAdded', count('added')],
    ['comparePackagesRemoved', count('removed')],
  ] as const;
  const told = counts.flatMap(([key, number]) => (number === 0 ? [] : [plural(key, number)]));
  return told.length === 0 ? t('compareNoFiles') : formatList(told);
}
