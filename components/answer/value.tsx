import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n.ts';
import { visible } from '../../lib/oci/visible.ts';
import { useTimedCopy } from '../inspect/use-timed-copy.ts';

/** Characters shown while the text is folded, and that each press of the button adds. */
const FOLDED = 600;
const MORE = 50_000;

/** A value out of an image: a click copies it as it is. Very long text is folded, so that what follows it stays in reach. */
export function Value({ text }: { text: string }) {
  const [shown, setShown] = useState(FOLDED);
  const { copied, refused, copy } = useTimedCopy();
  const isFolded = text.length > shown;
  return (
    <>
      <button
        type="button"
        class="value"
        title={copied === null ? t(refused === null ? 'copyValue' : 'copyRefused') : t('copied')}
        data-copied={copied !== null ? '' : undefined}
        onClick={() => copy(text)}
      >
        <bdi>{visible(text, shown)}</bdi>
      </button>
      {isFolded && (
        <button type="button" class="link" onClick={() => setShown(shown + MORE)}>
          {t('showCharacters', text.length)}
        </button>
      )}
    </>
  );
}
