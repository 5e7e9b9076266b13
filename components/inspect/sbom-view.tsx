import { useMemo, useState } from 'preact/hooks';
import { plural, t } from '../../lib/i18n.ts';
import type { Sbom, SbomPackage } from '../../lib/oci/statements/sbom.ts';
import { quoted, quotedList } from '../../lib/oci/visible.ts';
import { Foreign } from '../foreign.tsx';
import { useSlices } from '../use-slices.ts';
import { PackageFilter } from './package-filter.tsx';

/** Packages drawn at once. */
const SHOWN = 300;

/** The packages of an SBOM by source package, with a filter. */
export function SbomView({ sbom: { format, tools, packages } }: { sbom: Sbom }) {
  const [filter, setFilter] = useState('');
  const [shown, setShown] = useState(SHOWN);
  const wanted = filter.trim().toLowerCase();
  const found = useMemo(
    () =>
      packages.filter(({ name, version, source, license }) =>
        `${name} ${version} ${source} ${license}`.toLowerCase().includes(wanted),
      ),
    [packages, wanted],
  );
  const drawn = useSlices(Math.min(shown, found.length));
  const sources = useMemo(() => new Set(packages.map(({ source }) => source)).size, [packages]);
  const counts = [plural('inspectPackages', packages.length), plural('inspectSources', sources)] as const;
  return (
    <>
      <div class="row">
        <span class="soft" data-packages={packages.length}>
          {tools.length > 0
            ? t('inspectSbomNote', quoted(format), quotedList(tools), ...counts)
            : t('inspectSbomNoteBare', quoted(format), ...counts)}
        </span>
        <PackageFilter text={filter} change={setFilter} />
      </div>
      <table class="tbl">
        <thead>
          <tr>
            <th>{t('inspectPackage')}</th>
            <th>{t('inspectVersion')}</th>
            <th class="hide-narrow">{t('inspectLicense')}</th>
          </tr>
        </thead>
        <tbody>
          {found.slice(0, drawn).map((each, at) => (
            <Row key={`${each.source} ${each.name} ${each.version}`} each={each} before={found[at - 1]} />
          ))}
        </tbody>
      </table>
      {found.length > shown && (
        <button type="button" class="more" onClick={() => setShown(shown + 10 * SHOWN)}>
          {plural('inspectMorePackages', found.length - shown)}
        </button>
      )}
    </>
  );
}

/** A package; the first of a source package names it. */
const Row = ({
  each: { name, version, license, source },
  before,
}: {
  each: SbomPackage;
  before: SbomPackage | undefined;
}) => (
  <tr data-package={name} data-package-version={version}>
    <th scope="row">
      {name === source && before?.source !== source ? (
        <b>
          <Foreign text={name} />
        </b>
      ) : (
        <Foreign text={name} />
      )}
      {name !== source && before?.source !== source && (
        <span class="soft"> {t('inspectOfSource', quoted(source))}</span>
      )}
    </th>
    <td>
      <code>
        <Foreign text={version} />
      </code>
    </td>
    <td class="soft hide-narrow">
      <Foreign text={license} />
    </td>
  </tr>
);
