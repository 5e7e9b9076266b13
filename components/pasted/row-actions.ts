import type { Comparison } from '../compare-link.tsx';
import type { PastedRow } from './pasted-row.ts';

/** What can be done in a row of the table. */
export interface RowActions {
  lookUp: (text: string) => void;
  /** Requests permission for hosts. Must be called within the click. */
  allow: (hosts: string[]) => void;
  /** Where an image of this text is compared with another. */
  comparison: (image: string, compare: string) => Comparison;
  choose: (row: PastedRow, isChosen: boolean) => void;
  /** Reads the config of an image of another registry: its version and age. */
  askFacts: (row: PastedRow) => void;
  /** Reads a digest by GET where HEAD is refused: a pull where pulls are counted. */
  askDigest: (row: PastedRow) => void;
  /** Asks again for what failed and is not tried again by itself any more. */
  retry: () => void;
  /** When the table was opened, in ms since 1970. */
  now: number;
}
