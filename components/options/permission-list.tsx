import { t } from '../../lib/i18n.ts';

interface PermissionListProps {
  /** Match patterns that were given beyond Docker's hosts. */
  given: string[];
  /** Those of Docker's hosts that were taken away. */
  missing: string[];
  /** Asks for them; called in the click. */
  allow: (origins: string[]) => void;
  withdraw: (origin: string) => void;
}

/** `https://quay.io/*` → `quay.io`; plain http says so. */
const hostOf = (origin: string): string => origin.replace(/^https:\/\//, '').replace(/\/\*$/, '');

/** The hosts that the browser lets Tagkin reach, each with a button that takes it back. */
export const PermissionList = ({ given, missing, allow, withdraw }: PermissionListProps) => (
  <>
    {missing.length > 0 && (
      <div role="alert" data-missing={missing.length}>
        <p class="alert">{t('dockerHostsMissing', missing.map(hostOf).join(', '))}</p>
        <button type="button" data-action="allow-docker" onClick={() => allow(missing)}>
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
