import { formatAge, formatDay, t } from '../../lib/i18n.ts';
import { DOCKER_HUB, formatReference } from '../../lib/oci/reference.ts';
import { CopyButton } from '../copy-button.tsx';
import { Foreign } from '../foreign.tsx';
import type { Need } from '../permission-ask.tsx';
import { PullsLeft } from '../pulls-left.tsx';
import { redrawnWhenOther } from '../redrawn.tsx';
import { RegistryFailure } from '../registry-failure.tsx';
import { FailedCell } from './failed-cell.tsx';
import { NewestCell } from './newest-cell.tsx';
import { Origins } from './origins.tsx';
import { factsOf, isFailed, type PastedRow } from './pasted-row.ts';
import type { RowActions } from './row-actions.ts';

/** `needs`: what its request for permission asks for; null where another row’s does. */
type Row = { row: PastedRow; needs: readonly Need[] | null } & RowActions;

/** One image of the text. A click beside its controls looks it up. */
export const ImageRow = redrawnWhenOther(({ row, needs, ...actions }: Row) => {
  const { image, update, at, isChosen } = row;
  const { digest, ...tagged } = image.reference;
  const name = formatReference(image.reference.tag === undefined ? image.reference : tagged);
  const whole = formatReference(image.reference);
  const known = update?.failure ? null : update;
  const version = known?.version?.version ?? factsOf(row)?.version ?? undefined;
  const shownDigest = digest ?? known?.current;
  const lookUpHere = (event: MouseEvent) => {
    const isControl = (event.target as Element).closest('a, button, input, summary, label, details');
    if (!isControl && getSelection()?.isCollapsed !== false) actions.lookUp(whole);
  };
  return (
    <tr
      data-row={at}
      data-image={formatReference(image.reference, 'canonical')}
      data-version={version}
      data-newer={known?.newer?.tag}
      onClick={lookUpHere}
    >
      <th scope="row" class="ref">
        <button type="button" class="plain" title={whole} onClick={() => actions.lookUp(whole)}>
          <Foreign text={name} />
        </button>
        <small class="where">
          <Origins from={image.from} />
          {digest !== undefined && `; ${t('isPinned')}`}
        </small>
        {shownDigest && <CopyButton text={shownDigest} />}
        {image.assumed.map(({ name: variable, value }) => (
          <small key={variable}>{t('assumed', variable, value)}</small>
        ))}
      </th>
      {update?.failure ? (
        <td class="next none" colSpan={3}>
          <FailedCell row={row} failure={update.failure} needs={needs} {...actions} />
        </td>
      ) : (
        <>
          <td class="is">{update ? <Is row={row} askFacts={actions.askFacts} /> : <Awaited row={row} />}</td>
          <td class="age">{update ? <Age row={row} now={actions.now} /> : <Awaited row={row} />}</td>
          <td class="next">
            {update ? (
              <NewestCell row={row} update={update} comparison={actions.comparison} />
            ) : (
              <Awaited row={row} />
            )}
            {row.pulls && <PullsLeft pulls={row.pulls} />}
          </td>
        </>
      )}
      <td class="pin">
        {isChosen !== null && (
          <label class="tick">
            <input
              type="checkbox"
              data-action="pin"
              checked={isChosen}
              aria-label={t('pinImage', name)}
              onChange={(event) => actions.choose(row, event.currentTarget.checked)}
            />
          </label>
        )}
      </td>
    </tr>
  );
});

const Awaited = ({ row }: { row: PastedRow }) =>
  row.isAwaited ? <span class="skel" role="img" aria-label={t('looking')} /> : null;

function Is({ row, askFacts }: Pick<Row, 'row' | 'askFacts'>) {
  const { update, image } = row;
  const facts = factsOf(row);
  const version = update?.version;
  return (
    <>
      {version ? (
        <span
          class="version"
          data-alias={version.tag}
          data-level={version.level}
          data-version={version.version}
          data-version-source={version.source}
        >
          <Foreign text={version.tag} />
        </span>
      ) : facts?.version ? (
        <span class="version" data-version={facts.version} data-version-source={facts.source}>
          <Foreign text={facts.version} />
        </span>
      ) : null}
      {row.facts === 'asked' ? (
        <span class="skel" role="img" aria-label={t('looking')} />
      ) : (
        image.reference.registry !== DOCKER_HUB &&
        !facts && (
          <button type="button" class="link" data-action="facts" onClick={() => askFacts(row)}>
            {t(version ? 'askAge' : 'askVersion')}
          </button>
        )
      )}
      {isFailed(row.facts) && <RegistryFailure failure={row.facts} registry={image.reference.registry} />}
    </>
  );
}

function Age({ row, now }: { row: PastedRow; now: number }) {
  const at = row.update?.pushedAt ?? factsOf(row)?.created ?? null;
  if (at === null || at > now) return null;
  return (
    <time dateTime={new Date(at).toISOString().slice(0, 10)} title={formatDay(at)}>
      {formatAge(now - at)}
    </time>
  );
}
