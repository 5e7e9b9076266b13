import type { ComponentChildren } from 'preact';
import { formatSize, plural, t } from '../lib/i18n.ts';
import type { ImageDetails } from '../lib/inspect/image-answer.ts';
import { ConfigValue } from './config-value.tsx';
import { LongCode } from './long-code.tsx';

/** A row for each field of the config (`FIELDS`), then size, layers, platform and digest. */
export function ConfigTable({ details }: { details: ImageDetails }) {
  const { rows, digest, platform, size, layers } = details;
  return (
    <dl class="config">
      {rows.map((row) => (
        <Row key={row.field} field={row.field} name={t(row.label)}>
          <ConfigValue row={row} />
        </Row>
      ))}
      <Row field="size" name={t('fieldSize')}>
        {size > 0 ? t('compressed', formatSize(size)) : t('notRecorded')}
      </Row>
      <Row field="layers" name={t('fieldLayers')}>
        {plural('layers', layers)}
      </Row>
      <Row field="platform" name={t('platform')}>
        <LongCode text={platform} />
      </Row>
      <Row field="digest" name={t('fieldDigest')}>
        {digest ? <LongCode text={digest} /> : t('noDigest')}
      </Row>
    </dl>
  );
}

interface RowProps {
  /** Its `data-field`. */
  field: string;
  name: string;
  children: ComponentChildren;
}

const Row = ({ field, name, children }: RowProps) => (
  <div data-field={field}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
