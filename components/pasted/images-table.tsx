import { useMemo } from 'preact/hooks';
import { t } from '../../lib/i18n.ts';
import { ImageRow } from './image-row.tsx';
import { missingPermissions, neededBy, type PastedRow } from './pasted-row.ts';
import type { RowActions } from './row-actions.ts';

interface ImagesTableProps extends RowActions {
  rows: readonly PastedRow[];
  /** Those that are drawn yet, in the order in which they are; all if not said. */
  drawn?: readonly PastedRow[];
  /** Chooses all rows that can be, or none. */
  chooseAll: (isChosen: boolean) => void;
}

/** The images of a pasted text: what each is, its age, the newest tag of its kind, and whether it is pinned. */
export function ImagesTable({ rows, drawn = rows, chooseAll, ...actions }: ImagesTableProps) {
  const possible = rows.filter(({ isChosen }) => isChosen !== null);
  const missing = missingPermissions(rows);
  // One request for all registries, in the first row that waits for one; the same object as long as they are the same.
  const needs = useMemo(() => missing, [JSON.stringify(missing)]);
  const asking = drawn.find(neededBy);
  const chosen = possible.filter(({ isChosen }) => isChosen);
  return (
    <table class="files">
      <thead>
        <tr>
          <th scope="col">{t('columnImage')}</th>
          <th scope="col">{t('columnIs')}</th>
          <th scope="col">{t('columnAge')}</th>
          <th scope="col">{t('columnNewest')}</th>
          <th scope="col" class="pin">
            <label class="tick">
              {t('columnPin')}
              <input
                type="checkbox"
                data-action="pin-all"
                aria-label={t('pinAll')}
                title={t('pinAll')}
                disabled={possible.length === 0}
                checked={possible.length > 0 && chosen.length === possible.length}
                indeterminate={chosen.length > 0 && chosen.length < possible.length}
                onChange={(event) => chooseAll(event.currentTarget.checked)}
              />
            </label>
          </th>
        </tr>
      </thead>
      <tbody>
        {drawn.map((row) => (
          <ImageRow key={row.at} row={row} needs={row === asking ? needs : null} {...actions} />
        ))}
      </tbody>
    </table>
  );
}
