import { FoundDigest } from '../../components/inspect/found-digest.tsx';
import { t } from '../../lib/i18n.ts';
import { send } from '../../lib/messages/send.ts';
import { formatReference } from '../../lib/oci/reference.ts';
import { addressOf } from './private-window.ts';

interface DigestPageProps {
  digest: string;
  lookUp: (text: string) => void;
  leavesNoTrace: boolean;
}

/** A digest alone: the tags that have it, as far as they are known. */
export const DigestPage = ({ digest, lookUp, leavesNoTrace }: DigestPageProps) => (
  <section aria-label={t('foundTitle')}>
    <p class="note" data-error="unsupported" role="alert">
      {t('pastedDigest')}
    </p>
    <FoundDigest
      digest={digest}
      ask={send}
      linkTo={(image) => addressOf(formatReference(image), leavesNoTrace)}
      open={(image) => lookUp(formatReference(image))}
    />
  </section>
);
