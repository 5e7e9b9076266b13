import { useEffect, useRef, useState } from 'preact/hooks';
import { type MessageKey, t } from '../../lib/i18n.ts';
import type { Reference } from '../../lib/oci/reference.ts';
import { copyForms } from '../copy-row.tsx';
import { useCopy } from '../use-copy.ts';
import { Icon } from './icon.tsx';

const FORMS = ['pinned', 'pull', 'from', 'image'] as const;

const NAMES: Record<(typeof FORMS)[number], MessageKey> = {
  pinned: 'copyPinned',
  pull: 'copyPull',
  from: 'copyFrom',
  image: 'copyImage',
};

interface CopyMenuProps {
  reference: Reference;
  digest: string;
  /** Not an image: it cannot be run, so only the pinned reference is offered. */
  isArtifact: boolean;
}

/** Copies the pinned reference, or another form from the menu beside it. */
export function CopyMenu({ reference, digest, isArtifact }: CopyMenuProps) {
  const { copied, refused, copy } = useCopy();
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const forms = copyForms(reference, digest);
  const done = copied !== null;

  useEffect(() => {
    if (!isOpen) return;
    const close = (event: Event) => {
      if (
        event instanceof KeyboardEvent
          ? event.key === 'Escape'
          : !root.current?.contains(event.target as Node)
      )
        setOpen(false);
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('keydown', close);
    };
  }, [isOpen]);

  return (
    <div class="copy" ref={root} role="status">
      <button
        type="button"
        class={done ? 'btn primary done' : 'btn primary'}
        data-action="copy"
        data-form="pinned"
        title={forms.pinned}
        onClick={() => copy(forms.pinned)}
      >
        <Icon name={done ? 'check' : 'copy'} />
        <span>{t(done ? 'copied' : refused ? 'copyRefused' : 'inspectCopyPinned')}</span>
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
        <div class="menu" role="menu">
          {FORMS.map((form) => (
            <button
              key={form}
              type="button"
              role="menuitem"
              data-action="copy"
              data-form={form}
              onClick={() => {
                copy(forms[form]);
                setOpen(false);
              }}
            >
              {t(NAMES[form])}
              <small>{forms[form]}</small>
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
