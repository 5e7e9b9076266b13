import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import type { TagAliases } from '../lib/aliases/aliases.ts';
import { t } from '../lib/i18n.ts';
import type { Progress } from '../lib/messages/listing-answers.ts';
import type { Move } from '../lib/sources/moves.ts';
import { AliasRow } from './alias-row.tsx';
import { AnswerLine } from './answer-line.tsx';
import type { Children } from './children.ts';
import { ConfigButton } from './config-button.tsx';
import { CopyPinned } from './copy-pinned.tsx';
import { FailureNote } from './failure-note.tsx';
import { fitting } from './fitting.ts';
import { VersionChip } from './version-chip.tsx';
import { WatchTag } from './watch-tag.tsx';

export interface TagAliasesProps {
  tag: string;
  /** Null until the first answer. */
  aliases: TagAliases | null;
  progress: Progress | null;
  linkTo: (tag: string) => string;
  /** The pinned reference, to copy; undefined where the digest is not known. */
  pinned?: string | undefined;
  /** Of the block, in px; 0 where unknown. Aliases that do not fit into its lines fold into “+n”. */
  width?: number;
  /** Drawn in place of the version, where a heading states it. */
  heading?: Children;
  /** Whether to show failures here: set where no listing panel shows them. */
  ownFailure?: boolean;
  /** The image's config, drawn while its button is pressed; no button without it. */
  config?: Children;
  /** Watches the tag, or stops (`WatchTag`). */
  watch?:
    | ((event: MouseEvent, age: number, on: boolean) => Promise<boolean | undefined> | undefined)
    | undefined;
  /** Drawn instead of all where Docker Hub refuses the repository. */
  notPublic?: Children;
  /** Drawn below a failure of its own. */
  retry?: Children;
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

/** Below this width labels stand above their tags, as in the style sheet. */
const NARROW_PX = 560;
/** Of the labels, and of a letter in a longer one. */
const LABEL_PX = 176;
const LETTER_PX = 7.6;

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

/** A tag's real version, when it was pushed, what it was before; then its other aliases, and those on one platform alone. */
export function TagAliasesView(props: TagAliasesProps) {
  const {
    tag,
    aliases,
    progress,
    linkTo,
    ownFailure,
    config,
    watch,
    notPublic,
    retry,
    moved,
    pinned,
    width = 0,
  } = props;
  const [open, setOpen] = useState(false);
  const platform = aliases?.platform ?? null;
  const version = aliases?.version ?? null;
  const failure = progress?.failure;
  if (notPublic && failure?.kind === 'unauthorized') return notPublic;
  if (ownFailure && failure && stateOf(progress) === 'error')
    return (
      <>
        <FailureNote failure={failure} />
        {retry}
      </>
    );
  const others = (all: string[] = []) => all.filter((other) => other !== version?.tag);
  const index = others(aliases?.sameIndex);
  const onPlatform = others(aliases?.samePlatform);
  const isByPlatform = version && !aliases?.sameIndex.includes(version.tag);
  /** None on this platform is worth a line only where that may change. */
  const hasPlatformRow = onPlatform.length > 0 || (index.length > 0 && !!progress && !progress.complete);
  const lines = width > NARROW_PX || hasPlatformRow ? 1 : 2;
  const hasIndexRow = index.length > 0 || onPlatform.length === 0 || !aliases?.indexKnown;
  const roomBeside = (label: string) =>
    width > NARROW_PX ? width - Math.max(LABEL_PX, LETTER_PX * label.length) : width;
  const onAll = t(aliases?.known && !aliases.multiPlatform ? 'sameManifest' : 'sameIndex');
  const onOne = t('samePlatform', platform ?? progress?.platform ?? '');
  return (
    <section class="tag" aria-label={t('aliasesTitle', tag)}>
      <AnswerLine
        note={isByPlatform && onOne}
        pushed={aliases?.pushed}
        moved={moved}
        actions={
          <>
            <CopyPinned text={pinned} label={t('copyShort')} />
            {config && <ConfigButton tag={tag} open={open} toggle={() => setOpen(!open)} />}
            {watch && <WatchTag known={aliases} set={watch} />}
          </>
        }
      >
        {props.heading ?? <Version {...props} />}
      </AnswerLine>
      <dl class={hasIndexRow && hasPlatformRow ? 'levels two' : 'levels'}>
        {hasIndexRow && (
          <AliasRow
            label={onAll}
            level="index"
            tags={index}
            linkTo={linkTo}
            shown={fitting(index, roomBeside(onAll), lines)}
          >
            {aliases?.known && !aliases.indexKnown
              ? t('noDigest')
              : version && !isByPlatform && progress?.complete
                ? t('noFurther')
                : absence(aliases, progress)}
            {aliases?.known && platform === null && ` · ${t('noPlatform')}`}
          </AliasRow>
        )}
        {hasPlatformRow && (
          <AliasRow
            label={onOne}
            level="platform"
            platform={platform ?? undefined}
            tags={onPlatform}
            linkTo={linkTo}
            shown={fitting(onPlatform, roomBeside(onOne), lines)}
          >
            {absence(aliases, progress, progress?.bare)}
          </AliasRow>
        )}
      </dl>
      {open && <Fragment key={platform}>{config}</Fragment>}
      {ownFailure && failure?.kind === 'internal' && <FailureNote failure={failure} />}
    </section>
  );
}

/** The version by an alias, else the one in the tag's own name. That there is none is said where all is known. */
function Version(props: TagAliasesProps) {
  const { aliases, progress } = props;
  if (aliases?.version) return <VersionChip {...props} />;
  if (aliases?.ownVersion) return <bdi class="version">{aliases.ownVersion}</bdi>;
  if (!aliases?.known) return null;
  return (
    <span class="version none">
      {t(progress?.complete && progress.bare === 0 ? 'noVersionTag' : 'noVersionYet')}
    </span>
  );
}
