import { useState } from 'preact/hooks';
import { formatDay, plural, t } from '../../lib/i18n.ts';
import type { Progress } from '../../lib/messages/listing-answers.ts';
import { Foreign } from '../foreign.tsx';
import { type InspectPage, siblingOf } from './page.ts';
import { Failed, Section, Skeleton } from './section.tsx';

/** Aliases shown before “+n”; up to 500 stay in the document. */
const SHOWN = 24;
const KEPT = 500;

/** The other tags of the image at both levels, with coverage, and what the tag was before. */
export function Aliases(page: InspectPage) {
  const { listing, reference } = page;
  const { progress, aliases, ofDigest, move } = listing;
  const state =
    progress === null ? 'loading' : progress.failure && progress.known === 0 ? 'error' : 'complete';
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
      {progress?.failure && (
        <Failed resource={{ failure: progress.failure, load: listing.retry }} page={page} />
      )}
      {progress && (
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
          {move && (
            <div>
              <dt>{t('inspectWasBefore')}</dt>
              <dd class="line" data-was={move.was}>
                <Foreign text={t('inspectUntil', move.was.slice(0, 19), formatDay(move.until))} />
              </dd>
            </div>
          )}
        </dl>
      )}
    </Section>
  );
}

/** How much of the listing is known. */
function Covered({ progress: { known, total, images, complete } }: { progress: Progress }) {
  return (
    <span data-known={known} data-total={total}>
      {complete
        ? t('inspectCoverageAll', plural('tags', total), plural('images', images))
        : t('coverage', known, total)}
    </span>
  );
}

interface LevelProps {
  page: InspectPage;
  label: string;
  level: 'index' | 'platform';
  platform?: string | undefined;
  tags: string[];
}

function Level({ page, label, level, platform, tags }: LevelProps) {
  const [isOpen, setOpen] = useState(false);
  const { reference, linkTo, listing } = page;
  const { progress, aliases } = listing;
  const folded = tags.length - SHOWN;
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {tags.length === 0 && (
          <span class="soft line">
            {progress?.complete && (aliases?.known ?? true)
              ? t('noOther')
              : t('noOtherAmong', progress?.known ?? 0, progress?.total ?? 0)}
          </span>
        )}
        <ul class="aliases" aria-label={label}>
          {tags.slice(0, KEPT).map((tag, at) => (
            <li key={tag} hidden={!isOpen && at >= SHOWN}>
              <a
                class="alias"
                href={linkTo(siblingOf(reference, tag))}
                data-alias={tag}
                data-level={level}
                data-platform={platform}
              >
                <Foreign text={tag} />
              </a>
            </li>
          ))}
          {folded > 1 && (
            <li>
              <button type="button" class="more" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
                {isOpen ? t('less') : t('more', folded)}
              </button>
            </li>
          )}
        </ul>
      </dd>
    </div>
  );
}
