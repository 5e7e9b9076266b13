import { useMemo, useState } from 'preact/hooks';
import { comparePackages, type PackageDifference } from '../../lib/compare/packages.ts';
import { formatList, plural, t } from '../../lib/i18n.ts';
import { quoted, quotedList } from '../../lib/oci/visible.ts';
import { PackageFilter } from '../inspect/package-filter.tsx';
import { attestedState, LoadAttested } from './attested.tsx';
import { LoadDatabases } from './databases.tsx';
import { PackageTable } from './package-table.tsx';
import { type CompareData, type CompareSide, shortName } from './side.ts';
import type { Databases } from './use-databases.ts';

const sbomsOf = ({ attested }: CompareSide) => attested.value?.sboms ?? [];
const toolsOf = (side: CompareSide): string =>
  quotedList([...new Set(sbomsOf(side).flatMap(({ tools }) => tools))].toSorted());

/** The packages of both sides, by their SBOMs; null until both were read. */
export function useComparedPackages({ from, to }: CompareData): PackageDifference[] | null {
  return useMemo(() => {
    const [ours, theirs] = [sbomsOf(from), sbomsOf(to)];
    if (ours.length === 0 || theirs.length === 0) return null;
    return comparePackages(
      ours.flatMap(({ packages }) => packages),
      theirs.flatMap(({ packages }) => packages),
    );
  }, [from.attested.value, to.attested.value]);
}

interface PackagesProps extends CompareData {
  packages: PackageDifference[] | null;
  /** What is compared where neither has an SBOM. An SBOM is never compared with a database. */
  databases: Databases;
}

/** The packages that differ; their SBOMs are read on request, and where neither image has one, their package databases. */
export function Packages({ from, to, packages, databases }: PackagesProps) {
  const without = [from, to].filter((side) => sbomsOf(side).length === 0);
  const [filter, setFilter] = useState('');
  const state = attestedState([from, to]);
  return (
    <section class="section" id="packages" data-state={state} aria-busy={state === 'loading'}>
      <header>
        <h2>{t('comparePackages')}</h2>
        {packages && <span class="soft">{noteOf(packages, from, to, databases)}</span>}
        {packages && <PackageFilter text={filter} change={setFilter} />}
      </header>
      <LoadAttested from={from} to={to} />
      {packages && (
        <PackageTable
          all={packages}
          filter={filter}
          names={[shortName(from.reference), shortName(to.reference)]}
        />
      )}
      {state === 'complete' && without.length === 2 && !packages && (
        <>
          <p class="soft">{t('compareNoSboms')}</p>
          <LoadDatabases from={from} to={to} databases={databases} />
        </>
      )}
      {state === 'complete' && without.length === 1 && (
        <p class="soft">{t('compareOneSbom', without.map(({ reference }) => shortName(reference)).join())}</p>
      )}
    </section>
  );
}

/** `4 upgraded, 1 removed · SBOMs by docker-scout`: each generator where they are two. */
function noteOf(
  all: readonly PackageDifference[],
  from: CompareSide,
  to: CompareSide,
  databases: Databases,
): string {
  const count = (matches: (one: PackageDifference) => boolean) => all.filter(matches).length;
  const counts = [
    ['comparePackagesUpgraded', count(({ direction }) => direction === 'upgraded')],
    ['comparePackagesDowngraded', count(({ direction }) => direction === 'downgraded')],
    ['comparePackagesChanged', count(({ diff, direction }) => diff === 'changed' && !direction)],
    ['comparePackagesAdded', count(({ diff }) => diff === 'added')],
    ['comparePackagesRemoved', count(({ diff }) => diff === 'removed')],
  ] as const;
  const told = counts.flatMap(([key, number]) => (number === 0 ? [] : [plural(key, number)]));
  const counted = told.length === 0 ? t('compareNoPackages') : formatList(told);
  if (databases.packages === all)
    return `${counted} · ${t('compareByDatabases', quoted(databases.to?.path ?? ''))}`;
  const [one, other] = [toolsOf(from), toolsOf(to)];
  if (one === '' && other === '') return counted;
  const by =
    one === other
      ? t('compareSbomsBy', one)
      : t('compareSbomsByTwo', one || t('notRecorded'), other || t('notRecorded'));
  return `${counted} · ${by}`;
}
