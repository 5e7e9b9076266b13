import { t } from '../../lib/i18n.ts';
import { useCopy } from '../use-copy.ts';
import { Icon } from './icon.tsx';

/** Copies a text; the tick replaces the icon, and moves nothing. */
export function CopyIcon({ text, label }: { text: string; label: string }) {
  const { copied, refused, copy, reset } = useCopy();
  const said = copied ? t('copied') : refused ? t('copyRefused') : label;
  return (
    <button
      type="button"
      class="btn quiet icon"
      aria-label={said}
      title={said}
      onClick={() => copy(text)}
      onBlur={reset}
    >
      <Icon name={copied ? 'check' : 'copy'} />
    </button>
  );
}
