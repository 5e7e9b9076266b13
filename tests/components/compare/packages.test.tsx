// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { useLayerPasses } from '../../../components/compare/layer-passes.ts';
import { markdownOf } from '../../../components/compare/markdown.ts';
import { Packages, useComparedPackages } from '../../../components/compare/packages.tsx';
import type { CompareData, CompareSide } from '../../../components/compare/side.ts';
import { useDatabases } from '../../../components/compare/use-databases.ts';
import type { ReadLayer } from '../../../components/inspect/layer-progress.ts';
import { compareImages } from '../../../lib/compare/comparison.ts';
import type { Failure } from '../../../lib/failure.ts';
import { collectEntries } from '../../../lib/layers/entry-list.ts';
import type { PackageKind } from '../../../lib/layers/packages/package.ts';
import { readSbom, type Sbom } from '../../../lib/oci/statements/sbom.ts';
import { draw } from '../draw.ts';
import { details, side } from './sides.ts';

function sbom(packages: [name: string, version: string, source?: string][], tool = 'docker-scout'): Sbom {
  const read = readSbom({
    spdxVersion: 'SPDX-2.3',
    creationInfo: { creators: [`Tool: ${tool}`] },
    packages: packages.map(([name, versionInfo, upstream = name]) => ({
      name,
      versionInfo,
      externalRefs: [
        {
          referenceType: 'purl',
          referenceLocator: `pkg:deb/debian/${name}@${encodeURIComponent(versionInfo)}?upstream=${upstream}`,
        },
      ],
    })),
  });
  if (!read) throw new Error('no SBOM');
  return read;
}

const attestedBy = (sboms: Sbom[], unread = 0): Partial<CompareSide> => ({
  attested: { state: 'complete', value: { sboms, provenance: [], unread }, failure: null, load: () => {} },
});

function Section(data: CompareData) {
  const passes = useLayerPasses('');
  const databases = useDatabases({ ...data, details: [details('1'), details('2')], passes });
  return (
    <Packages {...data} packages={useComparedPackages(data) ?? databases.packages} databases={databases} />
  );
}

const told = (all: HTMLElement[]) =>
  all.map(({ dataset: { package: name, diff, from = '–', to = '–' } }) => `${diff} ${name} ${from} → ${to}`);

