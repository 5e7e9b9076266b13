import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n.ts';
import type { SecretSpan } from '../../lib/oci/secret-like.ts';

/** A text whose secret part is masked until it is asked for. */
export function Masked({ text, span }: { text: string; span: SecretSpan }) {
  const [isShown, show] = useState(false);
  return (
    <>
      <code data-masked={isShown ? 'false' : 'true'}>
        <bdi>
          {text.slice(0, span.start)}
          {isShown ? text.slice(span.start, span.end) : <span class="mask">••••••••</span>}
          {text.slice(span.end)}
        </bdi>
      </code>{' '}
      <button type="button" class="link" data-action="reveal" onClick={() => show(!isShown)}>
        {t(isShown ? 'inspectHide' : 'inspectShow')}
      </button>
    </>
  );
}
