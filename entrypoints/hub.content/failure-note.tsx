import type { FailureNoteProps } from '../../components/failure-note.tsx';
import { t } from '../../lib/i18n.ts';
import { Part } from './part.tsx';

/**
 * Stands in for components/failure-note.tsx in the content script (wxt.config.ts): most sentences are needed after a failure only. That of
 * a defect needs nothing, so that it is there at once.
 */
export const FailureNote = (props: FailureNoteProps) =>
  props.failure.kind === 'internal' ? (
    <>
      <p class="alert" role="alert" data-error="internal">
        {t('failInternal')}
      </p>
      <Part id="report" with={props} />
    </>
  ) : (
    <Part id="failure" with={props} />
  );
