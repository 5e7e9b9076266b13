import { useMemo, useState } from 'preact/hooks';
import { expectedFailure } from '../../lib/failure.ts';
import { formatSize, plural, t } from '../../lib/i18n.ts';
import { collectEntries, type EntryList } from '../../lib/layers/entry-list.ts';
import { hasBytes } from '../../lib/layers/format/entry.ts';
import { type MergedEntry, mergeLayers } from '../../lib/layers/tree.ts';
import { Foreign } from '../foreign.tsx';
import { FileView, type OpenedFile, openedFile } from './file-view.tsx';
import { Icon } from './icon.tsx';
import type { ReadLayer } from './layer-progress.ts';
import { LayerTree } from './layer-tree.tsx';

/** Rows that are drawn at most. */
const MAX_ROWS = 500;
/** Files hidden by other layers that are named. */
const MAX_WASTED = 100;

/** A layer that was read. */
export interface ReadListing {
  /** Its place in the image, from 1. */
  place: number;
  digest: string;
  listing: EntryList;
}

interface MergedTreeProps {
  layers: readonly ReadListing[];
  /** Layers of the image. */
  count: number;
  read: ReadLayer;
}

/** The layers read so far, laid over each other: a search by path, which layer wrote what, bytes that no container sees. */
export function MergedTree({ layers, count, read }: MergedTreeProps) {
  const [file, setFile] = useState<OpenedFile | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [wanted, setWanted] = useState('');
  const merged = useMemo(() => mergeLayers(layers.map(({ listing }) => listing)), [layers]);
  const found = useMemo(() => {
    const text = wanted.trim().toLowerCase();
    const all = [...merged.entries.values()].filter(({ path }) => path.toLowerCase().includes(text));
    return text === '' ? [] : all.toSorted((one, other) => (one.path < other.path ? -1 : 1));
  }, [merged, wanted]);
  const whole = useMemo(() => listOf(isOpen ? merged.entries.values() : []), [merged, isOpen]);
  const openFile = (path: string) => {
    const entry = merged.entries.get(path);
    if (!entry) return;
    const { paths = [] } = layers[entry.layer]?.listing ?? {};
    setFile(openedFile(layers, entry.layer, paths.lastIndexOf(path)));
  };
  const placeOf = (layer: number) => layers[layer]?.place ?? 0;
  const hidden = merged.wasted.reduce((sum, { size }) => sum + size, 0);
  return (
    <div class="merged" data-tree={layers.length}>
      <h3>{t('layerMerged', layers.length, count)}</h3>
      <p class="row loose">
        <span class="soft">{plural('layerEntries', merged.entries.size)}</span>
        <label class="field">
          <span class="vh">{t('layerSearch')}</span>
          <input
            name="path"
            placeholder={t('layerSearch')}
            maxLength={300}
            autocomplete="off"
            spellcheck={false}
            onInput={(event) => setWanted(event.currentTarget.value)}
          />
        </label>
      </p>
      {wanted.trim() !== '' && (
        <>
          <p class="soft" role="status">
            {plural('layerFound', found.length)}
          </p>
          <ul class="tree">
            {found.slice(0, MAX_ROWS).map(({ path, kind, size, layer }) => (
              <li key={path} data-file={path} data-kind={kind} data-size={size} data-in={placeOf(layer)}>
                <div>
                  {hasBytes(kind) ? (
                    <button type="button" class="link" data-action="file" onClick={() => openFile(path)}>
                      <Foreign text={path} />
                    </button>
                  ) : (
                    <Foreign text={path} />
                  )}
                  <span class="num">{t('layerIn', placeOf(layer), formatSize(size))}</span>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
      {file && (
        <FileView
          key={`${file.request?.digest} ${file.entry.path}`}
          {...file}
          read={read}
          close={() => setFile(null)}
        />
      )}
      <details class="fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <Icon name="right" />
          {t('layerAllFiles')}
        </summary>
        {isOpen && (
          <LayerTree
            listing={whole.listing}
            openFile={(at) => openFile(whole.listing.paths[at] ?? '')}
            noteOf={(at) =>
              t('layerIn', placeOf(whole.layers[at] ?? 0), formatSize(whole.listing.sizes[at] ?? 0))
            }
          />
        )}
      </details>
      {merged.wasted.length > 0 && (
        <details class="fold" data-wasted={hidden}>
          <summary>
            <Icon name="right" />
            {plural('layerWasted', merged.wasted.length, formatSize(hidden))}
          </summary>
          <ul class="tree">
            {merged.wasted.slice(0, MAX_WASTED).map(({ path, size, layer, hiddenBy, isDeleted }) => (
              <li key={`${path} ${layer}`}>
                <div>
                  <span class={isDeleted ? 'gone' : undefined}>
                    <Foreign text={path} />
                  </span>
                  <span class="num">
                    {t('layerHiddenBy', placeOf(layer), placeOf(hiddenBy), formatSize(size))}
                  </span>
                </div>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

/** The merged entries as a listing, as many as one listing holds, and of each the layer that wrote it. */
function listOf(entries: Iterable<MergedEntry>) {
  const all = collectEntries();
  const layers: number[] = [];
  for (const entry of entries) {
    try {
      all.add(entry);
    } catch (error) {
      expectedFailure(error);
      break; // the layers have more entries together than one may have
    }
    layers.push(entry.layer);
  }
  return { listing: all.listing(), layers };
}
