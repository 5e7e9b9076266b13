import { t } from '../lib/i18n.ts';
import { CHECK, COPY, Drawing } from './drawing.tsx';
import { useCopy } from './use-copy.ts';

/** Copies a pinned reference; the tick replaces the icon, and nothing moves. `label`: words beside the icon, where there is room. */
export function CopyPinned({ text, label }: { text: string | undefined; label?: string }) {
  const { copied, refused, copy, reset } = useCopy();
  return (
    <button
      type="button"
      class={copied ? 'btn quiet done' : 'btn quiet'}
      data-action="copy"
      data-form="pinned"
      aria-label={t('inspectCopyPinned')}
      title={text ?? t('noDigest')}
      disabled={!text}
      onClick={() => text && copy(text)}
      onBlur={reset}
    >
      <Drawing of={copied ? CHECK : COPY} />
      {label && (
        <span class="hide-narrow" role="status">
          {copied ? t('copied') : refused ? t('copyRefused') : label}
        </span>
      )}
    </button>
  );
}
