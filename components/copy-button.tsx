import { t } from '../lib/i18n.ts';
import { useCopy } from './use-copy.ts';

/** A shortened digest; a click copies the full one. */
export function CopyButton({ text }: { text: string }) {
  const { copied, refused, copy, reset } = useCopy();
  return (
    <button
      type="button"
      class="digest"
      title={t('copyDigest', text)}
      onClick={() => copy(text)}
      onBlur={reset}
    >
      <span aria-live="polite">{copied ? t('copied') : refused ? t('copyRefused') : text.slice(0, 19)}</span>
    </button>
  );
}