describe('packages', () => {
  test('are read on request, at what that costs', async () => {
    const loads: string[] = [];
    const asked = (tag: string) =>
      side(tag, details(tag), {
        attested: { state: 'idle', value: null, failure: null, load: () => void loads.push(tag) },
      });
    const drawn = await draw(<Section from={asked('1')} to={asked('2')} />);
    expect(drawn.one('#packages').dataset.state).toBe('idle');
    expect(drawn.one('[data-action="load"]').textContent).toContain('at most 4 pulls');
    await drawn.click('[data-action="load"]');
    expect(loads).toEqual(['1', '2']);
    const elsewhere = (tag: string) => ({ ...asked(tag), isHub: false });
    await drawn.redraw(<Section from={elsewhere('1')} to={elsewhere('2')} />);
    expect(drawn.one('[data-action="load"]').textContent).not.toContain('pull');
  });

  test('by source package: upgraded, downgraded, added and removed; those that are the same are folded', async () => {
    const from = sbom([
      ['libssl3', '3.0.9-1', 'openssl'],
      ['openssl', '3.0.9-1'],
      ['curl', '8.2'],
      ['gone', '1'],
      ['bash', '5'],
    ]);
    const to = sbom([
      ['libssl3', '3.0.11-1', 'openssl'],
      ['openssl', '3.0.11-1'],
      ['curl', '8.1'],
      ['fresh', '2'],
      ['bash', '5'],
    ]);
    const drawn = await draw(
      <Section
        from={side('1', details('1'), attestedBy([from]))}
        to={side('2', details('2'), attestedBy([to]))}
      />,
    );
    expect(told(drawn.all('tbody [data-package]'))).toEqual([
      'changed curl 8.2 → 8.1',
      'added fresh – → 2',
      'removed gone 1 → –',
      'changed libssl3 3.0.9-1 → 3.0.11-1',
      'changed openssl 3.0.9-1 → 3.0.11-1',
    ]);
    expect(drawn.all('tbody tr')).toHaveLength(4);
    expect(told(drawn.all('details [data-package]'))).toEqual(['same bash 5 → 5']);
    expect(drawn.text()).toContain('2 upgraded, 1 downgraded, 1 added, 1 removed · SBOMs by ⁨docker-scout⁩');

    await drawn.type('[name="packages"]', 'SSL');
    expect(told(drawn.all('[data-package]')).every((each) => /ssl/.test(each))).toBe(true);
    const text = markdownOf(compareImages(details('1'), details('2')), ['a', 'b'], {
      isExact: true,
      packages: [{ name: 'a|b\n', source: 'x', diff: 'changed', from: '1', to: '2' }],
    });
    expect(text).toContain('| `` a\\|b  `` | `` 1 `` | `` 2 `` |');
  });

  test('two generators are named; one side without an SBOM is said, and nothing is compared', async () => {
    const one = side('1', details('1'), attestedBy([sbom([['a', '1']], 'syft-1.0')]));
    const other = side('2', details('2'), attestedBy([sbom([['a', '1']])]));
    const drawn = await draw(<Section from={one} to={other} />);
    expect(drawn.text()).toContain('different tools, ⁨syft-1.0⁩ and ⁨docker-scout⁩');
    expect(drawn.text()).toContain('no package differs');
    await drawn.redraw(<Section from={one} to={side('2', details('2'), attestedBy([]))} />);
    expect([drawn.all('[data-package]').length, drawn.text()]).toEqual([
      0,
      expect.stringContaining('2 has no SBOM'),
    ]);
  });

  test('where neither has an SBOM: the package databases, from the top layer down, at what that costs at most', async () => {
    const asked: string[] = [];
    const reader = (name: string, status: string, kind: PackageKind = 'deb'): ReadLayer => {
      return ({ digest }, onProgress) => {
        asked.push(`${name} ${digest.slice(7, 9)}`);
        const packages = [{ name: 'libc6', version: status }];
        const found = digest.startsWith('sha256:a') ? [{ kind, path: 'var/lib/dpkg/status', packages }] : [];
        const listing = collectEntries().listing();
        onProgress({ kind: 'listing', listing, packages: found, release: null, failure: null });
        return () => {};
      };
    };
    const none = (tag: string, readLayer: ReadLayer) =>
      side(tag, details(tag), { ...attestedBy([]), readLayer });
    const drawn = await draw(
      <Section from={none('1', reader('1', '2.41-12'))} to={none('2', reader('2', '2.41-13'))} />,
    );
    expect(drawn.text()).toContain('Neither image has an SBOM.');
    expect(drawn.one('[data-action="load"]').textContent).toContain('at most 96.4 MB');
    expect(asked).toEqual([]);
    await drawn.click('[data-action="load"]');
    expect(asked).toEqual(['1 c1', '1 a1', '2 c2', '2 a2']); // the base is not read
    expect(told(drawn.all('tbody [data-package]'))).toEqual(['changed libc6 2.41-12 → 2.41-13']);
    expect(drawn.text()).toContain('1 upgraded · by the package databases, ⁨var/lib/dpkg/status⁩');
    expect(drawn.all('[data-action="load"]')).toEqual([]);

    const other = await draw(
      <Section from={none('1', reader('1', '1'))} to={none('2', reader('2', '2', 'apk'))} />,
    );
    await other.click('[data-action="load"]');
    expect(other.text()).toContain('two kinds, deb and apk');
    expect(other.all('[data-package]')).toEqual([]);
  });

  test('a side that cannot be read says why, and is tried again; what is too large is asked for', async () => {
    const loads: string[] = [];
    const failure: Failure = { kind: 'network' };
    const failing = side('1', details('1'), {
      attested: { state: 'error', value: null, failure, load: () => void loads.push('again') },
    });
    const large = side('2', details('2'), {
      ...attestedBy([], 20_000_000),
      readLarge: () => void loads.push('large'),
    });
    const drawn = await draw(<Section from={failing} to={large} />);
    expect(drawn.one('[data-side="from"] [data-failed]').dataset.failed).toBe('network');
    await drawn.click('[data-action="retry"]');
    await drawn.click('[data-action="load-large"]');
    expect(loads).toEqual(['again', 'large']);
  });

  test('ten thousand packages that differ are 300 rows at first', async () => {
    const many = (version: string) =>
      sbom(Array.from({ length: 10_000 }, (_, at) => [`p${at}`, version] as [string, string]));
    const drawn = await draw(
      <Section
        from={side('1', details('1'), attestedBy([many('1')]))}
        to={side('2', details('2'), attestedBy([many('2')]))}
      />,
    );
    expect(drawn.all('tbody tr')).toHaveLength(300);
    expect(drawn.one('.more').textContent).toContain('9,700');
  });
});
