import { type ComponentChildren, Fragment } from 'preact';
import { useState } from 'preact/hooks';
import type { TagAliases } from '../lib/aliases/aliases.ts';
import { formatDay, t } from '../lib/i18n.ts';
import type { Progress } from '../lib/messages/listing-answers.ts';
import type { Move } from '../lib/sources/moves.ts';
import { AliasRow } from './alias-row.tsx';
import { ConfigButton } from './config-button.tsx';
import { FailureNote } from './failure-note.tsx';

export interface TagAliasesProps {
  tag: string;
  /** Null until the first answer. */
  aliases: TagAliases | null;
  progress: Progress | null;
  linkTo: (tag: string) => string;
  /** Aliases shown before “+n” is pressed. */
  shown?: number;
  /** Whether to show failures here: set where no listing panel shows them. */
  ownFailure?: boolean;
  /** Whether the listing has platforms; without them their row is left out. */
  hasPlatforms?: boolean;
  /** The image's config, drawn while its button is pressed; no button without it. */
  config?: ComponentChildren;
  /** Drawn instead of all where Docker Hub refuses the repository. */
  notPublic?: ComponentChildren;
  /** Drawn below a failure of its own. */
  retry?: ComponentChildren;
  /** The tag's last move, if one was seen. */
  moved?: Move | undefined;
}

/** How complete the shown data is; the `data-state` of a host. */
export type State = 'loading' | 'partial' | 'complete' | 'error';

export function stateOf(progress: Progress | null): State {
  if (progress === null) return 'loading';
  if (progress.complete) return 'complete';
  if (progress.known > 0) return 'partial';
  if (progress.failure) return 'error';
  return progress.done ? 'complete' : 'loading';
}

/**
 * The text for a tag without aliases. Claims no more than the coverage supports.
 *
 * @param unseen known tags whose images are unknown
 */
function absence(aliases: TagAliases | null, progress: Progress | null, unseen = 0): string {
  const state = stateOf(progress);
  if (state === 'loading' || !progress || !aliases) return t('looking');
  if (state === 'error') return t('notKnown');
  if (!aliases.known)
    return progress.complete ? t('notListed') : t('notAmong', progress.known, progress.total);
  return progress.complete && unseen === 0
    ? t('noOther')
    : t('noOtherAmong', progress.known - unseen, progress.total);
}

/** `was 1.31.3 until 12 November`; a digest is shortened. */
const Moved = ({ move: { was, until } }: { move: Move }) => (
  <span class="note" data-was={was}>
    {t('wasUntil', was.slice(0, 19), formatDay(until))}
  </span>
);

/** A tag's aliases in two labelled rows: same index, and same image on one platform. */
export function TagAliasesView({
  tag,
  aliases,
  progress,
  linkTo,
  shown = 6,
  ownFailure,
  hasPlatforms = true,
  config,
  notPublic,
  retry,
  moved,
}: TagAliasesProps) {
  const [open, setOpen] = useState(false);
  const platform = aliases?.platform ?? null;
  const version = aliases?.version ?? null;
  const row = { version, linkTo, shown };
  const failure = progress?.failure;
  if (notPublic && failure?.kind === 'unauthorized') return notPublic;
  if (ownFailure && failure && stateOf(progress) === 'error')
    return (
      <>
        <FailureNote failure={failure} />
        {retry}
      </>
    );
  return (
    <section class="rows" aria-label={t('aliasesTitle', tag)}>
      <AliasRow
        {...row}
        label={aliases?.known && !aliases.multiPlatform ? t('sameManifest') : t('sameIndex')}
        level="index"
        tags={aliases?.sameIndex ?? []}
        actions={config && <ConfigButton tag={tag} open={open} toggle={() => setOpen(!open)} />}
      >
        {aliases?.known && !aliases.indexKnown ? t('noDigest') : absence(aliases, progress)}
      </AliasRow>
      {hasPlatforms && (
        <AliasRow
          {...row}
          label={t('samePlatform', platform ?? progress?.platform ?? '')}
          level="platform"
          platform={platform ?? undefined}
          tags={aliases?.samePlatform ?? []}
          actions={moved && <Moved move={moved} />}
        >
          {aliases?.known && platform === null ? t('noPlatform') : absence(aliases, progress, progress?.bare)}
        </AliasRow>
      )}
      {open && <Fragment key={platform}>{config}</Fragment>}
      {ownFailure && failure?.kind === 'internal' && <FailureNote failure={failure} />}
    </section>
  );
}
