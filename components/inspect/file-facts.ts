import { formatMoment } from '../../lib/i18n.ts';
import { type Entry, formatMode } from '../../lib/layers/format/entry.ts';

/** Latest time that a date can have, in seconds since 1970. */
const MAX_SECONDS = 8.64e12;

/** Mode, owner and time of a file in one line: `rw-r--r-- · 0:0 · 14 Nov 2023, 22:13`. */
export function fileFacts({ mode, uid, gid, modified }: Entry): string {
  const time = modified > 0 && modified <= MAX_SECONDS ? [formatMoment(modified * 1000)] : [];
  return [formatMode(mode), `${uid}:${gid}`, ...time].join(' · ');
}
