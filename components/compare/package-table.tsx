import { useState } from 'preact/hooks';
import type { PackageDifference } from '../../lib/compare/packages.ts';
import { plural, t } from '../../lib/i18n.ts';
import { quoted } from '../../lib/oci/visible.ts';
import { Foreign } from '../foreign.tsx';
import { Icon } from '../inspect/icon.tsx';
import { Folded } from './diff-rows.tsx';

/** Rows drawn at once. */
const SHOWN = 300;

interface Group {
  source: string;
  packages: PackageDifference[];
}

/** Packages of one source package that changed in the same way share a row. */
function groupsOf(all: readonly PackageDifference[]): Group[] {
  const groups = new Map<string, Group>();
  for (const one of all) {
    const key = [one.source, one.diff, one.from, one.to].join('\n');
    const group = groups.get(key) ?? { source: one.source, packages: [] };
    group.packages.push(one);
    groups.set(key, group);
  }
  return [...groups.values()];
}

interface PackageTableProps {
  all: readonly PackageDifference[];
  /** Of names and versions. */
  filter: string;
  names: [string, string];
}

/** The packages that differ, those of one source package that changed alike in one row; the others folded. */
export function PackageTable({ all, filter, names: [from, to] }: PackageTableProps) {
  const [shown, setShown] = useState(SHOWN);
  const wanted = filter.trim().toLowerCase();
  const found = all.filter((each) =>
    [each.name, each.source, each.from ?? '', each.to ?? ''].join(' ').toLowerCase().includes(wanted),
  );
  const groups = groupsOf(found.filter(({ diff }) => diff !== 'same'));
  const same = found.filter(({ diff }) => diff === 'same');
  return (
    <>
      {groups.length > 0 && (
        <table class="tbl">
          <thead>
            <tr>
              <th>{t('compareSourcePackage')}</th>
              <th>
                <Foreign text={from} />
              </th>
              <th>
                <Foreign text={to} />
              </th>
            </tr>
          </thead>
          <tbody>
            {groups.slice(0, shown).map((group) => (
              <Row key={[group.source, ...group.packages.map(({ name }) => name)].join('\n')} {...group} />
            ))}
          </tbody>
        </table>
      )}
      {groups.length > shown && (
        <button type="button" class="more" onClick={() => setShown(shown + 10 * SHOWN)}>
          {t('more', groups.length - shown)}
        </button>
      )}
      <Folded label={plural('compareSamePackages', same.length)} count={same.length}>
        {same.slice(0, 100).map((one) => (
          <p key={`${one.name} ${one.from}`} class="row">
            <Named {...one} /> <code>{quoted(one.from ?? '')}</code>
          </p>
        ))}
      </Folded>
    </>
  );
}

function Row({ source, packages }: Group) {
  const [{ from, to, direction } = {} as PackageDifference] = packages;
  return (
    <tr data-direction={direction}>
      <th scope="row">
        <b>
          <Foreign text={source} />
        </b>{' '}
        <span class={packages.length === 1 && packages[0]?.name === source ? 'vh' : 'soft'}>
          {packages.map((one, at) => (
            <>
              {at > 0 && ', '}
              <Named key={one.name} {...one} />
            </>
          ))}
        </span>
        {direction === 'downgraded' && (
          <span class="badge">
            <Icon name="warn" />
            {t('compareDowngraded')}
          </span>
        )}
      </th>
      <td>{from !== undefined && <Version as="del" text={from} />}</td>
      <td>{to !== undefined && <Version as="ins" text={to} />}</td>
    </tr>
  );
}

const Named = ({ name, diff, from, to }: PackageDifference) => (
  <span data-package={name} data-diff={diff} data-from={from} data-to={to}>
    <Foreign text={name} />
  </span>
);

const Version = ({ as: As, text }: { as: 'del' | 'ins'; text: string }) => (
  <code>
    <As>
      <Foreign text={text} />
    </As>
  </code>
);
