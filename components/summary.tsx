import { t } from '../lib/i18n.ts';
import { stateOf, type TagAliasesProps, TagAliasesView } from './tag-aliases.tsx';
import { VersionChip } from './version-chip.tsx';

/** A character that no string has: it is put in the place of the version, which is drawn as an element. */
const MARK = '\0';

/** A tag's real version as a heading, then the same as in its block. */
export function Summary(props: TagAliasesProps) {
  const { tag, aliases, progress } = props;
  const version = aliases?.version;
  const known = aliases?.known && stateOf(progress) !== 'loading';
  const [before = '', after] = (
    version ? t('summaryVersion', tag, MARK) : known ? t('summaryNoVersion', tag) : t('summaryTitle', tag)
  ).split(MARK);
  const heading = (
    <h2 dir="auto">
      <bdi class={version ? 'soft' : undefined}>{before}</bdi>
      {version && <VersionChip {...props}>{version.version}</VersionChip>}
      {after}
    </h2>
  );
  return <TagAliasesView {...props} heading={heading} />;
}
