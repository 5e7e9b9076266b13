// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { VersionLine } from '../../../components/inspect/version-line.tsx';
import { NewestCell } from '../../../components/pasted/newest-cell.tsx';
import type { PastedRow } from '../../../components/pasted/pasted-row.ts';
import { comparisonOf } from '../../../entrypoints/popup/private-window.ts';
import { parseReference } from '../../../lib/hosts/parse-reference.ts';
import { send } from '../../../lib/messages/send.ts';
import type { ImageUpdate } from '../../../lib/updates/image-update.ts';
import { draw } from '../draw.ts';

vi.mock('../../../lib/messages/send.ts');
beforeEach(() => {
  vi.mocked(send).mockReset();
  vi.mocked(send).mockResolvedValue(null as never);
});

const DIGEST = `sha256:${'7'.repeat(64)}`;

/** The newest column for an image of a pasted text. */
async function newest(text: string, more: Partial<ImageUpdate> = {}, leavesNoTrace = false) {
  const parsed = parseReference(text);
  if (!parsed.ok) throw new Error(text);
  const row = {
    image: { reference: parsed.value, assumed: [], from: [] },
    isWhole: true,
  } as unknown as PastedRow;
  const update = {
    ...{ newer: { tag: '1.31', digest: null, baseChanges: false, isMajor: false }, newest: [] },
    ...{ isMoving: false, hasMoved: false, tag: parsed.value.tag, ...more },
  } as unknown as ImageUpdate;
  const comparison = (one: string, other: string) => comparisonOf(one, other, leavesNoTrace);
  return draw(<NewestCell {...{ row, update, comparison }} />);
}

const sidesOf = (link: HTMLElement) =>
  ['image', 'compare'].map((name) =>
    new URL(link.getAttribute('href') ?? '', 'https://x/').searchParams.get(name),
  );

test('from the newest column: what the text has with the newest tag of its kind', async () => {
  const link = async (text: string, more?: Partial<ImageUpdate>) =>
    sidesOf((await newest(text, more)).one('[data-action="compare"]'));
  expect(await link('nginx:1.29')).toEqual(['nginx:1.29', 'nginx:1.31']);
  expect(await link('quay.io/a/b:1.29')).toEqual(['quay.io/a/b:1.29', 'quay.io/a/b:1.31']);
  // A pin that the tag still is: by the tag, which costs no pull. One that it is no more: by the digest.
  const pinned = `nginx:1.29@${DIGEST}`;
  expect(await link(pinned)).toEqual(['nginx:1.29', 'nginx:1.31']);
  expect(await link(pinned, { hasMoved: true })).toEqual([pinned, 'nginx:1.31']);
  expect((await newest('nginx:1.29', { newer: null })).all('[data-action="compare"]')).toEqual([]);
});

test('from a private window no address names an image: the click stores both', async () => {
  const { one, click } = await newest('nginx:1.29', {}, true);
  expect(one('[data-action="compare"]').getAttribute('href')).toBe('inspect.html?private');
  expect(send).not.toHaveBeenCalled();
  one('[data-action="compare"]').addEventListener('click', (event) => event.preventDefault());
  await click('[data-action="compare"]');
  expect(send).toHaveBeenCalledWith('pending.put', { text: 'nginx:1.29\nnginx:1.31' });
});

test('from the note of what a tag was: that image with the one of now, where its digest was kept', async () => {
  const drawn = (digest?: string) =>
    draw(
      <VersionLine
        {...{ repository: 'library/nginx', tag: 'latest', aliases: null, details: null, isComplete: true }}
        moved={{ tag: 'latest', was: '1.31.3', until: 1, ...(digest && { digest }) }}
        linkTo={(tag) => tag}
        comparison={(was) => ({ href: `?image=nginx@${was}&compare=nginx` })}
      />,
    );
  const { one } = await drawn(DIGEST);
  expect(sidesOf(one('[data-action="compare"]'))).toEqual([`nginx@${DIGEST}`, 'nginx']);
  expect(one('[data-action="compare"]').title).toBe('Compare with ⁨1.31.3⁩');
  expect((await drawn()).all('[data-action="compare"]')).toEqual([]);
});
