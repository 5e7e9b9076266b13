import type { VNode } from 'preact';
import { formatDay, formatSeconds, t } from '../lib/i18n.ts';
import type { ConfigRow } from '../lib/oci/config-rows.ts';
import type { Label } from '../lib/oci/values/labels.ts';
import { healthcheckInWords } from './healthcheck-words.ts';
import { LongCode } from './long-code.tsx';

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
      return healthcheckInWords(row.value);
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
  <ul class="lines">
    {all.map((line) => (
      <li key={line}>
        <LongCode text={line} />
      </li>
    ))}
  </ul>
);

const Labels = ({ labels }: { labels: Label[] }) => (
  <ul class="lines">
    {labels.map(({ key, value }) => (
      <li key={key}>
        <code>{key}</code> <LabelValue text={value} />
      </li>
    ))}
  </ul>
);

/** A label's value. Only an https address becomes a link. */
function LabelValue({ text }: { text: string }) {
  if (!/^https:\/\/[^\s"'<>]+$/.test(text)) return <span dir="auto">{text}</span>;
  return (
    <a href={text} rel="noreferrer noopener" target="_blank">
      {text}
    </a>
  );
}
