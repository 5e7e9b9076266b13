import { useEffect, useState } from 'preact/hooks';
import { formatSize, t } from '../../lib/i18n.ts';
import { hexOf, textIn } from '../../lib/layers/file-text.ts';
import { nameOf } from '../../lib/layers/format/entry.ts';
import { visible, visibleLines } from '../../lib/oci/visible.ts';
import { FailureNote } from '../failure-note.tsx';
import { Foreign } from '../foreign.tsx';
import { saveFile } from '../save-file.ts';
import type { LayerProgress, ReadLayer } from './layer-progress.ts';

type Read = Extract<LayerProgress, { kind: 'file' }>;

interface FileViewProps {
  path: string;
  digest: string;
  read: ReadLayer;
  close: () => void;
}

/** One file of a layer: text as text, other bytes in hex; to be saved. Read again from the layer, up to it. */
export function FileView({ path, digest, read, close }: FileViewProps) {
  const [got, setGot] = useState<Read | null>(null);
  useEffect(
    () => read({ digest, file: path }, (progress) => progress.kind === 'file' && setGot(progress)),
    [path],
  );
  const bytes = got?.bytes;
  const text = bytes && textIn(bytes);
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
        {bytes && <span class="soft">{formatSize(bytes.length)}</span>}
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
      {bytes && (
        <pre class="code" data-text={text === undefined ? 'hex' : 'text'}>
          <bdi>{visibleLines(text ?? hexOf(bytes))}</bdi>
        </pre>
      )}
    </section>
  );
}
