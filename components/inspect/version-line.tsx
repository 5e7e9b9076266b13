import type { VNode } from 'preact';
import type { TagAliases } from '../../lib/aliases/aliases.ts';
import { realVersion } from '../../lib/aliases/real-version.ts';
import { t } from '../../lib/i18n.ts';
import type { ImageDetails } from '../../lib/inspect/image-answer.ts';
import { statedVersion } from '../../lib/oci/stated-version.ts';
import { quoted } from '../../lib/oci/visible.ts';
import type { Move } from '../../lib/sources/moves.ts';
import { AnswerLine } from '../answer-line.tsx';
import { CompareLink, type Comparison } from '../compare-link.tsx';
import { Foreign } from '../foreign.tsx';
import { VersionChip } from '../version-chip.tsx';

interface VersionLineProps {
  repository: string;
  tag: string | undefined;
  aliases: TagAliases | null;
  details: ImageDetails | null;
  /** ms since 1970 */
  pushedAt?: number | undefined;
  /** What the tag was before, where it was seen to move. */
  moved?: Move | null | undefined;
  /** Whether every tag is known, so that there is none with a version. */
  isComplete: boolean;
  linkTo: (tag: string) => string;
  /** Where the image that the tag was is compared with what it is. */
  comparison?: ((was: string) => Comparison) | undefined;
}

/** The answer line of one image: the real version with its source, an alias, else the tag itself, else a config that was read. */
export function VersionLine(props: VersionLineProps) {
  const { version, note } = versionOf(props);
  const { moved, comparison } = props;
  return (
    <div class="big">
      <AnswerLine
        pushed={props.pushedAt ?? props.aliases?.pushed}
        moved={moved ?? undefined}
        note={note}
        actions={
          moved?.digest &&
          comparison && (
            <CompareLink
              {...comparison(moved.digest)}
              name={t('watchCompare', quoted(moved.was.slice(0, 19)))}
            />
          )
        }
      >
        {version}
      </AnswerLine>
    </div>
  );
}

type Facts = Pick<VersionLineProps, 'repository' | 'tag' | 'aliases' | 'details'>;

/** The version that the line shows. */
export const shownVersion = (facts: Facts): string | undefined =>
  facts.aliases?.version?.version ?? statedOf(facts)?.version;

/** The version by the image itself: in the tag's own name, else in a label or a variable, `by` which it is stated. */
function statedOf({
  repository,
  tag,
  details,
}: Facts): { version: string; source: string; by?: string } | null {
  const own = tag === undefined ? null : realVersion([tag]);
  if (own) return { version: own.version, source: 'alias' };
  // Build steps may inherit a label or a variable from a base image; only a config is taken at its word.
  return details?.summary.source === 'config' ? statedVersion(details.summary, repository) : null;
}

function versionOf(props: VersionLineProps): { version?: VNode | false; note?: string } {
  const { tag, aliases, isComplete } = props;
  const byAlias = aliases?.version;
  if (byAlias) {
    const alias = quoted(byAlias.tag);
    return {
      version: (
        <VersionChip {...props}>
          <Foreign text={byAlias.version} />
        </VersionChip>
      ),
      note: aliases.sameIndex.includes(byAlias.tag)
        ? t('inspectByAlias', alias)
        : t('inspectByPlatformAlias', alias, quoted(aliases.platform ?? '')),
    };
  }
  const stated = statedOf(props);
  if (stated)
    return {
      version: <Stated {...stated} />,
      ...(stated.by !== undefined && {
        note: t(stated.source === 'label' ? 'inspectByLabel' : 'inspectByEnv', quoted(stated.by)),
      }),
    };
  return {
    version: isComplete && tag !== undefined && <span class="version none">{t('noVersionTag')}</span>,
  };
}

/** A version that no link leads to: of the tag's own name, or out of a config. */
const Stated = ({ version, source }: { version: string; source: string }) => (
  <span class="version" data-version={version} data-version-source={source}>
    <Foreign text={version} />
  </span>
);
