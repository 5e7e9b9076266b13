import { useState } from 'preact/hooks';
import { t } from '../lib/i18n.ts';

/** A digest in its short form; a click copies the whole. */
export function CopyButton({ text }: { text: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <button
      type="button"
      class="digest"
      title={t('copyDigest', text)}
      onClick={copy}
      onBlur={() => setCopied(false)}
    >
      <span aria-live="polite">{copied ? t('copied') : text.slice(0, 19)}</span>
    </button>
  );
}
