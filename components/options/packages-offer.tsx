import { GITHUB_API } from '../../lib/hosts/side-hosts.ts';
import { t } from '../../lib/i18n.ts';

interface PackagesOfferProps {
  /** Approves GitHub's API for the token of ghcr.io and requests the host permission; called in the click. */
  approve: () => void;
}

/** Offers GitHub's packages API for the token of ghcr.io, and names where the token would go. */
export const PackagesOffer = ({ approve }: PackagesOfferProps) => (
  <div class="offer" data-offer="packages">
    <p class="note" id="packages-note">
      {t('packagesWhy', GITHUB_API)}
    </p>
    <button
      type="button"
      class="btn"
      data-action="approve-packages"
      aria-describedby="packages-note"
      onClick={approve}
    >
      {t('approveTo', GITHUB_API)}
    </button>
  </div>
);
