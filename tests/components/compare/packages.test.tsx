// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { markdownOf } from '../../../components/compare/markdown.ts';
import { Packages, useComparedPackages } from '../../../components/compare/packages.tsx';
import type { CompareData, CompareSide } from '../../../components/compare/side.ts';
import { compareImages } from '../../../lib/compare/comparison.ts';
import type { Failure } from '../../../lib/failure.ts';
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
  return <Packages {...data} packages={useComparedPackages(data)} />;
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
