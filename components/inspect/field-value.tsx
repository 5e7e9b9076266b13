import { t } from '../../lib/i18n.ts';
import type { ConfigRow } from '../../lib/oci/config-rows.ts';
import { secretOf, secretsIn } from '../../lib/oci/secret-like.ts';
import { ConfigValue, isUnset, type ValuePieces } from '../config-value.tsx';
import { Foreign } from '../foreign.tsx';
import { LongCode } from '../long-code.tsx';
import { LongList } from '../long-list.tsx';
import { Assignment } from './assignment.tsx';
import { Masked } from './masked.tsx';

const PIECES: ValuePieces = {
  code: (text) => <LongCode text={text} />,
  label: (text) => <Foreign text={text} max={10_000} />,
  list: (lines) => (
    <LongList items={lines} class="lines">
      {({ key, draw }) => <li key={key}>{draw()}</li>}
    </LongList>
  ),
};

/** A value of the config. Variables and labels that look like credentials are masked until they are asked for. */
export function FieldValue({ row }: { row: ConfigRow }) {
  const named =
    row.as === 'variables'
      ? (row.value ?? [])
      : row.as === 'labels'
        ? (row.value ?? []).map(({ key, value }) => ({ name: key, value }))
        : [];
  if (row.as === 'code' && row.value && secretsIn(row.value).length > 0) return <Whole text={row.value} />;
  if (isUnset(row)) return row.as === 'time' ? t('notRecorded') : <span class="note">{t('none')}</span>;
  if (!named.some(({ name, value }) => secretOf(name, value)))
    return <ConfigValue row={row} pieces={PIECES} />;
  return (
    <LongList items={named} class="lines">
      {({ name, value }, at) => (
        // A config may have a name twice.
        <li key={at} data-key={name}>
          <Assignment name={name} value={value} />
        </li>
      )}
    </LongList>
  );
}

/** A text that may have names and values in it. */
export function Whole({ text }: { text: string }) {
  const spans = secretsIn(text);
  return spans.length > 0 ? <Masked text={text} spans={spans} /> : <LongCode text={text} />;
}
