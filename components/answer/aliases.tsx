import { useState } from 'preact/hooks';
import type { TagAliases } from '../../lib/aliases/aliases.ts';
import type { TagsOfDigest } from '../../lib/aliases/tags-of-digest.ts';
import { t } from '../../lib/i18n.ts';
import type { Progress } from '../../lib/messages/listing-answers.ts';
import { quoted } from '../../lib/oci/visible.ts';
import { Coverage } from '../coverage.tsx';
import { Foreign } from '../foreign.tsx';

/** Aliases shown before “+n”; up to 500 stay in the document. */
const SHOWN = 24;
const KEPT = 500;

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
        {index.length === 0 && absence(aliases, ofDigest, progress, version !== undefined)}
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
  hasVersion: boolean,
): string {
  if (!progress || (progress.known === 0 && !progress.done && !progress.failure)) return t('looking');
  const { complete, known, total } = progress;
  if (ofDigest) return complete ? t('digestNoTag') : t('noOtherAmong', known, total);
  if (!aliases) return t('looking');
  if (!aliases.known) return complete ? t('notListed') : t('notAmong', known, total);
  if (!aliases.indexKnown) return t('noDigest');
  if (hasVersion) return '';
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
  const [isOpen, setOpen] = useState(false);
  const folded = tags.length - SHOWN;
  return (
    <section class="part">
      <header>
        <h2>{title}</h2>
        {progress && (
          <span class="soft covered">
            <Coverage progress={progress} />
          </span>
        )}
      </header>
      {children && <p class="soft">{children}</p>}
      {tags.length > 0 && (
        <ul class="aliases" aria-label={title}>
          {tags.slice(0, KEPT).map((tag, at) => (
            <li key={tag} hidden={!isOpen && folded > 1 && at >= SHOWN}>
              <a
                class="alias"
                href={linkTo(tag)}
                title={t('showTag', quoted(tag))}
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
      )}
    </section>
  );
}
