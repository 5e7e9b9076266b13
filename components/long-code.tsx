import { useState } from 'preact/hooks';
import { t } from '../lib/i18n.ts';

/** Characters shown unasked. */
const MOST = 600;

/** Text as it stands in an image; what is very long is folded, so that what follows can be found. */
export function LongCode({ text }: { text: string }) {
  const [open, setOpen] = useState(false);
  if (text.length <= MOST) return <code>{text}</code>;
  return (
    <>
      <code>{open ? text : `${text.slice(0, MOST)}…`}</code>{' '}
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? t('less') : t('showCharacters', text.length)}
      </button>
    </>
  );
}
