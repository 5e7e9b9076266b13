import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n.ts';
import type { SecretSpan } from '../../lib/oci/secret-like.ts';
import { visibleLines } from '../../lib/oci/visible.ts';
import type { Outside } from '../../lib/text/outside.ts';

/** A text whose secret part is masked until it is asked for. */
export function Masked({ text, span }: { text: Outside; span: SecretSpan }) {
  const [isShown, show] = useState(false);
  return (
    <>
      <code data-masked={isShown ? 'false' : 'true'}>
        <bdi>
          {visibleLines(text.slice(0, span.start))}
          {isShown ? visibleLines(text.slice(span.start, span.end)) : <span class="mask">••••••••</span>}
          {visibleLines(text.slice(span.end))}
        </bdi>
      </code>{' '}
      <button type="button" class="link" data-action="reveal" onClick={() => show(!isShown)}>
        {t(isShown ? 'inspectHide' : 'inspectShow')}
      </button>
    </>
  );
}
