import { type MessageKey, t } from '../lib/i18n.ts';
import type { ReferenceReason } from '../lib/oci/reference.ts';
import { quoted, quotedList } from '../lib/oci/visible.ts';
import type { Found, Pasted } from '../lib/paste/pasted.ts';

/** Messages for those parse errors of a reference that the user can fix. */
const REASONS: Partial<Record<ReferenceReason, MessageKey>> = {
  'too-long': 'notReferenceLong',
  'upper-case': 'notReferenceCase',
  'image-id': 'notReferenceId',
  url: 'notReferenceUrl',
  tag: 'notReferenceTag',
  registry: 'notReferenceRegistry',
};

/** Explains why a text names no image, with a next step. */
export function sentenceFor(found: Found | null, problem: Pasted['problem']): string {
  if (problem?.reason === 'too-large') return t('pastedTooLarge');
  if (found?.kind === 'digest') return t('pastedDigest');
  if (found?.kind === 'unresolved')
    return t('pastedUnresolved', quoted(found.text, 80), quotedList(found.missing));
  if (found?.kind === 'invalid') {
    const key = REASONS[found.problem.reason];
    return key ? t(key, quoted(found.text, 80)) : t('notReference', quoted(found.text, 80));
  }
  return t('pastedNothing');
}

export const NothingFound = ({ found, problem }: { found: Found | null; problem: Pasted['problem'] }) => (
  <p
    class="note"
    role="alert"
    data-error={problem?.kind ?? (found?.kind === 'invalid' ? found.problem.kind : 'unsupported')}
  >
    {sentenceFor(found, problem)}
  </p>
);
