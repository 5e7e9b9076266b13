import type { ConfigRow } from '../../lib/oci/config-rows.ts';
import { ConfigValue, type ValuePieces } from '../config-value.tsx';
import { Value } from './value.tsx';
import { ValueList } from './value-list.tsx';

/** Each value is copied by a click, and a list may be filtered. */
const PIECES: ValuePieces = {
  code: (text) => <Value text={text} />,
  label: (text) => <Value text={text} />,
  list: (lines, name) => <ValueList name={name} lines={lines} />,
};

/** The value of a config field in the popup. */
export const FieldValue = ({ row }: { row: ConfigRow }) => <ConfigValue row={row} pieces={PIECES} />;
