import { formatList, plural, t } from '../../lib/i18n.ts';
import type { ExactImage } from '../../lib/inspect/exact-image.ts';
import type { ImageDetails } from '../../lib/inspect/image-answer.ts';
import type { ConfigRow } from '../../lib/oci/config-rows.ts';
import type { OtherField } from '../../lib/oci/other-fields.ts';
import type { Outside } from '../../lib/text/outside.ts';
import { Foreign } from '../foreign.tsx';
import { PullsLeft } from '../pulls-left.tsx';
import { SecretsNotice } from './config-secrets.tsx';
import { FieldValue, Whole } from './field-value.tsx';
import { Icon } from './icon.tsx';
import { type InspectPage, isWithoutImage } from './page.ts';
import { Failed, LoadButton, NotRead, Section, Skeleton } from './section.tsx';

/** Every field of the config: by build steps at first, where Docker Hub counts pulls; exact on request. */
export function Config(page: InspectPage) {
  const { facts, exact, details } = page;
  const isExact = details?.summary.source === 'config';
  const pulls = exact.value?.pulls ?? exact.value?.details?.pulls;
  return (
    <Section
      id="config"
      title={t('inspectConfig')}
      note={
        isExact ? (
          <span class="badge exact">
            <Icon name="check" />
            {t('inspectExact')}
          </span>
        ) : undefined
      }
      state={details ? 'complete' : facts.state === 'complete' ? exact.state : facts.state}
    >
      {facts.state === 'loading' && <Skeleton lines={5} />}
      <NotRead {...page} />
      {details && !isExact && (
        <div class="notice guess">
          <Icon name="info" />
          <p>{t('inspectDerived')}</p>
          <div class="row">
            {details.digest && (
              <LoadButton resource={exact} action="exact">
                {t('inspectReadConfig')}
              </LoadButton>
            )}
          </div>
        </div>
      )}
      <Failed resource={exact} page={page} />
      {details && <SecretsNotice details={details} />}
      {pulls && (
        <p>
          <PullsLeft pulls={pulls} />
        </p>
      )}
      {details && <Fields details={details} others={exact.value?.others ?? []} isExact={isExact} />}
      {exact.value?.artifact && <ArtifactFields {...exact.value} />}
      {isWithoutImage(page) && exact.state === 'idle' && <p class="soft">{t('inspectNotRead')}</p>}
      {facts.state === 'complete' && !details && exact.state === 'complete' && (
        <p class="soft">{t('inspectNoConfig')}</p>
      )}
    </Section>
  );
}

/** What is no image has no config of ours: its own is JSON, and its annotations tell the most. */
const ArtifactFields = ({ annotations }: Pick<ExactImage, 'annotations'>) => (
  <>
    <p class="soft">{t('inspectArtifactConfig')}</p>
    <dl class="kv">
      {annotations.map(({ key, value }) => (
        <div key={key} data-annotation={key}>
          <Written name={key} text={value} />
        </div>
      ))}
    </dl>
  </>
);

const isUnset = ({ value }: ConfigRow): boolean =>
  value === null || (Array.isArray(value) && value.length === 0);

interface FieldsProps {
  details: ImageDetails;
  others: OtherField[];
  isExact: boolean;
}

/** Fields that are set, a row each; the others share one. */
function Fields({ details, others, isExact }: FieldsProps) {
  const set = details.rows.filter((row) => !isUnset(row));
  const unset = details.rows.filter(isUnset);
  return (
    <div data-exact={isExact ? 'true' : 'false'}>
      <dl class="kv">
        {set.map((row) => (
          <div key={row.field} data-field={row.field}>
            <dt>{t(row.label)}</dt>
            <dd>
              <FieldValue row={row} />
            </dd>
          </div>
        ))}
        {unset.length > 0 && (
          <div data-unset={unset.map(({ field }) => field).join(' ')}>
            <dt>{t(isExact ? 'inspectNotSet' : 'inspectNotRead')}</dt>
            <dd class="soft">{formatList(unset.map(({ label }) => t(label)))}</dd>
          </div>
        )}
        <div data-field="layers">
          <dt>{t('fieldLayers')}</dt>
          <dd>{plural('layers', details.layers)}</dd>
        </div>
        {others.map(({ path, value }) => (
          <div key={path} data-other={path}>
            <Written name={path} text={value} />
          </div>
        ))}
      </dl>
    </div>
  );
}

/** A field by the name and the text that the document has for it. */
const Written = ({ name, text }: { name: Outside; text: Outside }) => (
  <>
    <dt>
      <code>
        <Foreign text={name} />
      </code>
    </dt>
    <dd>
      <Whole text={text} />
    </dd>
  </>
);
