import { GITHUB_API } from '../../lib/hosts/side-hosts.ts';
import { t } from '../../lib/i18n.ts';

interface PackagesOfferProps {
  /** Lets the token of ghcr.io go to GitHub's API, and asks the browser for its host; called in the click. */
  approve: () => void;
}

/** What the token of ghcr.io could do besides, and what that would send where. */
export const PackagesOffer = ({ approve }: PackagesOfferProps) => (
  <div class="offer" data-offer="packages">
    <p class="note" id="packages-note">
      {t('packagesWhy', GITHUB_API)}
    </p>
    <button type="button" data-action="approve-packages" aria-describedby="packages-note" onClick={approve}>
      {t('approveTo', GITHUB_API)}
    </button>
  </div>
);
