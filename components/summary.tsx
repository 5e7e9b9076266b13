import { t } from '../lib/i18n.ts';
import { stateOf, type TagAliasesProps, TagAliasesView } from './tag-aliases.tsx';

/** A tag's real version, the alias that states it, and the other aliases. */
export function Summary(props: TagAliasesProps) {
  const { tag, aliases, progress } = props;
  const version = aliases?.version;
  const known = aliases?.known && stateOf(progress) !== 'loading';
  return (
    <>
      <h2
        dir="auto"
        title={version ? t('reallyVersion', tag, version.version, version.tag) : undefined}
        class="facts"
      >
        {version
          ? t('summaryVersion', tag, version.version)
          : known
            ? t('summaryNoVersion', tag)
            : t('summaryTitle', tag)}
      </h2>
      <TagAliasesView {...props} />
    </>
  );
}
