import { formatSize, plural, t } from '../../lib/i18n.ts';
import { Skeleton } from '../inspect/section.tsx';
import { FailedSides } from './failed-sides.tsx';
import type { CompareData, CompareSide } from './side.ts';

/** Pulls at Docker Hub for what is attested of one image: the index and the attestations. */
const PULLS = 2;

export const attestedState = (sides: readonly CompareSide[]): 'idle' | 'loading' | 'error' | 'complete' => {
  const states = sides.map(({ attested }) => attested.state);
  for (const state of ['loading', 'error', 'idle'] as const) if (states.includes(state)) return state;
  return 'complete';
};

/** Reads the statements of both sides on request, with what that costs, and shows why one cannot be read. */
export function LoadAttested({ from, to }: CompareData) {
  const sides = [from, to];
  const open = sides.filter(({ attested }) => attested.state === 'idle');
  const pulls = PULLS * open.filter(({ isHub }) => isHub).length;
  const unread = sides.reduce((sum, { attested }) => sum + (attested.value?.unread ?? 0), 0);
  if (attestedState(sides) === 'loading') return <Skeleton lines={2} />;
  return (
    <>
      <FailedSides sides={sides} of={({ attested }) => attested} />
      {open.length > 0 && (
        <div class="row">
          <button
            type="button"
            class="btn"
            data-action="load"
            onClick={() => {
              for (const { attested } of open) attested.load();
            }}
          >
            {pulls === 0 ? t('compareReadStatements') : plural('compareReadStatementsPulls', pulls)}
          </button>
        </div>
      )}
      {unread > 0 && open.length === 0 && (
        <div class="row">
          <button
            type="button"
            class="btn"
            data-action="load-large"
            onClick={() => {
              for (const { readLarge } of sides) readLarge();
            }}
          >
            {t('inspectLoadLarge', formatSize(unread))}
          </button>
        </div>
      )}
    </>
  );
}
