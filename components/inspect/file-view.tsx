import { useEffect, useRef, useState } from 'preact/hooks';
import { formatSize, t } from '../../lib/i18n.ts';
import { type EntryList, entryAt } from '../../lib/layers/entry-list.ts';
import { filePlace } from '../../lib/layers/file-place.ts';
import { hexDump, textIn } from '../../lib/layers/file-text.ts';
import { type Entry, nameOf } from '../../lib/layers/format/entry.ts';
import { pictureType } from '../../lib/layers/image-type.ts';
import { visible, visibleLines } from '../../lib/oci/visible.ts';
import { FailureNote } from '../failure-note.tsx';
import { Foreign } from '../foreign.tsx';
import { saveFile } from '../save-file.ts';
import { fileFacts } from './file-facts.ts';
import type { LayerProgress, LayerRequest, ReadLayer } from './layer-progress.ts';
import { Picture } from './picture.tsx';

type Read = Extract<LayerProgress, { kind: 'file' }>;

/** One file of a layer. */
export interface OpenedFile {
  entry: Entry;
  /** What to read for its bytes; null: a hard link to none of the listed files. */
  request: LayerRequest | null;
}

/** A layer, and what it lists. */
interface Listed {
  digest: string;
  listing: EntryList;
}

/** Opens an entry of one of the layers. In: these, the lowest first, and which entry of which of them. */
export function openedFile(layers: readonly Listed[], layer: number, at: number): OpenedFile | null {
  const from = layers[layer];
  if (!from) return null;
  const place = filePlace(
    layers.map(({ listing }) => listing),
    layer,
    at,
  );
  const entry = entryAt(from.listing, at);
  if (!place) return { entry, request: null };
  const { digest = '' } = layers[place.layer] ?? {};
  return { entry, request: { digest, file: place.path, ...(place.skip > 0 && { skip: place.skip }) } };
}

interface FileViewProps extends OpenedFile {
  read: ReadLayer;
  close: () => void;
}

/**
 * A file: text as text, a picture as one, other bytes in hex; to be saved. Read again from the layer, up to it. It takes the focus, and
 * gives it back when it is closed.
 */
export function FileView({ entry, request, read, close }: FileViewProps) {
  const { path, target } = entry;
  const [got, setGot] = useState<Read | null>(null);
  useEffect(
    () => (request ? read(request, (progress) => progress.kind === 'file' && setGot(progress)) : undefined),
    [path],
  );
  const view = useRef<HTMLElement>(null);
  const opener = useRef(document.activeElement);
  useEffect(() => view.current?.focus(), []);
  const end = () => {
    close();
    if (opener.current instanceof HTMLElement) opener.current.focus();
  };
  const bytes = got?.bytes;
  const picture = bytes && pictureType(bytes);
  const text = bytes && !picture ? textIn(bytes) : undefined;
  return (
    <section
      class="notice"
      data-opened={path}
      data-state={got || !request ? (bytes ? 'complete' : 'error') : 'loading'}
      aria-label={visible(path)}
      ref={view}
      tabIndex={-1}
      onKeyDown={(event) => event.key === 'Escape' && end()}
    >
      <p class="row">
        <b>
          <Foreign text={path} max={500} />
        </b>
        {target !== undefined && (
          <span class="soft">
            → <Foreign text={target} max={500} />
          </span>
        )}
        <span class="soft">
          {bytes ? `${formatSize(bytes.length)} · ` : ''}
          {fileFacts(entry)}
        </span>
        <span class="push row">
          {bytes && (
            <button
              type="button"
              class="btn"
              data-action="save"
              onClick={() => saveFile(nameOf(path), bytes, 'application/octet-stream')}
            >
              {t('layerSave')}
            </button>
          )}
          <button type="button" class="btn" data-action="close" onClick={end}>
            {t('layerClose')}
          </button>
        </span>
      </p>
      {!request && <p>{t('layerNoTarget')}</p>}
      {request && !got && <p role="status">{t('looking')}</p>}
      {got?.failure && <FailureNote failure={got.failure} where={t('layerThis')} />}
      {got && !got.failure && !bytes && <p>{t('layerNoFile')}</p>}
      {bytes && (
        <p class="soft" data-unchecked>
          {t('layerFileUnchecked')}
        </p>
      )}
      {bytes && picture && <Picture bytes={bytes} type={picture} name={visible(path)} />}
      {bytes && !picture && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, which is done with the keyboard, too
        <pre class="code" data-text={text === undefined ? 'hex' : 'text'} tabIndex={0}>
          <bdi>{visibleLines(text ?? hexDump(bytes))}</bdi>
        </pre>
      )}
    </section>
  );
}
