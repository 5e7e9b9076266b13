import { useState } from 'preact/hooks';
import { t } from '../lib/i18n.ts';
import { Foreign } from './foreign.tsx';

/** Characters shown while the text is folded. */
const MAX_FOLDED_CHARACTERS = 600;

/** Text of an image, verbatim. Very long text is folded, so that what follows it stays in reach. */
export function LongCode({ text }: { text: string }) {
  const [open, setOpen] = useState(false);
  if (text.length <= MAX_FOLDED_CHARACTERS)
    return (
      <code>
        <Foreign text={text} max={MAX_FOLDED_CHARACTERS} />
      </code>
    );
  return (
    <>
      <code>
        <Foreign text={text} max={open ? text.length : MAX_FOLDED_CHARACTERS} />
      </code>{' '}
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? t('less') : t('showCharacters', text.length)}
      </button>
    </>
  );
}
