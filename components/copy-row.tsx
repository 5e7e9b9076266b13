import { useEffect, useState } from 'preact/hooks';
import { type MessageKey, t } from '../lib/i18n.ts';
import type { Artifact } from '../lib/oci/artifact.ts';
import { formatReference, type Reference } from '../lib/oci/reference.ts';

type Form = 'pull' | 'pinned' | 'from' | 'image';

const NAMES: Record<Form, MessageKey> = {
  pull: 'copyPull',
  pinned: 'copyPinned',
  from: 'copyFrom',
  image: 'copyImage',
};

/** The ways in which an image is named elsewhere. Pinned ones keep the tag, so that a reader still sees the version. */
export function copyForms(reference: Reference, digest: string): Record<Form, string> {
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
  /** What it is, where it is no image: nothing that runs images can take it then. */
  artifact?: Artifact | undefined;
}

/** Copies the image in each form; the key `c` copies the pinned reference wherever no text is being typed. */
export function CopyRow({ reference, digest, artifact }: CopyRowProps) {
  const [copied, setCopied] = useState<Form | null>(null);
  const forms = copyForms(reference, digest);
  const shown = (Object.keys(NAMES) as Form[]).filter((form) => !artifact || form === 'pinned');
  const copy = (form: Form) => navigator.clipboard.writeText(forms[form]).then(() => setCopied(form));

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
      if (event.key === 'c' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey)
        void copy('pinned');
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [forms.pinned]);

  return (
    <div class="copies" role="status">
      {shown.map((form) => (
        <button key={form} type="button" data-copy={form} title={forms[form]} onClick={() => copy(form)}>
          {copied === form ? t('copied') : t(NAMES[form])}
        </button>
      ))}
    </div>
  );
}
