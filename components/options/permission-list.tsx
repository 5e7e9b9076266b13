import { t } from '../../lib/i18n.ts';

interface PermissionListProps {
  /** Match patterns that were granted beyond Docker's hosts. */
  given: string[];
  /** Match patterns of Docker's hosts that were withdrawn. */
  missing: string[];
  /** Requests them. Must be called within the click. */
  allow: (origins: string[]) => void;
  withdraw: (origin: string) => void;
}

/** `https://quay.io/*` → `quay.io`; plain http keeps its scheme. */
const hostOf = (origin: string): string => origin.replace(/^https:\/\//, '').replace(/\/\*$/, '');

/** The granted host permissions, each with a button to withdraw it. */
export const PermissionList = ({ given, missing, allow, withdraw }: PermissionListProps) => (
  <>
    {missing.length > 0 && (
      <div role="alert" data-missing={missing.length}>
        <p class="alert">{t('dockerHostsMissing', missing.map(hostOf).join(', '))}</p>
        <button type="button" class="btn" data-action="allow-docker" onClick={() => allow(missing)}>
          {t('permissionAllow')}
        </button>
      </div>
    )}
    {given.length === 0 && <p class="note">{t('permissionsNone')}</p>}
    <ul class="list">
      {given.map((origin) => (
        <li key={origin} data-origin={origin}>
          <span>{hostOf(origin)}</span>
          <button
            type="button"
            class="btn quiet"
            data-action="withdraw"
            aria-label={t('withdrawOf', hostOf(origin))}
            onClick={() => withdraw(origin)}
          >
            {t('withdraw')}
          </button>
        </li>
      ))}
    </ul>
  </>
);
