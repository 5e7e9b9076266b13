import type { TagAliases } from '../lib/aliases/aliases.ts';
import type { TagsOfDigest } from '../lib/aliases/tags-of-digest.ts';
import type { Failure } from '../lib/failure.ts';
import { plural, t } from '../lib/i18n.ts';
import type { ImageAnswer } from '../lib/inspect/image-answer.ts';
import type { Progress } from '../lib/messages/listing-answers.ts';
import { DOCKER_HUB, formatReference, type Reference } from '../lib/oci/reference.ts';
import type { Variable } from '../lib/paste/text/variables.ts';
import { ConfigPanel, type ConfigSource } from './config-panel.tsx';
import { ConfigTable } from './config-table.tsx';
import { CopyButton } from './copy-button.tsx';
import { CopyRow } from './copy-row.tsx';
import { Coverage } from './coverage.tsx';
import { DigestTags } from './digest-tags.tsx';
import { HistoryList } from './history-list.tsx';
import { PermissionAsk } from './permission-ask.tsx';
import { PullsLeft } from './pulls-left.tsx';
import { RealVersionLine } from './real-version-line.tsx';
import { RegistryFailure } from './registry-failure.tsx';
import { RetryNow } from './retry-now.tsx';
import { SignInOffer } from './sign-in-offer.tsx';
import { TagAliasesView } from './tag-aliases.tsx';

export interface ImageViewProps {
  reference: Reference;
  /** Values of variables in the reference, taken from the pasted text. */
  assumed: Variable[];
  answer: ImageAnswer | null;
  progress: Progress | null;
  aliases: TagAliases | null;
  ofDigest: TagsOfDigest | null;
  failure: Failure | null;
  busy: boolean;
  /** The platform chosen on this page; null means the preferred one. */
  platform: string | null;
  choosePlatform: (platform: string) => void;
  linkTo: (tag: string) => string;
  /** Looks up another tag on this page. */
  follow: (tag: string) => void;
  /** Called within a click by which the browser opens another tag in a new tab or window. */
  followElsewhere: (tag: string) => void;
  /** URL of the sign-in form for the registry. */
  signIn: string;
  /** Requests permission for hosts. Must be called within the click. */
  allow: (hosts: string[]) => void;
  /** Approves sending the registry's credentials to these hosts. */
  approve: (hosts: string[]) => void;
  /** The address of the inspect page, and what to do when it is opened. */
  inFull: string;
  onInFull?: (() => void) | undefined;
  /** Ends the pause that a host asked for, and looks up again. */
  retry: (host: string) => void;
  /** Other source of the config, offered once the pull limit is reached. */
  config?: ConfigSource | undefined;
}

/** One image of any registry. Each part is drawn as soon as it is known. */
export function ImageView(props: ImageViewProps) {
  const { reference, assumed, answer, progress, aliases, ofDigest, failure, busy, linkTo, allow, config } =
    props;
  const { registry, repository, tag, digest } = reference;
  const failed = failure ?? progress?.failure ?? null;
  const chosen = props.platform ?? answer?.details?.platform ?? progress?.platform ?? '';
  return (
    <article aria-busy={busy} data-state={busy ? 'loading' : failure ? 'error' : 'complete'}>
      <h1 dir="auto">{formatReference(reference)}</h1>
      {assumed.map(({ name, value }) => (
        <p key={name} class="note">
          {t('assumed', name, value)}
        </p>
      ))}
      {failed?.kind === 'permission-needed' && failed.hosts ? (
        <PermissionAsk hosts={failed.hosts} allow={allow} />
      ) : failed?.kind === 'unauthorized' ? (
        <SignInOffer failure={failed} registry={registry} signIn={props.signIn} approve={props.approve} />
      ) : (
        failed && <RegistryFailure failure={failed} registry={registry} />
      )}
      {failed && <RetryNow failure={failed} retry={props.retry} />}
      {busy && !answer && <p class="note">{t('looking')}</p>}
      {answer && (
        <>
          <p class="facts">
            <CopyButton text={answer.digest} />
            <span class="note" data-kind={answer.artifact?.kind ?? answer.kind}>
              {kindText(answer)}
            </span>
            {answer.pulls && <PullsLeft pulls={answer.pulls} />}
          </p>
          <CopyRow reference={reference} digest={answer.digest} artifact={answer.artifact} />
          <a
            href={props.inFull}
            target="_blank"
            rel="noreferrer"
            data-action="inspect"
            onClick={props.onInFull}
          >
            {t('openInFull')}
          </a>
          <RealVersionLine
            tag={tag}
            aliases={aliases}
            summary={answer.details?.summary ?? null}
            repository={repository}
          />
        </>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the links inside take the focus; this only saves a page load */}
      <div onClick={(event) => followLink(event, props)} onAuxClick={(event) => followLink(event, props)}>
        {(answer || progress) && tag !== undefined && digest === undefined && (
          <TagAliasesView
            tag={tag}
            aliases={aliases}
            progress={progress}
            linkTo={linkTo}
            hasPlatforms={registry === DOCKER_HUB || (progress?.platforms.length ?? 0) > 0}
          />
        )}
        {answer && ofDigest && <DigestTags tags={ofDigest} progress={progress} linkTo={linkTo} />}
      </div>
      {progress && (
        <p class="bar">
          <Coverage progress={progress} />
        </p>
      )}
      {answer && answer.platforms.length > 1 && (
        <label class="bar choice">
          <span class="note">{t('platform')}</span>
          <select value={chosen} onChange={(event) => props.choosePlatform(event.currentTarget.value)}>
            {answer.platforms.map(({ platform, digest: manifest }) => (
              <option key={manifest} value={platform}>
                {platform}
              </option>
            ))}
          </select>
        </label>
      )}
      {answer?.details && <ConfigTable details={answer.details} />}
      {answer?.details && <HistoryList steps={answer.details.steps} />}
      {answer && !busy && !answer.details && !failed && !answer.artifact && (
        <p class="note">{t('noImageFor', chosen)}</p>
      )}
      {failure?.kind === 'rate-limited' && !answer?.details && config && <ConfigPanel source={config} />}
    </article>
  );
}

function kindText({ artifact, kind, platforms }: ImageAnswer): string {
  if (artifact) return artifact.name;
  return kind === 'index' ? plural('platforms', platforms.length) : t('onePlatform');
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
