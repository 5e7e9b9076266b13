import { formatSize, t } from '../../lib/i18n.ts';
import type { Referrer } from '../../lib/inspect/referrer-list.ts';
import type { Digest } from '../../lib/oci/digest.ts';
import { formatReference } from '../../lib/oci/reference.ts';
import { Foreign } from '../foreign.tsx';
import { LongList } from '../long-list.tsx';
import { CopyIcon } from './copy-icon.tsx';
import { Icon } from './icon.tsx';
import { type InspectPage, isUnread, siblingOf } from './page.ts';
import { loadReferrers } from './referrers.load.ts';
import { useResource } from './resource.ts';
import { Failed, LoadButton, NotRead, Section, Skeleton } from './section.tsx';

/** Signatures and whatever else refers to the image. Tags of cosign are known from the listing, without a request. */
export function Referrers(page: InspectPage) {
  const { ask, reference, digest, isHub, listing } = page;
  const top = digest.value;
  const found = useResource([formatReference(reference), `${top}`], false, () =>
    loadReferrers(ask, reference, top as Digest),
  );
  const { value } = found;
  if (value) page.shown.set('referrers', value.referrers);
  const isSigned =
    listing.companions.length > 0 || (value?.referrers.some(({ kind }) => kind === 'signature') ?? false);
  return (
    <Section id="referrers" title={t('inspectReferrers')} state={found.state}>
      {listing.companions.length > 0 && (
        <ul class="aliases" aria-label={t('inspectCompanions')}>
          {listing.companions.map((tag) => (
            <li key={tag} data-companion={tag}>
              <a class="alias" href={page.linkTo(siblingOf(reference, tag))} data-alias={tag}>
                <Foreign text={`${tag.slice(0, 19)}…${tag.slice(71)}`} />
              </a>
            </li>
          ))}
        </ul>
      )}
      {found.state === 'idle' && top !== null && (
        <LoadButton resource={found}>
          {t(isHub ? 'inspectLoadReferrersHub' : 'inspectLoadReferrers')}
        </LoadButton>
      )}
      {(found.state === 'loading' || digest.state === 'loading') && <Skeleton lines={2} />}
      <NotRead {...page} />
      {!isUnread(page) && <Failed resource={digest} page={page} />}
      <Failed resource={found} page={page} />
      {value && (
        <LongList class="stack" items={value.referrers}>
          {(each) => <Row key={each.digest} referrer={each} />}
        </LongList>
      )}
      {value?.referrers.length === 0 && (
        <p class="soft">{t(value.source === 'api' ? 'inspectNoReferrers' : 'inspectNoReferrersTag')}</p>
      )}
      {value && !value.isComplete && <p class="soft">{t('inspectMoreReferrers')}</p>}
      {isSigned && top && (
        <Verify
          image={formatReference({
            registry: reference.registry,
            repository: reference.repository,
            digest: top,
          })}
        />
      )}
    </Section>
  );
}

const Row = ({ referrer: { kind, label, type, digest, size, predicateType } }: { referrer: Referrer }) => (
  <li class="row" data-referrer={type} data-kind={kind}>
    <span class="badge">
      <Icon name={kind === 'signature' ? 'key' : kind === 'sbom' ? 'file' : 'shield'} />
      {t(label)}
    </span>
    <span class="soft">
      <Foreign text={predicateType ?? type} />
    </span>
    <code class="soft" title={digest}>
      {digest.slice(7, 19)}
    </code>
    <span class="soft">{formatSize(size)}</span>
  </li>
);

/** Nothing is verified here: without an identity to expect, a verified signature means little. */
function Verify({ image }: { image: string }) {
  const command = `cosign verify ${image} --certificate-identity-regexp '.*' --certificate-oidc-issuer-regexp '.*'`;
  return (
    <>
      <p class="under">{t('inspectSigned')}</p>
      <div class="cmd">
        <code>{command}</code>
        <CopyIcon text={command} label={t('inspectCopyCommand')} />
      </div>
    </>
  );
}
