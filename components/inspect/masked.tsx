import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n.ts';
import type { SecretSpan } from '../../lib/oci/secret-like.ts';
import { visibleLines } from '../../lib/oci/visible.ts';
import type { Outside } from '../../lib/text/outside.ts';

/** A text whose secret parts are masked until they are asked for. `spans`: in their order, none over another. */
export function Masked({ text, spans }: { text: Outside; spans: SecretSpan[] }) {
  const [isShown, show] = useState(false);
  return (
    <>
      <code data-masked={isShown ? 'false' : 'true'}>
        <bdi>
          {spans.map(({ start, end }, at) => (
            <Fragment key={start}>
              {visibleLines(text.slice(spans[at - 1]?.end ?? 0, start))}
              {isShown ? visibleLines(text.slice(start, end)) : <span class="mask">••••••••</span>}
            </Fragment>
          ))}
          {visibleLines(text.slice(spans.at(-1)?.end ?? 0))}
        </bdi>
      </code>{' '}
      <button type="button" class="link" data-action="reveal" onClick={() => show(!isShown)}>
        {t(isShown ? 'inspectHide' : 'inspectShow')}
      </button>
    </>
  );
}
