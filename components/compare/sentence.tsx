import type { Comparison } from '../../lib/compare/comparison.ts';
import { formatSize, plural, t } from '../../lib/i18n.ts';
import { quoted } from '../../lib/oci/visible.ts';
import type { Outside } from '../../lib/text/outside.ts';

/** Versions that the sentence names at most. */
const MAX_VERSIONS = 3;
/** A version that stands in a sentence as it is. */
const PLAIN = /^[\w.+–-]{0,80}$/;

/** The parts of the sentence that sums a comparison up, each a sentence of its own. `quote` writes a version that is not plain. */
export function sentences(
  { versions, shared, fields, startsTheSame, fresh, total, isSame }: Comparison,
  quote: (text: Outside) => string,
): string[] {
  const told = (text: Outside) => (PLAIN.test(text) ? text : quote(text));
  if (isSame) return [t('compareSame')];
  const named = versions
    .slice(0, MAX_VERSIONS)
    .map(({ name, field: { from = '–', to = '–' } }) => `${told(name)} ${told(from)} → ${told(to)}`.trim())
    .join(', ');
  const base =
    shared.layers === 0 ? t('compareNoBase') : plural('compareBase', shared.layers, formatSize(shared.bytes));
  return [
    ...(named === '' ? [] : [`${named}.`]),
    base,
    ...(fields.length === 0 ? [] : [t(startsTheSame ? 'compareStartsSame' : 'compareStartsOther')]),
    total > 0 && fresh === 0
      ? t('compareNothingNew')
      : fresh === total
        ? t('compareAllNew', formatSize(total))
        : t('compareNew', formatSize(fresh), formatSize(total)),
  ];
}

export const Sentence = ({ comparison }: { comparison: Comparison }) => (
  <p class="sentence" data-summary>
    <bdi>{sentences(comparison, quoted).join(' ')}</bdi>
  </p>
);
