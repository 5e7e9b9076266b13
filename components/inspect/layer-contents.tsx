import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { formatSize, t } from '../../lib/i18n.ts';
import { findToc } from '../../lib/layers/toc/find-toc.ts';
import type { Child } from '../children.ts';
import { lazy } from '../lazy.tsx';
import type { LayerReadingProps } from './layer-reading.tsx';

/** Bytes from which on reading is a decision: the button names them. */
const LARGE_BYTES = 100_000_000;

/** Loaded with the first layer that is read: the page opens without it. */
const LayerReading = lazy(() => import('./layer-reading.tsx').then((reading) => reading.LayerReading));

interface LayerContentsProps extends Omit<LayerReadingProps, 'onStop'> {
  /** Where both stand: a button, which is null once the layer is read, and what was read. */
  place: (button: Child, contents: Child) => JSX.Element;
}

/** What is in a layer, read when asked to: its size is named first, and reading can be ended. No pull. */
export function LayerContents({ place, ...props }: LayerContentsProps) {
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return place(null, <LayerReading {...props} onStop={() => setOpen(false)} />);
  const { layer } = props;
  // Of a schema 1 image no document has the size, by which reading is bounded.
  if (layer.size === 0) return place(null, null);
  const size = formatSize(layer.size);
  const button = (
    <button type="button" class="btn" data-action="contents" onClick={() => setOpen(true)}>
      {findToc(layer)
        ? t('layerReadTable')
        : t(layer.size > LARGE_BYTES ? 'layerReadLarge' : 'layerRead', size)}
    </button>
  );
  return place(button, null);
}
