import type { VNode } from 'preact';
import { formatDay, formatSeconds, t } from '../lib/i18n.ts';
import type { ConfigRow } from '../lib/oci/config-rows.ts';
import type { Label } from '../lib/oci/values/labels.ts';
import { visible } from '../lib/oci/visible.ts';
import { Foreign } from './foreign.tsx';
import { healthcheckInWords } from './healthcheck-words.ts';
import { LongCode } from './long-code.tsx';
import { LongList } from './long-list.tsx';

/** The value of a config field, drawn as `row.as` specifies. */
export function ConfigValue({ row }: { row: ConfigRow }): VNode | string {
  if (row.value === null || (Array.isArray(row.value) && row.value.length === 0))
    return row.as === 'time' ? t('notRecorded') : <span class="note">{t('none')}</span>;
  switch (row.as) {
    case 'words':
      return <LongCode text={row.value.map(quoted).join(' ')} />;
    case 'lines':
      return <Lines all={row.value} />;
    case 'variables':
      return <Lines all={row.value.map(({ name, value }) => `${name}=${value}`)} />;
    case 'labels':
      return <Labels labels={row.value} />;
    case 'code':
      return <LongCode text={row.value} />;
    case 'healthcheck':
      return visible(healthcheckInWords(row.value), 2000);
    case 'time':
      return <time dateTime={row.value}>{formatDay(Date.parse(row.value))}</time>;
    case 'seconds':
      return formatSeconds(row.value);
  }
}

/** An argument, quoted if it has a space or another character that a shell would interpret. */
const quoted = (argument: string): string =>
  /^[\w@%+=:,./-]+$/.test(argument) ? argument : JSON.stringify(argument);

const Lines = ({ all }: { all: string[] }) => (
  <LongList items={all} class="lines">
    {(line, at) => (
      <li key={at}>
        <LongCode text={line} />
      </li>
    )}
  </LongList>
);

const Labels = ({ labels }: { labels: Label[] }) => (
  <LongList items={labels} class="lines">
    {({ key, value }) => (
      <li key={key}>
        <code>
          <Foreign text={key} />
        </code>{' '}
        <LabelValue text={value} />
      </li>
    )}
  </LongList>
);

/** A label's value. Only an https address becomes a link. */
function LabelValue({ text }: { text: string }) {
  const shown = <Foreign text={text} max={10_000} />;
  if (!/^https:\/\/[^\s"'<>]+$/.test(text)) return shown;
  return (
    <a href={text} rel="noreferrer noopener" target="_blank">
      {shown}
    </a>
  );
}
