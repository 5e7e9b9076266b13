import { useEffect, useState } from 'preact/hooks';
import { t } from '../../lib/i18n.ts';
import type { Reference } from '../../lib/oci/reference.ts';
import { copyForms } from '../copy-forms.ts';
import { useMenu } from '../use-menu.ts';
import { Icon } from './icon.tsx';
import { useTimedCopy } from './use-timed-copy.ts';

interface CopyMenuProps {
  reference: Reference;
  digest: string;
  /** Not an image: it cannot be run, so only the pinned reference is offered. */
  isArtifact: boolean;
}

/** Copies the pinned reference, or another form from the menu beside it; the key `c` copies the pinned one. */
export function CopyMenu({ reference, digest, isArtifact }: CopyMenuProps) {
  const { copied, refused, copy } = useTimedCopy();
  const [isOpen, setOpen] = useState(false);
  const root = useMenu(isOpen, () => setOpen(false));
  const forms = copyForms(reference, digest);
  const [pinned = ''] = forms.map(({ text }) => text);
  const isDone = copied !== null;

  useEffect(() => {
    const over = new AbortController();
    const onKey = ({ target, key, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      const isTyping = target instanceof HTMLElement && target.matches('input, textarea, select');
      if (key === 'c' && !isTyping && !ctrlKey && !metaKey && !altKey) copy(pinned);
    };
    document.addEventListener('keydown', onKey, over);
    return () => over.abort();
  }, [pinned]);

  return (
    <div class="copy" role="status">
      <button
        type="button"
        class={isDone ? 'btn primary done' : 'btn primary'}
        data-action="copy"
        data-form="pinned"
        title={pinned}
        onClick={() => copy(pinned)}
      >
        <Icon name={isDone ? 'check' : 'copy'} />
        {/* the longest text keeps the width, so that nothing moves under the pointer */}
        <span class="steady" data-longest={t('inspectCopyPinned')}>
          {t(isDone ? 'copied' : refused !== null ? 'copyRefused' : 'inspectCopyPinned')}
        </span>
      </button>
      {!isArtifact && (
        <button
          type="button"
          class="btn primary"
          aria-haspopup="menu"
          aria-expanded={isOpen}
          aria-label={t('inspectOtherForms')}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name="down" />
        </button>
      )}
      {isOpen && (
        <div class="menu" role="menu" ref={root}>
          {forms.map(({ form, name, text }, at) => (
            <button
              key={form}
              type="button"
              role="menuitem"
              data-action="copy"
              data-form={form}
              onClick={() => {
                copy(text);
                setOpen(false);
              }}
            >
              {t(name)}
              {at === 0 && <kbd>C</kbd>}
              <small>{text}</small>
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
