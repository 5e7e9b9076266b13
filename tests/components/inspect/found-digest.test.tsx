// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { FoundDigest } from '../../../components/inspect/found-digest.tsx';
import { DigestPage } from '../../../entrypoints/popup/digest-page.tsx';
import { browser } from '../../../lib/browser.ts';
import { formatReference } from '../../../lib/oci/reference.ts';
import { draw, settle } from '../draw.ts';
import { INDEX } from './page.ts';

const FOUND = {
  places: [{ registry: 'docker.io', repository: 'acme/secret', role: 'index', tags: ['1', '1.2'] }],
  repositories: 3,
  tags: 40,
  documents: 2,
};

test('each place with its tags as links, and how much was searched', async () => {
  const drawn = await draw(
    <FoundDigest
      digest={INDEX}
      ask={(async () => FOUND) as never}
      linkTo={(to) => `?${formatReference(to)}`}
    />,
  );
  await settle();
  expect(drawn.all('[data-alias]').map((each) => each.getAttribute('href'))).toEqual([
    '?acme/secret:1',
    '?acme/secret:1.2',
  ]);
  expect(drawn.one('[data-known]').dataset.known).toBe('40');
});

test('in the popup a tag is looked up in place; in a private window its address names nothing', async () => {
  browser.runtime.sendMessage = (async () => ({ ok: true, answer: FOUND })) as never;
  const lookedUp: string[] = [];
  const drawn = await draw(
    <DigestPage digest={INDEX} lookUp={(text) => void lookedUp.push(text)} leavesNoTrace={true} />,
  );
  await settle();
  expect(drawn.root.innerHTML).not.toContain('href="?image');
  drawn.all('[data-alias]')[1]?.click();
  expect(lookedUp).toEqual(['acme/secret:1.2']);
});
