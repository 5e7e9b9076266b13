import type { VersionDifference } from '../../lib/compare/versions.ts';
import { t } from '../../lib/i18n.ts';
import { DiffRows } from './diff-rows.tsx';

/** The versions that the images state and that differ. */
export function Versions({ versions }: { versions: readonly VersionDifference[] }) {
  if (versions.length === 0) return null;
  const rows = versions.map(({ name, field }) => ({ ...field, name: name || t('compareLabelVersion') }));
  return (
    <section class="section" id="versions">
      <header>
        <h2>{t('compareVersions')}</h2>
      </header>
      <DiffRows rows={rows} />
    </section>
  );
}
