import { type Failure, isTemporary } from '../../lib/failure.ts';
import { countsPulls } from '../../lib/hosts/registries.ts';
import { t } from '../../lib/i18n.ts';
import { formatReference } from '../../lib/oci/reference.ts';
import { quotedList } from '../../lib/oci/visible.ts';
import { Foreign } from '../foreign.tsx';
import { type Need, PermissionAsk } from '../permission-ask.tsx';
import { registryTitle } from '../reason-text.ts';
import { RegistryFailure } from '../registry-failure.tsx';
import { isLocal, type PastedRow } from './pasted-row.ts';
import type { RowActions } from './row-actions.ts';

/** Why nothing is known of an image, and what the reader can do. */
export function FailedCell({
  row,
  failure,
  needs,
  allow,
  lookUp,
  askDigest,
  retry,
}: { row: PastedRow; failure: Failure; needs: readonly Need[] | null } & RowActions) {
  const { image, update } = row;
  const { registry } = image.reference;
  if (failure.kind === 'permission-needed' && isLocal(row))
    return (
      <p class="alert" role="alert" data-error="unsupported">
        {t('localImage')}
      </p>
    );
  if (failure.kind === 'permission-needed' && failure.hosts) {
    const [first, ...also] = needs ?? [];
    if (first)
      return <PermissionAsk hosts={first.hosts} registry={first.registry} also={also} allow={allow} />;
    return (
      <p class="soft" data-error="permission-needed">
        {t('permissionAbove', quotedList([registry]))}
      </p>
    );
  }
  if (failure.needsGet)
    return (
      <>
        {failure.kind === 'unsupported' ? (
          <p class="alert" role="alert" data-error={failure.kind}>
            {t('digestNeedsGet', registryTitle(registry))}
          </p>
        ) : (
          <RegistryFailure failure={failure} registry={registry} />
        )}
        <button type="button" class="btn" data-action="digest" onClick={() => askDigest(row)}>
          {t(countsPulls(registry) ? 'askDigestPull' : 'askDigest')}
        </button>
      </>
    );
  if (isTemporary(failure) && !row.isAwaited)
    return <Ended failure={failure} registry={registry} retry={retry} />;
  const nearest = update?.nearest ?? [];
  const { digest: _, ...named } = image.reference;
  return (
    <>
      {failure.kind === 'not-found' && nearest.length > 0 ? (
        <p role="alert" data-error="not-found">
          {t('noSuchTag')}
        </p>
      ) : (
        <RegistryFailure failure={failure} registry={registry} />
      )}
      {nearest.length > 0 && (
        <p class="note">
          {t('nearestTags')}{' '}
          {nearest.map((tag) => (
            <button
              key={tag}
              type="button"
              class="alias"
              data-nearest={tag}
              onClick={() => lookUp(formatReference({ ...named, tag }))}
            >
              <Foreign text={tag} />
            </button>
          ))}
        </p>
      )}
    </>
  );
}

/** What might pass, and is not tried again by itself any more. */
function Ended({ failure, registry, retry }: { failure: Failure; registry: string; retry: () => void }) {
  const { kind, status } = failure;
  const where = registryTitle(registry);
  return (
    <>
      {kind === 'network' ? (
        <p class="alert" role="alert" data-error={kind}>
          {status && status !== 408 ? t('failedServer', where, String(status)) : t('failedNoAnswer', where)}
        </p>
      ) : (
        <RegistryFailure failure={failure} registry={registry} />
      )}
      <button type="button" class="btn" data-action="retry" onClick={retry}>
        {t('retryNow')}
      </button>
    </>
  );
}
