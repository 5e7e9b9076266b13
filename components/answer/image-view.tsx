import type { TagAliases } from '../../lib/aliases/aliases.ts';
import type { TagsOfDigest } from '../../lib/aliases/tags-of-digest.ts';
import { t } from '../../lib/i18n.ts';
import type { Progress } from '../../lib/messages/listing-answers.ts';
import { formatReference, type Reference } from '../../lib/oci/reference.ts';
import { quoted } from '../../lib/oci/visible.ts';
import type { Variable } from '../../lib/paste/text/variables.ts';
import type { Move } from '../../lib/sources/moves.ts';
import type { Children } from '../children.ts';
import type { Comparison } from '../compare-link.tsx';
import { Foreign } from '../foreign.tsx';
import { CopyMenu } from '../inspect/copy-menu.tsx';
import { HeadLinks } from '../inspect/head-links.tsx';
import { VersionLine } from '../inspect/version-line.tsx';
import { Aliases } from './aliases.tsx';
import { ConfigPart } from './config-part.tsx';
import { Facts } from './facts.tsx';
import { type FailureActions, FailurePart } from './failure-part.tsx';
import type { ImageState } from './image-state.ts';
import { PlatformChoice } from './platform-choice.tsx';

export interface ImageViewProps {
  reference: Reference;
  /** Values of variables in the reference, taken from the pasted text. */
  assumed: Variable[];
  state: ImageState;
  /** Of the repository's listing; its failure is shown where the image has none. */
  progress: Progress | null;
  aliases: TagAliases | null;
  ofDigest: TagsOfDigest | null;
  /** The tag's last move, if one was seen. */
  moved?: Move | undefined;
  /** Where the image that the tag was is compared with what it is. */
  comparison?: ((was: string) => Comparison) | undefined;
  busy: boolean;
  /** Key of the shown platform. */
  platform: string;
  choosePlatform: (platform: string) => void;
  linkTo: (tag: string) => string;
  /** Looks up another tag on this page. */
  follow: (tag: string) => void;
  /** Called within a click by which the browser opens another tag in a new tab or window. */
  followElsewhere: (tag: string) => void;
  actions: FailureActions;
  /** The address of the inspect page, and what to do when it is opened. */
  inFull: string;
  onInFull?: (() => void) | undefined;
  /** Whether to link to other sites: not from a private window, since the browser opens them in one that records them. */
  hasLinks: boolean;
  /** Reads the exact config, or the image, for a pull. Undefined where that happens by itself. */
  readExact?: (() => void) | undefined;
  /** Drawn below the aliases of a repository whose tag pages are capped. */
  mapOffer?: Children;
  /** Watches the tag. */
  watch?: Children;
  /** What may have been meant, where there is no such image. */
  instead?: Children;
  /** The sentence for an image that does not exist, where more than that is known. */
  notFound?: string | undefined;
}

/** One image of any registry: first what it really is, then its aliases, then its config. Each part is drawn once it is known. */
export function ImageView(props: ImageViewProps) {
  const { reference, state, progress, aliases, ofDigest, busy, linkTo, readExact } = props;
  const { registry, repository, digest } = reference;
  const tag = digest === undefined ? reference.tag : undefined;
  const answer = state.kind === 'known' ? state.answer : null;
  const own = state.kind === 'known' || state.kind === 'failed' ? state.failure : null;
  const failure = own ?? progress?.failure ?? null;
  const details = answer?.details ?? null;
  /** Until the version can be stated: a line that came in pieces would move under the reader's eye. */
  const isLooking =
    state.kind === 'looking' ||
    (busy && answer !== null && tag !== undefined && !aliases?.known && !progress?.done);
  /** Nothing is known, and why. */
  const isWithout = state.kind === 'failed' || (!answer && failure !== null);
  const labels = details?.summary.source === 'config' ? details.summary.labels : [];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click; this only saves a page load
    <article
      class="tk"
      onClick={(event) => followLink(event, props)}
      onAuxClick={(event) => followLink(event, props)}
      aria-busy={busy}
      data-state={busy ? 'loading' : own ? 'error' : 'complete'}
    >
      <header class="head">
        <h1 class="ref" data-image={formatReference(reference, 'canonical')}>
          <Foreign text={formatReference(reference)} max={1024} />
        </h1>
        {/* before the platforms: what comes later moves none of them */}
        {state.kind !== 'failed' && props.watch}
        {answer && (
          <PlatformChoice
            platforms={answer.platforms}
            chosen={props.platform}
            choose={props.choosePlatform}
          />
        )}
      </header>
      {props.assumed.map(({ name, value }) => (
        <p key={name} class="soft">
          {t('assumed', quoted(name), quoted(value))}
        </p>
      ))}
      {failure && (
        <FailurePart failure={failure} registry={registry} notFound={props.notFound} {...props.actions} />
      )}
      {props.instead}
      {isLooking && (
        <div class="verdict" role="status" aria-label={t('looking')}>
          <span class="skel" style={{ inlineSize: '40%' }} />
        </div>
      )}
      {!isLooking && (answer || progress) && state.kind !== 'failed' && (
        <div class="verdict">
          <VersionLine
            repository={repository}
            tag={tag}
            aliases={tag === undefined ? null : aliases}
            details={details}
            pushedAt={answer?.pushedAt}
            moved={props.moved}
            comparison={props.comparison}
            linkTo={linkTo}
            isComplete={aliases?.known === true && progress?.complete === true}
          />
          {answer && (details || !busy || answer.artifact) && <Facts answer={answer} />}
        </div>
      )}
      {(isLooking || answer) && (
        <div class="do">
          {answer && (
            <>
              <CopyMenu
                reference={reference}
                digest={answer.digest}
                isArtifact={answer.artifact !== undefined}
              />
              {props.hasLinks && <HeadLinks reference={reference} labels={labels} />}
              <a
                href={props.inFull}
                target="_blank"
                rel="noreferrer"
                data-action="inspect"
                onClick={props.onInFull}
              >
                {t('openInFull')}
              </a>
            </>
          )}
        </div>
      )}
      {answer?.artifact && <p class="notice">{t('notAnImage', t(answer.artifact.label))}</p>}
      {own?.kind !== 'not-found' &&
        (!isWithout || (progress !== null && progress.known > 0)) &&
        (tag !== undefined ? answer || progress : ofDigest) && (
          <Aliases
            aliases={aliases}
            ofDigest={tag === undefined ? ofDigest : null}
            progress={progress}
            linkTo={linkTo}
          />
        )}
      {props.mapOffer}
      {state.kind === 'held' && readExact && (
        <p class="row">
          <button type="button" class="btn" data-action="exact" onClick={readExact}>
            {t('configAskExact')}
          </button>
        </p>
      )}
      {state.kind === 'known' && !answer?.artifact && (
        <>
          {state.config.kind === 'none' && !busy && !failure && (
            <p class="soft">{t('noImageFor', quoted(props.platform))}</p>
          )}
          {(state.config.kind !== 'loading' || busy) && (
            <ConfigPart config={state.config} readExact={readExact} />
          )}
        </>
      )}
    </article>
  );
}

/** A plain click on an alias looks it up here. With a modifier key or the middle button it opens like any link. */
function followLink(
  event: MouseEvent,
  { follow, followElsewhere }: Pick<ImageViewProps, 'follow' | 'followElsewhere'>,
): void {
  const tag = (event.target as Element).closest<HTMLElement>('a[data-alias]')?.dataset.alias;
  if (!tag || event.button > 1) return;
  const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.button === 1;
  if (!isElsewhere) event.preventDefault();
  (isElsewhere ? followElsewhere : follow)(tag);
}
