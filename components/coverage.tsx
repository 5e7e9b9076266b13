import { plural, t } from '../lib/i18n.ts';
import type { Progress } from '../lib/messages/listing-answers.ts';

/**
 * Tag and image counts, and how much of the repository is listed. The elements after the counts are keyed by them: they are
 * replaced instead of moved, which would count as layout shift.
 */
export function Coverage({ progress }: { progress: Progress | null }) {
  if (!progress || progress.total === 0) {
    const nothing = progress?.failure ? '' : t(progress?.done ? 'coverageAll' : 'looking');
    return (
      <span key="nothing" class="note">
        {nothing}
      </span>
    );
  }
  const { known, total, images, complete, capped, done, failure } = progress;
  const state = complete
    ? t('coverageAll')
    : capped
      ? t('coverageCapped')
      : done || failure
        ? ''
        : t('coverageGrowing');
  const figures = `${known} ${total} ${images} ${complete}`;
  return (
    <>
      <strong data-known={known} data-total={total}>
        {complete
          ? t('tagsAndImages', plural('tags', total), plural('images', images))
          : t('tagsAndImages', t('coverage', known, total), plural('images', images))}
      </strong>
      {!complete && <progress key={figures} max={total} value={known} aria-label={t('coverageLabel')} />}
      <span key={`${figures} ${state}`} class="note">
        {state}
      </span>
    </>
  );
}
