import type { TagAliases } from '../../lib/aliases/aliases.ts';
import { plural, t } from '../../lib/i18n.ts';
import type { Progress } from '../../lib/messages/listing-answers.ts';
import { AliasRow } from '../alias-row.tsx';
import { Foreign } from '../foreign.tsx';
import { Unread } from '../unread.tsx';
import { type InspectPage, isReading, siblingOf } from './page.ts';
import { Failed, NotRead, Section, Skeleton } from './section.tsx';

/** Aliases shown before “+n”. */
const SHOWN = 24;

/** The other tags of the image at both levels, with coverage. */
export function Aliases(page: InspectPage) {
  const { listing, reference } = page;
  const { aliases, ofDigest } = listing;
  // Nothing is claimed of a list that is not read yet, nor why it could not be before the head has a reason.
  const progress = listing.progress?.known || !isReading(page) ? listing.progress : null;
  const state =
    progress === null ? 'loading' : progress.failure && progress.known === 0 ? 'error' : 'complete';
  // The head has the reason and the step. Docker Hub does not tell a repository that the reader may not see from one that is missing.
  const isHidden = state === 'error' && page.facts.failure !== null;
  const byDigest = reference.digest !== undefined;
  const index = byDigest ? (ofDigest?.index ?? []) : (aliases?.sameIndex ?? []);
  const platform = byDigest ? (ofDigest?.platform ?? []) : (aliases?.samePlatform ?? []);
  return (
    <Section
      id="aliases"
      title={t(byDigest ? 'inspectTagsOfDigest' : 'inspectAliases')}
      note={progress && progress.total > 0 && <Covered progress={progress} />}
      state={state}
    >
      {progress === null && <Skeleton lines={2} />}
      {isHidden ? (
        <NotRead {...page} />
      ) : (
        progress && (
          <>
            <Failed resource={{ failure: progress.failure, load: listing.retry }} page={page} />
            <dl class="levels">
              <Level
                page={page}
                label={t(byDigest ? 'inspectWithDigest' : 'inspectSameEverywhere')}
                level="index"
                tags={index}
              />
              {platform.length > 0 && (
                <Level
                  page={page}
                  label={byDigest ? t('inspectAsPlatform') : t('inspectSameOn', aliases?.platform ?? '')}
                  level="platform"
                  platform={aliases?.platform ?? undefined}
                  tags={platform}
                />
              )}
            </dl>
          </>
        )
      )}
    </Section>
  );
}

/** How much of the listing is known. */
function Covered({ progress: { known, total, images, complete, unread } }: { progress: Progress }) {
  return (
    <span data-known={known} data-total={total}>
      {complete
        ? t('inspectCoverageAll', plural('tags', total), plural('images', images))
        : t('coverage', known, total)}
      {unread && ' · '}
      <Unread count={unread} />
    </span>
  );
}

/** The text for a tag without aliases, or one that is not listed. Claims no more than the coverage supports. */
function absence(aliases: TagAliases | null, { known, total, complete }: Progress): string {
  if (aliases && !aliases.known) return complete ? t('notInList') : t('notAmong', known, total);
  return complete ? t('noOther') : t('noOtherAmong', known, total);
}

interface LevelProps {
  page: InspectPage;
  label: string;
  level: 'index' | 'platform';
  platform?: string | undefined;
  tags: string[];
}

function Level({ page: { reference, linkTo, listing }, ...row }: LevelProps) {
  const { progress, aliases } = listing;
  return (
    <AliasRow
      {...row}
      linkTo={(tag) => linkTo(siblingOf(reference, tag))}
      shown={SHOWN}
      draw={(tag) => <Foreign text={tag} />}
    >
      {progress && absence(aliases, progress)}
    </AliasRow>
  );
}
