import { formatDay, formatSize, plural, t } from '../../lib/i18n.ts';
import type { ImageDetails } from '../../lib/inspect/image-answer.ts';
import { builderName, builderOf } from '../../lib/oci/builder.ts';
import { formatReference } from '../../lib/oci/reference.ts';
import { visible } from '../../lib/oci/visible.ts';
import type { Children } from '../children.ts';
import { FailureNote } from '../failure-note.tsx';
import { Foreign } from '../foreign.tsx';
import { useAttempt } from '../use-attempt.ts';
import { CopyIcon } from './copy-icon.tsx';
import { CopyMenu } from './copy-menu.tsx';
import { HeadLinks } from './head-links.tsx';
import { Icon } from './icon.tsx';
import { type InspectPage, isWithoutImage, siblingOf } from './page.ts';
import { runsAs } from './runs-as.ts';
import { Failed, Skeleton } from './section.tsx';
import { Uncompressed } from './uncompressed.tsx';
import { VersionLine } from './version-line.tsx';
import { WithoutImage } from './without-image.tsx';

/** Loaded with the first click. */
const savePage = async (page: InspectPage) => (await import('./save-page.ts')).savePage(page);

/** Built and pushed this many days apart is worth saying. */
const FAR_APART_DAYS = 365;
const DAY_MS = 86_400_000;

/** The image: its name, real version, copy buttons, and the facts that most readers look for. */
export function Head(page: InspectPage) {
  const { reference, facts, details, digest, exact } = page;
  const artifact = exact.value?.artifact;
  const [unsaved, attempt] = useAttempt();
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
        <PlatformChoice {...page} />
        {page.watch}
      </div>
      <VersionLine
        repository={reference.repository}
        tag={reference.digest ? undefined : reference.tag}
        aliases={page.listing.aliases}
        moved={page.listing.move}
        linkTo={(tag) => page.linkTo(siblingOf(reference, tag))}
        details={details}
        pushedAt={facts.value?.platforms.find(({ platform }) => platform === details?.platform)?.pushedAt}
        isComplete={page.listing.progress?.complete === true && page.listing.aliases?.known === true}
      />
      <div class="row loose">
        {digest.value && (
          <CopyMenu reference={reference} digest={digest.value} isArtifact={artifact !== undefined} />
        )}
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
          {page.compare !== null && details && (
            <a href={page.compare} data-action="compare">
              {t('inspectCompare')}
            </a>
          )}
        </HeadLinks>
      </div>
      {unsaved && <FailureNote failure={unsaved} />}
      {!isWithoutImage(page) && <Failed resource={facts} page={page} />}
      {isWithoutImage(page) && !artifact && <WithoutImage exact={exact} />}
      {isWithoutImage(page) && <Failed resource={exact} page={page} />}
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
            {t(facts.value && facts.value.platforms.length > 1 ? 'inspectIndex' : 'fieldDigest')}
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
    <span class="push row">
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
    </span>
  );
}

/** The grid of facts. What is not known yet is marked so. */
function Facts({ page, details }: { page: InspectPage; details: ImageDetails }) {
  const { facts } = page;
  const platforms = facts.value?.platforms ?? [];
  const pushedAt = platforms.find(({ platform }) => platform === details.platform)?.pushedAt;
  const built = details.summary.created === undefined ? undefined : Date.parse(details.summary.created);
  const isExact = details.summary.source === 'config';
  const apart = built === undefined || pushedAt === undefined ? 0 : Math.round((pushedAt - built) / DAY_MS);
  const user = runsAs(details);
  const builder = builderOf(details.steps, details.summary.labels);
  const oses = [...new Set(platforms.map(({ platform }) => platform.split('/')[0] ?? ''))];
  return (
    <dl class="grid">
      <Fact
        field="size"
        name={t('inspectDownload')}
        value={details.size > 0 ? formatSize(details.size) : t('notRecorded')}
      />
      <Uncompressed page={page} details={details} />
      <Fact
        field="created"
        name={t('inspectBuilt')}
        value={built !== undefined ? formatDay(built) : isExact ? t('notRecorded') : t('inspectNotRead')}
        note={!isExact && t('inspectInConfig')}
      />
      {pushedAt !== undefined && (
        <Fact
          name={t('inspectPushed')}
          value={formatDay(pushedAt)}
          note={apart >= FAR_APART_DAYS && plural('inspectYearsApart', Math.round(apart / 365))}
        />
      )}
      <Fact
        field="platform"
        name={t('inspectPlatforms')}
        value={platforms.length.toString()}
        note={oses.join(', ')}
      />
      {builder && <Fact name={t('inspectBuiltWith')} value={builderName(builder)} />}
      {user && (
        <Fact
          field="user"
          name={t('inspectRunsAs')}
          value={user.name}
          note={!isExact && t('inspectBySteps')}
        />
      )}
    </dl>
  );
}

interface FactProps {
  field?: string;
  name: string;
  value: string;
  note?: Children;
}

const Fact = ({ field, name, value, note }: FactProps) => (
  <div data-field={field}>
    <dt>{name}</dt>
    <dd>
      <Foreign text={value} />
      {note && <small>{note}</small>}
    </dd>
  </div>
);
