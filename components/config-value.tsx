import { formatDay, formatSeconds, t } from '../lib/i18n.ts';
import type { ConfigRow } from '../lib/oci/config-rows.ts';
import type { Label } from '../lib/oci/values/labels.ts';
import { visible } from '../lib/oci/visible.ts';
import type { Outside } from '../lib/text/outside.ts';
import type { Children } from './children.ts';
import { Foreign } from './foreign.tsx';
import { healthcheckInWords } from './healthcheck-words.ts';

/** A line of a list: its text, for a filter, and how it is drawn. */
export interface Line {
  key: string;
  text: Outside;
  draw: () => Children;
}

/** How a page draws the values of a config. */
export interface ValuePieces {
  /** A command, a path, a variable. */
  code: (text: Outside) => Children;
  /** The value of a label. */
  label: (text: Outside) => Children;
  list: (lines: Line[], name: string) => Children;
}

/** Whether a field has no value. */
export const isUnset = ({ value }: ConfigRow): boolean =>
  value === null || (Array.isArray(value) && value.length === 0);

/** The value of a config field, drawn as `row.as` specifies. Nothing for a field without one. */
export function ConfigValue({ row, pieces }: { row: ConfigRow; pieces: ValuePieces }): Children {
  if (row.value === null) return null;
  const { code, list } = pieces;
  const name = t(row.label);
  /** Lines may repeat, so their place is their key. */
  const lines = (texts: Outside[]) =>
    list(
      texts.map((text, at) => ({ key: `${at}`, text, draw: () => code(text) })),
      name,
    );
  switch (row.as) {
    case 'words':
      return code(row.value.map(shellWord).join(' '));
    case 'lines':
      return lines(row.value);
    case 'variables':
      return lines(row.value.map((variable) => `${variable.name}=${variable.value}`));
    case 'labels':
      return list(
        row.value.map((label, at) => labelLine(label, at, pieces)),
        name,
      );
    case 'code':
      return code(row.value);
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

/** A label. Only an https address becomes a link. */
const labelLine = ({ key, value }: Label, at: number, { label }: ValuePieces): Line => ({
  key: `${at}`,
  text: `${key} ${value}`,
  draw: () => (
    <>
      <code class="soft">
        <Foreign text={key} />
      </code>{' '}
      {/^https:\/\/[^\s"'<>]{1,2000}$/.test(value) && URL.canParse(value) ? (
        <a href={value} rel="noreferrer noopener" target="_blank">
          <Foreign text={value} max={2000} />
        </a>
      ) : (
        label(value)
      )}
    </>
  ),
});
