import { t } from '../../lib/i18n.ts';
import type { TextPlace } from '../../lib/paste/pasted.ts';
import { Foreign } from '../foreign.tsx';

/** Shown of an image that stands in many places. */
const MAX_SHOWN = 4;

/** Where an image stands: `line 6: services.web`. */
export function Origins({ from }: { from: readonly TextPlace[] }) {
  const more = from.length - MAX_SHOWN;
  return (
    <>
      {from.slice(0, MAX_SHOWN).map(({ line, where, start }, at) => (
        <span key={start}>
          {at > 0 && '; '}
          {t('line', String(line))}
          {where && ': '}
          {where && <Foreign text={where} />}
        </span>
      ))}
      {more > 0 && ` +${more}`}
    </>
  );
}
