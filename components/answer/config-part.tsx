import { formatSize, plural, t } from '../../lib/i18n.ts';
import type { ImageDetails } from '../../lib/inspect/image-answer.ts';
import type { ConfigRow } from '../../lib/oci/config-rows.ts';
import { formatStep } from '../../lib/oci/history.ts';
import { visible } from '../../lib/oci/visible.ts';
import type { Children } from '../children.ts';
import { isUnset } from '../config-value.tsx';
import { Icon } from '../inspect/icon.tsx';
import { LongList } from '../long-list.tsx';
import { FieldValue } from './field-value.tsx';
import type { ConfigState } from './image-state.ts';
import { platformName } from './platform-name.ts';
import { Value } from './value.tsx';

interface ConfigPartProps {
  config: ConfigState;
  /** Reads the exact config; undefined while it is read, and where that is not possible. */
  readExact?: (() => void) | undefined;
}

/** The config of the shown platform. What was derived from build steps bears a mark, and claims nothing that it has not read. */
export function ConfigPart({ config, readExact }: ConfigPartProps) {
  if (config.kind === 'none' || config.kind === 'loading')
    return config.kind === 'none' ? null : (
      <section class="part" aria-busy="true">
        <header>
          <h2>{t('config')}</h2>
        </header>
        <p role="status" aria-label={t('looking')}>
          <span class="skel" style={{ inlineSize: '62%' }} />
        </p>
      </section>
    );
  const { details, kind } = config;
  const isExact = kind === 'exact';
  return (
    <section class="part" data-exact={isExact ? 'true' : 'false'}>
      <header>
        <h2>{t('config')}</h2>
        <span class={isExact ? 'badge exact' : 'badge guess'}>
          <Icon name={isExact ? 'check' : 'warn'} />
          {t(isExact ? 'inspectExact' : 'derivedFromSteps')}
        </span>
        {!isExact && readExact && (
          <button type="button" class="btn push" data-action="exact" onClick={readExact}>
            {t('configAskExact')}
          </button>
        )}
      </header>
      <Fields details={details} isExact={isExact} />
      <Steps details={details} />
    </section>
  );
}

function Fields({ details, isExact }: { details: ImageDetails; isExact: boolean }) {
  const { rows, size, layers, platform, digest } = details;
  /** A config may leave out when it was made, which is told apart from a field that is not set. */
  const isShown = (row: ConfigRow) => !isUnset(row) || (isExact && row.as === 'time');
  const unset = rows.filter((row) => !isShown(row));
  return (
    <dl class="kv">
      {rows.filter(isShown).map((row) => (
        <Row key={row.field} field={row.field} name={t(row.label)}>
          {isUnset(row) ? t('notRecorded') : <FieldValue row={row} />}
        </Row>
      ))}
      {unset.length > 0 && (
        <div>
          <dt>{t(isExact ? 'inspectNotSet' : 'inspectNotRead')}</dt>
          <dd class="soft unset">
            {unset.map(({ field, label }) => (
              <span key={field} data-field={field} data-unset>
                {t(label)}
              </span>
            ))}
          </dd>
        </div>
      )}
      {size > 0 && (
        <Row field="size" name={t('fieldSize')}>
          {t('compressed', formatSize(size))}
        </Row>
      )}
      <Row field="layers" name={t('fieldLayers')}>
        {plural('layers', layers)}
      </Row>
      <Row field="platform" name={t('platform')}>
        <span title={visible(platformName(platform))}>
          <Value text={platform} />
        </span>
      </Row>
      <Row field="digest" name={t('fieldDigest')}>
        {digest ? <Value text={digest} /> : t('noDigest')}
      </Row>
    </dl>
  );
}

interface RowProps {
  /** Its `data-field`. */
  field: string;
  name: string;
  children: Children;
}

const Row = ({ field, name, children }: RowProps) => (
  <div data-field={field}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

/** The build history as an approximate Dockerfile, each step with the size of its layer. */
function Steps({ details: { steps } }: { details: ImageDetails }) {
  if (steps.length === 0) return null;
  return (
    <details class="history">
      <summary>{t('historyTitle')}</summary>
      <LongList items={steps} class="lines">
        {(step, at) => (
          <li key={at}>
            <Value text={formatStep(step)} />
            {step.layer && step.layer.size > 0 && <span class="soft"> {formatSize(step.layer.size)}</span>}
          </li>
        )}
      </LongList>
    </details>
  );
}
