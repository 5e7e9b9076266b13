// @vitest-environment happy-dom

import { describe, expect, test, vi } from 'vitest';
import { Platforms } from '../../../components/inspect/platforms.tsx';
import type { InTotoStatement } from '../../../lib/oci/attestation.ts';
import { draw } from '../draw.ts';
import { details, done, idle, MANIFEST, page, SBOM } from './page.ts';

describe('platforms', () => {
  const ARM = `sha256:${'4'.repeat(64)}` as const;
  const platforms = [
    { platform: 'linux/amd64', digest: MANIFEST, size: 1 },
    { platform: 'linux/arm64', digest: ARM, size: 1 },
    { platform: 'linux/386', digest: SBOM, size: 1 },
  ];
  const facts = done({ platforms, details: null, exact: null });
  const statement = { kind: 'provenance' } as InTotoStatement;

  test('what is attested costs one pull, which is named; what was read is told by its kind', async () => {
    const load = vi.fn();
    const before = { ...page(details()), facts, index: { ...idle, load } };
    const drawn = await draw(<Platforms {...before} />);
    expect(drawn.one('[data-action="load"]').textContent).toContain('1 pull');
    await drawn.click('[data-action="load"]');
    expect(load).toHaveBeenCalledOnce();

    const view = {
      platforms: [
        { platform: 'linux/amd64', digest: MANIFEST, attestations: [{ digest: SBOM, size: 1 }] },
        { platform: 'linux/arm64', digest: ARM, attestations: [{ digest: SBOM, size: 1 }] },
        { platform: 'linux/386', digest: SBOM, attestations: [] },
      ],
    };
    const after = await draw(
      <Platforms
        {...before}
        index={done(view)}
        learned={new Map([[MANIFEST, { statements: [statement, { ...statement, kind: 'sbom' }] }]])}
      />,
    );
    const cells = after.all('[data-attested]');
    expect(cells.map(({ dataset }) => dataset.attested)).toEqual(['provenance sbom', 'unread', '']);
    expect(cells[0]?.textContent).toBe('Provenance, SBOM');
    expect(after.all('tr[data-platform]')).toHaveLength(3);
  });

  test('an image without an index has nothing to read', async () => {
    const drawn = await draw(<Platforms {...page(details())} digest={done(MANIFEST)} />);
    expect(drawn.all('[data-action="load"]')).toEqual([]);
  });

  test('the name of a platform breaks between its parts alone', async () => {
    const windows = 'windows/amd64@10.0.26100.4946';
    const rows = ['linux/arm/v7', windows].map((platform) => ({ platform, digest: ARM, size: 1 }));
    const read = done({ platforms: rows, details: null, exact: null });
    const drawn = await draw(<Platforms {...page(details())} facts={read} />);
    const [arm, win] = drawn.all('tbody th');
    expect([arm, win].map((cell) => cell?.textContent)).toEqual(['linux/arm/v7', windows]);
    const parts = (cell?: Element) =>
      [...(cell?.querySelectorAll('.parts > * > span') ?? [])].map(({ textContent }) => textContent);
    expect(parts(arm)).toEqual(['linux/', 'arm/', 'v7']);
    expect(parts(win)).toEqual(['windows/', 'amd64', '@10.0.26100.4946']);
    expect(win?.querySelectorAll('wbr')).toHaveLength(2);
  });
});
