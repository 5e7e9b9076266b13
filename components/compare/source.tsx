import { compareSources, type StatedSource } from '../../lib/compare/source.ts';
import { t } from '../../lib/i18n.ts';
import type { ImageDetails } from '../../lib/inspect/image-answer.ts';
import { quoted } from '../../lib/oci/visible.ts';
import { Foreign } from '../foreign.tsx';
import { sourceLink } from '../inspect/source-link.ts';
import { commitsLink } from './commits-link.ts';
import type { CompareData, CompareSide } from './side.ts';

/** Characters of a commit, as Git shows it. */
const SHORT = 7;

const shortOf = ({ revision }: StatedSource): string => quoted(revision.slice(0, SHORT));

const statedBy = ({ attested }: CompareSide, { summary }: ImageDetails) => ({
  labels: summary.labels,
  provenance: attested.value?.provenance ?? [],
});

interface SourceProps extends CompareData {
  details: [ImageDetails, ImageDetails];
}

/** The commits that both were built from, with a link to what lies between them. */
export function Source({ from, to, details: [ours, theirs] }: SourceProps) {
  const source = compareSources(statedBy(from, ours), statedBy(to, theirs));
  if (!source) return null;
  const [old, fresh] = [source.from, source.to];
  const repository = sourceLink(fresh.repository)?.href;
  const isOne = sourceLink(old.repository)?.href === repository;
  const href = isOne ? commitsLink(fresh.repository, old.revision, fresh.revision) : undefined;
  return (
    <section class="section" id="provenance" data-evidence={source.evidence}>
      <header>
        <h2>{t('inspectSource')}</h2>
        <span class="soft">
          {t(source.evidence === 'provenance' ? 'compareClaimedByBuilders' : 'compareClaimedByLabels')}
        </span>
      </header>
      <p class="row">
        {source.isSame ? (
          <>
            <span>{t('compareSameCommit')}</span> <Commit {...fresh} />
          </>
        ) : href ? (
          <a href={href} target="_blank" rel="noreferrer" data-commits={href}>
            {t('compareCommits', shortOf(old), shortOf(fresh))}
          </a>
        ) : (
          <>
            <Commit {...old} /> → <Commit {...fresh} />
          </>
        )}
      </p>
    </section>
  );
}

/** A commit with its repository, as a link where its host is known. */
function Commit({ repository, revision }: StatedSource) {
  const href = sourceLink(repository, revision)?.href;
  const text = `${repository} ${revision.slice(0, SHORT)}`;
  return href ? (
    <a href={href} target="_blank" rel="noreferrer">
      <Foreign text={text} />
    </a>
  ) : (
    <Foreign text={text} />
  );
}
