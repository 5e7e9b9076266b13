import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n.ts';
import { isPlainObject } from '../../lib/oci/json.ts';
import type { Children } from '../children.ts';
import { Foreign } from '../foreign.tsx';

interface JsonTreeProps {
  value: unknown;
  /** The name of its property. */
  name?: string;
  isLast?: boolean;
  /** Levels that are open from the start. */
  open?: number;
}

/** Children of one object that are drawn at first. */
const SHOWN = 200;

/** JSON as it is written, each object and list foldable; what is folded is not drawn. */
export function JsonTree({ value, name, isLast = true, open = 0 }: JsonTreeProps) {
  const entries = Array.isArray(value)
    ? value.map((each) => [undefined, each] as const)
    : isPlainObject(value)
      ? Object.entries(value)
      : null;
  const key = name !== undefined && (
    <>
      <b>
        <Foreign text={JSON.stringify(name)} max={1000} />
      </b>
      {': '}
    </>
  );
  const comma = isLast ? '' : ',';
  if (!entries || entries.length === 0)
    return (
      <div>
        {key}
        <Foreign text={JSON.stringify(value) + comma} max={100_000} />
      </div>
    );
  return <Branch name={key} entries={entries} isList={Array.isArray(value)} comma={comma} open={open} />;
}

interface BranchProps {
  name: Children;
  entries: (readonly [string | undefined, unknown])[];
  isList: boolean;
  comma: string;
  open: number;
}

function Branch({ name, entries, isList, comma, open }: BranchProps) {
  const [isOpen, setOpen] = useState(open > 0);
  const [shown, setShown] = useState(SHOWN);
  const [start, end] = isList ? ['[', ']'] : ['{', '}'];
  return (
    <div>
      <button type="button" class="fold-json" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {name}
        {isOpen ? start : <i>{`${start} ${t('inspectItems', entries.length)} ${end}${comma}`}</i>}
      </button>
      {isOpen && (
        <>
          <div class="json-children">
            {entries.slice(0, shown).map(([key, child], at) => (
              <JsonTree
                key={key ?? at}
                value={child}
                {...(key !== undefined && { name: key })}
                isLast={at === entries.length - 1}
                open={open - 1}
              />
            ))}
            {entries.length > shown && (
              <button type="button" class="link" onClick={() => setShown(shown + SHOWN)}>
                {t('more', entries.length - shown)}
              </button>
            )}
          </div>
          {end + comma}
        </>
      )}
    </div>
  );
}
