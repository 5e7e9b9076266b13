import type { Comparison } from '../../lib/compare/comparison.ts';
import { formatSize, plural, t } from '../../lib/i18n.ts';
import { quoted } from '../../lib/oci/visible.ts';
import type { Outside } from '../../lib/text/outside.ts';
import { baseText } from './base.tsx';

/** Versions that the sentence names at most. */
const MAX_VERSIONS = 3;
/** A version that stands in a sentence as it is. */
const PLAIN = /^[\w.+–-]{0,80}$/;

/** The parts of the sentence that sums a comparison up, each a sentence of its own. `quote` writes a version that is not plain. */
export function sentences(comparison: Comparison, quote: (text: Outside) => string): string[] {
  const { versions, fields, startsTheSame, fresh, total, isSame } = comparison;
  const told = (text: Outside) => (PLAIN.test(text) ? text : quote(text));
  if (isSame) return [t('compareSame')];
  const named = versions
    .slice(0, MAX_VERSIONS)
    .map(({ name, field: { from = '–', to = '–' } }) => `${told(name)} ${told(from)} → ${told(to)}`.trim())
    .join(', ');
  return [
    ...(named === '' ? [] : [t('compareNamedVersions', named)]),
    baseSentence(comparison),
    ...(fields.length === 0 ? [] : [t(startsTheSame ? 'compareStartsSame' : 'compareStartsOther')]),
    total > 0 && fresh === 0
      ? t('compareNothingNew')
      : fresh === total
        ? t('compareAllNew', formatSize(total))
        : t('compareNew', formatSize(fresh), formatSize(total)),
  ];
}

function baseSentence({ base, shared }: Comparison): string {
  const isStated = base?.to.system !== undefined && base.from.system !== undefined;
  if (shared.layers > 0)
    return isStated && base.diff === 'same'
      ? t('compareBaseSystem', baseText(base.to))
      : plural('compareBase', shared.layers, formatSize(shared.bytes));
  if (!isStated) return t('compareNoBase');
  const [from, to] = [baseText(base.from), baseText(base.to)];
  return from === to ? t('compareRebuiltBase', to) : t('compareOtherBase', from, to);
}

/** Sentences in a row: a full stop of Chinese or Japanese has its own space. */
const inARow = (each: readonly string[]): string => each.join(' ').replaceAll('。 ', '。');

export const Sentence = ({ comparison }: { comparison: Comparison }) => (
  <p class="sentence" data-summary>
    <bdi>{inARow(sentences(comparison, quoted))}</bdi>
  </p>
);
