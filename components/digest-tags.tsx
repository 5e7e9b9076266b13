import type { TagsOfDigest } from '../lib/aliases/tags-of-digest.ts';
import { t } from '../lib/i18n.ts';
import type { Progress } from '../lib/messages/listing-answers.ts';
import { AliasRow } from './alias-row.tsx';

interface DigestTagsProps {
  tags: TagsOfDigest;
  progress: Progress | null;
  linkTo: (tag: string) => string;
}

/** The tags that point to a digest: as their index, or as the manifest of one of their platforms. */
export function DigestTags({ tags, progress, linkTo }: DigestTagsProps) {
  const none = progress?.complete
    ? t('digestNoTag')
    : t('noOtherAmong', progress?.known ?? 0, progress?.total ?? 0);
  const row = { version: null, linkTo, shown: 6 };
  return (
    <section class="rows" aria-label={t('digestTags')}>
      <AliasRow {...row} label={t('digestTags')} level="index" tags={tags.index}>
        {none}
      </AliasRow>
      {tags.platform.length > 0 && (
        <AliasRow {...row} label={t('digestPartOf')} level="platform" tags={tags.platform}>
          {none}
        </AliasRow>
      )}
    </section>
  );
}
