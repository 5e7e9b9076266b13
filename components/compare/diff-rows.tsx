import { t } from '../../lib/i18n.ts';
import type { Children } from '../children.ts';
import { Foreign } from '../foreign.tsx';
import { Icon } from '../inspect/icon.tsx';
import { useFirst } from '../use-first.tsx';

/** Rows that are the same and stay in the document although they are folded. */
const KEPT = 100;
/** Characters of one value that are drawn. */
const MAX_VALUE = 2000;

export interface DiffRow {
  /** `data-field` */
  field: string;
  /** `data-key` */
  key?: string | undefined;
  name: string;
  diff: 'same' | 'added' | 'removed' | 'changed';
  from?: string | undefined;
  to?: string | undefined;
}

/** What was and what is, one row a value. */
export function DiffRows({ rows }: { rows: readonly DiffRow[] }) {
  const [shown, more] = useFirst(rows);
  return (
    <>
      <dl class="diff">
        {shown.map(({ field, key, name, diff, from, to }) => (
          <div
            key={`${field} ${key}`}
            data-diff={diff}
            data-field={field}
            data-key={key}
            data-from={from}
            data-to={to}
          >
            <dt>
              <Foreign text={name} max={10_000} />
            </dt>
            <dd class="was">
              {from === undefined ? (
                <span class="soft">{t('compareNotSet')}</span>
              ) : (
                <Value as="del" text={from} />
              )}
            </dd>
            <Icon name="arrow" />
            <dd>
              {to === undefined ? (
                <span class="soft">{t('compareNotSet')}</span>
              ) : (
                <Value as="ins" text={to} />
              )}
            </dd>
          </div>
        ))}
      </dl>
      {more}
    </>
  );
}

const Value = ({ as: As, text }: { as: 'del' | 'ins'; text: string }) => (
  <code>
    <As>
      <Foreign
        text={text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE)}…` : text === '' ? '""' : text}
        max={10_000}
      />
    </As>
  </code>
);

/** Rows that need no attention, behind one line. The first 100 are in the document, so that a search finds them. */
export function Folded({ label, count, children }: { label: string; count: number; children: Children[] }) {
  if (count === 0) return null;
  return (
    <details class="fold folded">
      <summary>
        <Icon name="right" />
        {label}
      </summary>
      {children.slice(0, KEPT)}
    </details>
  );
}
