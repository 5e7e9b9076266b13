import { t } from '../../lib/i18n.ts';
import type { Found, TextPlace } from '../../lib/paste/pasted.ts';
import type { Left } from '../../lib/paste/pin/rewrite.ts';
import { Foreign } from '../foreign.tsx';
import { sentenceFor } from '../nothing-found.tsx';
import { Origins } from './origins.tsx';

const MAX_SHOWN = 100;

interface LeftListProps {
  text: string;
  /** What was found and is no image that can be looked up. */
  others: Found<TextPlace>[];
  /** Changes that could not be written. */
  left: Left[];
}

/** What stays in the text as it is, and why. */
export function LeftList({ text, others, left }: LeftListProps) {
  const all = others.length + left.length;
  if (all === 0) return null;
  return (
    <div class="left">
      <p class="note">{t('leftAsIs')}</p>
      <ul class="lines">
        {others.slice(0, MAX_SHOWN).map((one, at) => (
          <li key={one.from[0]?.start} data-row={`other-${at}`} data-left={one.kind}>
            {sentenceFor(one, undefined)}{' '}
            <small class="where">
              <Origins from={one.from} />
            </small>
          </li>
        ))}
        {left.slice(0, MAX_SHOWN).map(({ place, reason }) => (
          <li key={`${place.start}`} data-left={reason}>
            <code>
              <Foreign text={text.slice(place.start, place.end)} />
            </code>{' '}
            <span class="note">{t(reason === 'shared' ? 'leftShared' : 'leftNoPlace')}</span>{' '}
            <small class="where">
              <Origins from={[place]} />
            </small>
          </li>
        ))}
      </ul>
    </div>
  );
}
