import { FoundDigest } from '../../components/inspect/found-digest.tsx';
import { t } from '../../lib/i18n.ts';
import { send } from '../../lib/messages/send.ts';
import { formatReference } from '../../lib/oci/reference.ts';

/** A digest alone: the tags that have it, as far as they are known. */
export const DigestPage = ({ digest }: { digest: string }) => (
  <section aria-label={t('foundTitle')}>
    <p class="note" data-error="unsupported" role="alert">
      {t('pastedDigest')}
    </p>
    <FoundDigest
      digest={digest}
      ask={send}
      linkTo={(image) => `popup.html?${new URLSearchParams({ image: formatReference(image) })}`}
    />
  </section>
);
