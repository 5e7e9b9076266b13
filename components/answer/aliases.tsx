import type { TagAliases } from '../../lib/aliases/aliases.ts';
import type { TagsOfDigest } from '../../lib/aliases/tags-of-digest.ts';
import { t } from '../../lib/i18n.ts';
import type { Progress } from '../../lib/messages/listing-answers.ts';
import { quoted } from '../../lib/oci/visible.ts';
import { AliasList } from '../alias-list.tsx';
import { Coverage } from '../coverage.tsx';
import { Foreign } from '../foreign.tsx';
import { Unread } from '../unread.tsx';

/** Aliases shown before “+n”. */
const SHOWN = 24;

interface AliasesProps {
  /** Of a tag; null for a digest. */
  aliases: TagAliases | null;
  /** Of a digest; null for a tag. */
  ofDigest: TagsOfDigest | null;
  progress: Progress | null;
  linkTo: (tag: string) => string;
}

/** The tags of the same image, or of the digest, at both levels, with coverage. */
export function Aliases({ aliases, ofDigest, progress, linkTo }: AliasesProps) {
  const version = aliases?.version?.tag;
  const others = (tags: string[] = []) => tags.filter((tag) => tag !== version); // the head has it
  const [index, platform] = ofDigest
    ? [ofDigest.index, ofDigest.platform]
    : [others(aliases?.sameIndex), others(aliases?.samePlatform)];
  const on = aliases?.platform ?? undefined;
  const title = ofDigest
    ? 'digestTags'
    : aliases?.known && !aliases.multiPlatform
      ? 'sameManifest'
      : 'sameIndex';
  return (
    <div class="rows">
      <Level title={t(title)} level="index" tags={index} linkTo={linkTo} progress={progress}>
        {index.length === 0 && absence(aliases, ofDigest, progress)}
      </Level>
      {platform.length > 0 && (
        <Level
          title={ofDigest ? t('digestPartOf') : t('samePlatform', quoted(on ?? ''))}
          level="platform"
          platform={ofDigest ? undefined : on}
          tags={platform}
          linkTo={linkTo}
        />
      )}
    </div>
  );
}

/** The text for no further alias. Claims no more than the coverage supports. */
function absence(
  aliases: TagAliases | null,
  ofDigest: TagsOfDigest | null,
  progress: Progress | null,
): string {
  if (!progress || (progress.known === 0 && !progress.done && !progress.failure)) return t('looking');
  const { complete, known, total } = progress;
  if (ofDigest) return complete ? t('digestNoTag') : t('noOtherAmong', known, total);
  if (!aliases) return t('looking');
  if (!aliases.known) return complete ? t('notInList') : t('notAmong', known, total);
  if (!aliases.indexKnown) return t('noDigest');
  const version = aliases.version?.tag;
  if (version !== undefined && aliases.sameIndex.includes(version))
    return complete ? t('noneBesides', quoted(version)) : '';
  return complete ? t('noOther') : t('noOtherAmong', known, total);
}

interface LevelProps {
  title: string;
  level: 'index' | 'platform';
  platform?: string | undefined;
  tags: string[];
  linkTo: (tag: string) => string;
  progress?: Progress | null;
  children?: string | false;
}

function Level({ title, level, platform, tags, linkTo, progress, children }: LevelProps) {
  return (
    <section class="part">
      <header>
        <h2>{title}</h2>
        {progress && (
          <span class="soft covered">
            <Coverage progress={progress} /> <Unread count={progress.unread} />
          </span>
        )}
      </header>
      {children && <p class="soft">{children}</p>}
      {tags.length > 0 && (
        <AliasList
          label={title}
          level={level}
          platform={platform}
          tags={tags}
          linkTo={linkTo}
          shown={SHOWN}
          draw={(tag) => <Foreign text={tag} />}
        />
      )}
    </section>
  );
}
