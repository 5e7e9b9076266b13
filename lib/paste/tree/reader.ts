import type { Claim, Find } from '../text/find.ts';
import type { Source } from './source.ts';

/** A kind of input: what it finds in a text, in any order. Claims come after the finds that they cover. */
export interface Reader {
  id: string;
  /** Cheap; whether `read` can find anything. */
  detect?: (text: string) => boolean;
  /** Time is linear in the length of the text. */
  read: (source: Source) => (Find | Claim)[];
}
