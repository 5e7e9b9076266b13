import { formatDay, formatSeconds, t } from '../../lib/i18n.ts';
import type { ConfigRow } from '../../lib/oci/config-rows.ts';
import type { Label } from '../../lib/oci/values/labels.ts';
import { visible } from '../../lib/oci/visible.ts';
import type { Children } from '../children.ts';
import { Foreign } from '../foreign.tsx';
import { healthcheckInWords } from '../healthcheck-words.ts';
import { Value } from './value.tsx';
import { type Line, ValueList } from './value-list.tsx';

/** Whether a field has no value. */
export const isUnset = ({ value }: ConfigRow): boolean =>
  value === null || (Array.isArray(value) && value.length === 0);

/** The value of a config field, drawn as `row.as` specifies. */
export function FieldValue({ row }: { row: ConfigRow }): Children {
  if (row.value === null) return null;
  switch (row.as) {
    case 'words':
      return <Value text={row.value.map(shellWord).join(' ')} />;
    case 'lines':
      return <ValueList name={t(row.label)} lines={row.value.map(lineOf)} />;
    case 'variables':
      return (
        <ValueList
          name={t(row.label)}
          lines={row.value.map(({ name, value }, at) => lineOf(`${name}=${value}`, at))}
        />
      );
    case 'labels':
      return <ValueList name={t(row.label)} lines={row.value.map(labelLine)} />;
    case 'code':
      return <Value text={row.value} />;
    case 'healthcheck':
      return visible(healthcheckInWords(row.value), 2000);
    case 'time':
      return <time dateTime={row.value}>{formatDay(Date.parse(row.value))}</time>;
    case 'seconds':
      return formatSeconds(row.value);
  }
}

/** An argument, quoted if it has a space or another character that a shell would interpret. */
const shellWord = (argument: string): string =>
  /^[\w@%+=:,./-]+$/.test(argument) ? argument : JSON.stringify(argument);

/** Lines may repeat, so their place is their key. */
const lineOf = (text: string, at: number): Line => ({
  key: `${at}`,
  text,
  draw: () => <Value text={text} />,
});

const labelLine = ({ key, value }: Label, at: number): Line => ({
  key: `${at}`,
  text: `${key} ${value}`,
  draw: () => (
    <>
      <code class="soft">
        <Foreign text={key} />
      </code>{' '}
      {/^https:\/\/[^\s"'<>]{1,2000}$/.test(value) && URL.canParse(value) ? (
        <a href={value} rel="noreferrer noopener" target="_blank">
          <Foreign text={value} />
        </a>
      ) : (
        <Value text={value} />
      )}
    </>
  ),
});
