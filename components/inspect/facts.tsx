import { formatDay, formatSize, plural, t } from '../../lib/i18n.ts';
import type { ImageDetails } from '../../lib/inspect/image-answer.ts';
import { builderName, builderOf } from '../../lib/oci/builder.ts';
import type { Children } from '../children.ts';
import { Foreign } from '../foreign.tsx';
import type { InspectPage } from './page.ts';
import { runsAs } from './runs-as.ts';
import { Failed } from './section.tsx';
import { Uncompressed, useUnpacked } from './uncompressed.tsx';

/** Built and pushed this many days apart is worth saying. */
const FAR_APART_DAYS = 365;
const DAY_MS = 86_400_000;

/** The grid of facts. What is not known yet is marked so. */
export function Facts({ page, details }: { page: InspectPage; details: ImageDetails }) {
  const { facts } = page;
  const unpacked = useUnpacked(page, details);
  const platforms = facts.value?.platforms ?? [];
  const pushedAt = platforms.find(({ platform }) => platform === details.platform)?.pushedAt;
  const built = details.summary.created === undefined ? undefined : Date.parse(details.summary.created);
  const isExact = details.summary.source === 'config';
  const apart = built === undefined || pushedAt === undefined ? 0 : Math.round((pushedAt - built) / DAY_MS);
  const user = runsAs(details);
  const builder = builderOf(details.steps, details.summary.labels);
  const oses = [...new Set(platforms.map(({ platform }) => platform.split('/')[0] ?? ''))];
  return (
    <>
      <dl class="grid">
        <Fact
          field="size"
          name={t('inspectDownload')}
          value={details.size > 0 ? formatSize(details.size) : t('notRecorded')}
        />
        {details.layers > 0 && details.size > 0 && (
          <Uncompressed unpacked={unpacked} layers={details.layers} />
        )}
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
      <Failed resource={unpacked} page={page} />
    </>
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
