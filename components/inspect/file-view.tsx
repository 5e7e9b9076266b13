import { useEffect, useState } from 'preact/hooks';
import { formatSize, t } from '../../lib/i18n.ts';
import { hexDump, textIn } from '../../lib/layers/file-text.ts';
import { type Entry, nameOf } from '../../lib/layers/format/entry.ts';
import { pictureType } from '../../lib/layers/image-type.ts';
import { visible, visibleLines } from '../../lib/oci/visible.ts';
import { FailureNote } from '../failure-note.tsx';
import { Foreign } from '../foreign.tsx';
import { saveFile } from '../save-file.ts';
import { fileFacts } from './file-facts.ts';
import type { LayerProgress, ReadLayer } from './layer-progress.ts';
import { Picture } from './picture.tsx';

type Read = Extract<LayerProgress, { kind: 'file' }>;

/** One file of a layer. */
export interface OpenedFile {
  entry: Entry;
  /** Of several files with its path in the layer, how many are passed over. */
  skip: number;
  /** Of the layer. */
  digest: string;
}

interface FileViewProps extends OpenedFile {
  read: ReadLayer;
  close: () => void;
}

/** A file: text as text, a picture as one, other bytes in hex; to be saved. Read again from the layer, up to it. */
export function FileView({ entry, skip, digest, read, close }: FileViewProps) {
  const { path } = entry;
  const [got, setGot] = useState<Read | null>(null);
  useEffect(
    () =>
      read(
        { digest, file: path, ...(skip > 0 && { skip }) },
        (progress) => progress.kind === 'file' && setGot(progress),
      ),
    [path],
  );
  const bytes = got?.bytes;
  const picture = bytes && pictureType(bytes);
  const text = bytes && !picture ? textIn(bytes) : undefined;
  return (
    <section
      class="notice"
      data-opened={path}
      data-state={got ? (bytes ? 'complete' : 'error') : 'loading'}
      aria-label={visible(path)}
    >
      <p class="row">
        <b>
          <Foreign text={path} max={500} />
        </b>
        <span class="soft">
          {bytes ? `${formatSize(bytes.length)} · ` : ''}
          {fileFacts(entry)}
        </span>
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
        <button type="button" class="btn" data-action="close" onClick={close}>
          {t('layerClose')}
        </button>
      </p>
      {!got && <p role="status">{t('looking')}</p>}
      {got?.failure && <FailureNote failure={got.failure} where={t('layerThis')} />}
      {got && !got.failure && !bytes && <p>{t('layerNoFile')}</p>}
      {bytes && (
        <p class="soft" data-unchecked>
          {t('layerFileUnchecked')}
        </p>
      )}
      {bytes && picture && <Picture bytes={bytes} type={picture} name={visible(path)} />}
      {bytes && !picture && (
        <pre class="code" data-text={text === undefined ? 'hex' : 'text'}>
          <bdi>{visibleLines(text ?? hexDump(bytes))}</bdi>
        </pre>
      )}
    </section>
  );
}
