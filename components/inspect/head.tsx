import { t } from '../../lib/i18n.ts';
import { formatReference } from '../../lib/oci/reference.ts';
import { visible } from '../../lib/oci/visible.ts';
import { FailureNote } from '../failure-note.tsx';
import { Foreign } from '../foreign.tsx';
import { useAttempt } from '../use-attempt.ts';
import { CopyIcon } from './copy-icon.tsx';
import { CopyMenu } from './copy-menu.tsx';
import { Facts } from './facts.tsx';
import { HeadLinks } from './head-links.tsx';
import { Icon } from './icon.tsx';
import { type InspectPage, isWithoutImage, siblingOf } from './page.ts';
import { Failed, Skeleton } from './section.tsx';
import { VersionLine } from './version-line.tsx';
import { WithoutImage } from './without-image.tsx';

/** Loaded with the first click. */
const savePage = async (page: InspectPage) => (await import('./save-page.ts')).savePage(page);

/** The image: its name, real version, copy buttons, and the facts that most readers look for. */
export function Head(page: InspectPage) {
  const { reference, facts, details, digest, exact, listing } = page;
  const artifact = exact.value?.artifact;
  const [unsaved, attempt] = useAttempt();
  /** The name of a tag that nothing is known of states no version. */
  const isUnknown = facts.failure && !listing.aliases?.known;
  return (
    <section
      class="section head"
      id="head"
      data-section="head"
      data-state={facts.state}
      aria-busy={facts.state === 'loading'}
      aria-label={t('inspectHead')}
    >
      <div class="headline">
        <h1 class="ref">
          <Foreign text={formatReference(reference)} />
        </h1>
        <span class="row loose">
          <PlatformChoice {...page} />
          {page.watch}
        </span>
      </div>
      <VersionLine
        repository={reference.repository}
        tag={reference.digest || isUnknown ? undefined : reference.tag}
        aliases={listing.aliases}
        moved={listing.move}
        comparison={page.comparison}
        linkTo={(tag) => page.linkTo(siblingOf(reference, tag))}
        details={details}
        pushedAt={facts.value?.platforms.find(({ platform }) => platform === details?.platform)?.pushedAt}
        isComplete={!!(listing.progress?.complete && listing.aliases?.known)}
      />
      <div class="row loose">
        {digest.value && <CopyMenu reference={reference} digest={digest.value} isArtifact={!!artifact} />}
        {details && (
          <button
            type="button"
            class="btn quiet"
            data-action="export"
            onClick={() => attempt(() => savePage(page))}
          >
            <Icon name="export" />
            {t('inspectExport')}
          </button>
        )}
        <HeadLinks
          reference={reference}
          labels={[...(details?.summary.labels ?? []), ...(exact.value?.annotations ?? [])]}
        >
          {page.compare && details && (
            <a href={page.compare} data-action="compare">
              {t('inspectCompare')}
            </a>
          )}
        </HeadLinks>
      </div>
      {unsaved && <FailureNote failure={unsaved} />}
      {isWithoutImage(page) && !artifact && <WithoutImage exact={exact} />}
      <Failed resource={isWithoutImage(page) ? exact : facts} page={page} />
      {page.instead}
      {facts.state === 'loading' && <Skeleton lines={3} />}
      {details && <Facts page={page} details={details} />}
      {artifact && (
        <p class="notice" data-kind={artifact.kind}>
          <b>{t(artifact.label)}</b> <code>{visible(artifact.type)}</code>
        </p>
      )}
      {digest.value && (
        <div class="cmd" data-field="digest">
          <span class="soft">
            {t(details && digest.value !== details.digest ? 'inspectIndex' : 'fieldDigest')}
          </span>
          <code class="clip">{digest.value}</code>
          <CopyIcon text={digest.value} label={t('copyDigest', digest.value)} />
        </div>
      )}
    </section>
  );
}

/** One switch for the whole page. */
function PlatformChoice({ facts, platform, choosePlatform }: InspectPage) {
  const platforms = facts.value?.platforms ?? [];
  if (platforms.length < 2) return null;
  return (
    <select
      class="field"
      name="platform"
      aria-label={t('platform')}
      value={platform ?? ''}
      onChange={(event) => choosePlatform(event.currentTarget.value)}
    >
      {platforms.map((each) => (
        <option key={each.platform} value={each.platform}>
          {each.platform}
        </option>
      ))}
    </select>
  );
}
