import type { Comparison } from '../../lib/compare/comparison.ts';
import type { VersionDifference } from '../../lib/compare/versions.ts';
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
  if (isSame) return [t('compareSame')];
  const named = versions
    .slice(0, MAX_VERSIONS)
    .map((version) => namedVersion(version, quote).join(''))
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

/** `nginx 1.31.2 → ` and `1.31.3`. */
function namedVersion(
  { name, field: { from = '–', to = '–' } }: VersionDifference,
  quote: (text: Outside) => string,
): [string, string] {
  const told = (text: Outside) => (PLAIN.test(text) ? text : quote(text));
  return [`${told(name)} ${told(from)} → `.trimStart(), told(to)];
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

/** The sentence; the first version that it names, what most readers look for, stands out. */
export function Sentence({ comparison }: { comparison: Comparison }) {
  const text = inARow(sentences(comparison, quoted));
  const [version] = comparison.versions;
  const [before, to] = version ? namedVersion(version, quoted) : ['', ''];
  const at = text.indexOf(before + to);
  const isNamed = version !== undefined && at >= 0;
  return (
    <p class="sentence" id="summary" data-summary>
      <bdi>
        {isNamed ? (
          <>
            {text.slice(0, at)}
            <b>
              {before}
              <span class="version">{to}</span>
            </b>
            {text.slice(at + before.length + to.length)}
          </>
        ) : (
          text
        )}
      </bdi>
    </p>
  );
}
