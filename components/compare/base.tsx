import type { BaseDifference, StatedBase } from '../../lib/compare/base.ts';
import type { Comparison } from '../../lib/compare/comparison.ts';
import { formatDay, formatSize, plural, t } from '../../lib/i18n.ts';
import { quoted } from '../../lib/oci/visible.ts';
import { Foreign } from '../foreign.tsx';
import { Icon } from '../inspect/icon.tsx';

/** `Debian trixie as of 13 Jul 2026`; by its name where no system is known. */
export const baseText = ({ name, system, at }: StatedBase): string => {
  if (system === undefined) return name === undefined ? '' : quoted(name);
  return at === undefined ? system : t('inspectSystemAsOf', system, formatDay(at));
};

interface BaseProps {
  base: BaseDifference | undefined;
  shared: Comparison['shared'];
}

/** Whether both have one base: the layers themselves, or others of the same name. Null for two bases, and where none is known. */
export function sameBase({ base, shared }: Pick<Comparison, 'base' | 'shared'>): 'same' | 'rebuilt' | null {
  if (base?.diff !== 'same') return null;
  if (shared.layers > 0) return 'same';
  return baseText(base.from) === baseText(base.to) ? 'rebuilt' : null;
}

/** What both are built on: by the layers at the bottom that they share, and by what their histories state. */
export function Base({ base, shared }: BaseProps) {
  if (!base) return null;
  const same = sameBase({ base, shared });
  const told = same ? [base.to] : [base.from, base.to];
  return (
    <section class="section" id="base" data-base-diff={same === 'same' ? 'same' : 'changed'}>
      <header>
        <h2>{t('compareBaseTitle')}</h2>
      </header>
      <p class="row">
        {same === 'same' && (
          <span class="badge">
            <Icon name="check" />
            {t('compareLayerSame')}
          </span>
        )}
        {same === 'rebuilt' && <span class="badge">{t('compareLayerRebuilt')}</span>}
        {told.map((each, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the sides are two
          <span key={at} class="row">
            {at > 0 && <Icon name="arrow" />}
            {each.name === undefined ? (
              <span class="soft">{each.system ?? t('notRecorded')}</span>
            ) : (
              <code>
                <Foreign text={each.name} />
              </code>
            )}
            <span class="soft">{each.name !== undefined && each.system !== undefined && baseText(each)}</span>
          </span>
        ))}
        {shared.layers > 0 && (
          <span class="soft">
            {t('inspectLayersAndSize', plural('layers', shared.layers), formatSize(shared.bytes))}
          </span>
        )}
      </p>
    </section>
  );
}
