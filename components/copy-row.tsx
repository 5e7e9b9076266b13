import { useEffect } from 'preact/hooks';
import { type MessageKey, t } from '../lib/i18n.ts';
import type { Artifact } from '../lib/oci/artifact.ts';
import { formatReference, type Reference } from '../lib/oci/reference.ts';
import { useCopy } from './use-copy.ts';

type CopyFormat = 'pull' | 'pinned' | 'from' | 'image';

const NAMES: Record<CopyFormat, MessageKey> = {
  pull: 'copyPull',
  pinned: 'copyPinned',
  from: 'copyFrom',
  image: 'copyImage',
};

/** The text that each button copies. Pinned forms keep the tag, so the version stays readable. */
export function copyForms(reference: Reference, digest: string): Record<CopyFormat, string> {
  const pinned = `${formatReference({ registry: reference.registry, repository: reference.repository, ...(reference.tag && { tag: reference.tag }) })}@${digest}`;
  return {
    pull: `docker pull ${formatReference(reference)}`,
    pinned,
    from: `FROM ${pinned}`,
    image: `image: ${pinned}`,
  };
}

interface CopyRowProps {
  reference: Reference;
  digest: string;
  /** Set if the manifest is not an image: it cannot be run, so only the pinned reference is offered. */
  artifact?: Artifact | undefined;
}

/** Copies the reference in each form; the key `c` copies the pinned one unless text is being typed. */
export function CopyRow({ reference, digest, artifact }: CopyRowProps) {
  const { copied, refused, copy } = useCopy();
  const forms = copyForms(reference, digest);
  const shown = (Object.keys(NAMES) as CopyFormat[]).filter((form) => !artifact || form === 'pinned');

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
      if (event.key === 'c' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey)
        copy(forms.pinned);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [forms.pinned]);

  return (
    <div class="copies" role="status">
      {shown.map((form) => (
        <button
          key={form}
          type="button"
          data-copy={form}
          title={forms[form]}
          onClick={() => copy(forms[form])}
        >
          {t(copied === forms[form] ? 'copied' : refused === forms[form] ? 'copyRefused' : NAMES[form])}
        </button>
      ))}
    </div>
  );
}
