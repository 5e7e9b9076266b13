import { t } from '../../lib/i18n.ts';

interface ReadingLineProps {
  bytes: number;
  /** Of all that is read. */
  size: number;
  /** How far it is, in words. */
  text: string;
  stop: () => void;
}

/** How far the reading of layers is, and the button that ends it. */
export const ReadingLine = ({ bytes, size, text, stop }: ReadingLineProps) => (
  <>
    <progress max={Math.max(size, 1)} value={bytes} />
    <span class="soft" role="status">
      {text}
    </span>
    <button type="button" class="btn" data-action="stop" onClick={stop}>
      {t('cancel')}
    </button>
  </>
);
