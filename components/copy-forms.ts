import type { MessageKey } from '../lib/i18n.ts';
import { formatReference, type Reference } from '../lib/oci/reference.ts';

/** What a copied text names. */
interface Copied {
  /** With its tag, if it has one: `nginx:1.31.4`. */
  reference: Reference;
  /** `nginx:1.31.4@sha256:…`: keeps the tag, so the version stays readable. */
  pinned: string;
}

/** One form in which a reference is copied: its name in the menu, and its text. To add one is a row in `COPY_FORMS`. */
interface CopyRow {
  name: MessageKey;
  text: (copied: Copied) => string;
}

/** In the order of the menu. The first is the button's own. */
const COPY_FORMS = {
  pinned: { name: 'copyPinned', text: ({ pinned }) => pinned },
  pull: { name: 'copyPull', text: ({ reference }) => `docker pull ${formatReference(reference)}` },
  from: { name: 'copyFrom', text: ({ pinned }) => `FROM ${pinned}` },
  image: { name: 'copyImage', text: ({ pinned }) => `image: ${pinned}` },
} as const satisfies Record<string, CopyRow>;

export type CopyForm = keyof typeof COPY_FORMS;

/** A reference in every form: `form` is its `data-form`. */
export function copyForms(
  reference: Reference,
  digest: string,
): { form: CopyForm; name: MessageKey; text: string }[] {
  const { registry, repository, tag } = reference;
  const pinned = `${formatReference({ registry, repository, ...(tag && { tag }) })}@${digest}`;
  return Object.entries(COPY_FORMS).map(([form, row]) => ({
    form: form as CopyForm,
    name: row.name,
    text: row.text({ reference, pinned }),
  }));
}
