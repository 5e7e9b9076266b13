import { useEffect, useRef, useState } from 'preact/hooks';
import { formatSize, plural, t } from '../../lib/i18n.ts';
import type { EntryList } from '../../lib/layers/entry-list.ts';
import { findToc } from '../../lib/layers/toc/find-toc.ts';
import type { Descriptor } from '../../lib/oci/descriptor.ts';
import { Foreign } from '../foreign.tsx';
import { LayerFailure, mayReadAgain } from '../layer-failure.tsx';
import { FileView, type OpenedFile, openedFile } from './file-view.tsx';
import { LayerPackages } from './layer-packages.tsx';
import type { LayerProgress, ReadLayer } from './layer-progress.ts';
import { LayerTree } from './layer-tree.tsx';

type Listed = Extract<LayerProgress, { kind: 'listing' }>;

type State =
  | { kind: 'reading'; bytes: number; first: Extract<LayerProgress, { kind: 'first' }> | null }
  | { kind: 'listed'; listed: Listed };

export interface LayerReadingProps {
  layer: Descriptor;
  read: ReadLayer;
  /** Called with what was read of the layer, whole. */
  onListed: (listing: EntryList) => void;
  /** Called when reading was ended by a click. */
  onStop: () => void;
}

/** What is in a layer, read from the moment that it is drawn. Reading can be ended. */
export function LayerReading({ layer, read, onListed, onStop }: LayerReadingProps) {
  const { digest, size } = layer;
  const toc = findToc(layer);
  const [state, setState] = useState<State>({ kind: 'reading', bytes: 0, first: null });
  const [file, setFile] = useState<OpenedFile | null>(null);
  const show = (listing: EntryList) => (at: number) => setFile(openedFile([{ digest, listing }], 0, at));
  const end = useRef(() => {});
  const start = () => {
    setState({ kind: 'reading', bytes: 0, first: null });
    end.current = read({ digest, size, ...(toc && { toc }) }, (progress) => {
      if (progress.kind === 'listing') {
        if (!progress.failure) onListed(progress.listing);
        return setState({ kind: 'listed', listed: progress });
      }
      setState((now) => {
        if (now.kind !== 'reading') return now;
        return progress.kind === 'progress'
          ? { ...now, bytes: progress.bytes }
          : progress.kind === 'first'
            ? { ...now, first: progress }
            : now;
      });
    });
  };
  useEffect(() => {
    start();
    return () => end.current();
  }, []);
  const stop = () => {
    end.current();
    onStop();
  };
  if (state.kind === 'reading')
    return (
      <div role="status" data-state="loading">
        <p class="row">
          <progress max={Math.max(size, 1)} value={state.bytes} />
          <span class="soft">{t('layerReading', formatSize(state.bytes), formatSize(size))}</span>
          <button type="button" class="btn" data-action="stop" onClick={stop}>
            {t('cancel')}
          </button>
        </p>
        {state.first && (
          <div data-unchecked>
            <p class="soft">{t('layerUnchecked')}</p>
            <LayerTree listing={state.first.listing} openFile={show(state.first.listing)} />
          </div>
        )}
      </div>
    );
  const { listing, packages, release, failure } = state.listed;
  return (
    <div data-state={failure ? 'error' : 'complete'}>
      {failure && (
        <>
          <LayerFailure failure={failure} />
          {listing.paths.length > 0 && (
            <p class="soft" data-unchecked>
              {t('layerPartial')}
            </p>
          )}
          {mayReadAgain(failure) && (
            <button type="button" class="btn" data-action="contents" onClick={start}>
              {t('retryNow')}
            </button>
          )}
        </>
      )}
      <p class="soft">
        {/* How many there are is not known where none could be read. */}
        {!(failure && listing.paths.length === 0) && plural('layerEntries', listing.paths.length)}
        {release?.prettyName && (
          <>
            {' · '}
            <span data-release>
              <Foreign text={release.prettyName} max={200} />
            </span>
          </>
        )}
      </p>
      {packages.map((found) => (
        <LayerPackages key={found.path} {...found} />
      ))}
      <div class={file ? 'beside' : undefined}>
        <LayerTree listing={listing} openFile={show(listing)} />
        {file !== null && (
          <FileView key={file.entry.path} {...file} read={read} close={() => setFile(null)} />
        )}
      </div>
    </div>
  );
}
