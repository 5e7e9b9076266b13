import type { MessageKey } from '../lib/i18n.ts';
import { formatReference, type Reference } from '../lib/oci/reference.ts';

/** A form in which a reference is copied, with its name, in the order of the menu. The first is the button's own. */
export const COPY_FORMS = {
  pinned: 'copyPinned',
  pull: 'copyPull',
  from: 'copyFrom',
  image: 'copyImage',
} as const satisfies Record<string, MessageKey>;

export type CopyForm = keyof typeof COPY_FORMS;

/** The text of each form. Pinned forms keep the tag, so the version stays readable. */
export function copyForms(reference: Reference, digest: string): Record<CopyForm, string> {
  const { registry, repository, tag } = reference;
  const pinned = `${formatReference({ registry, repository, ...(tag && { tag }) })}@${digest}`;
  return {
    pinned,
    pull: `docker pull ${formatReference(reference)}`,
    from: `FROM ${pinned}`,
    image: `image: ${pinned}`,
  };
}
