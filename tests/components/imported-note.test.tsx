// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { ImportedNote } from '../../components/options/imported-note.tsx';
import { draw } from './draw.ts';

test('what became of the watched tags of a settings file is told, each part where there is one', async () => {
  const drawn = await draw(<ImportedNote taken={199} refused={32} unread={1} isPrivate={false} />);
  expect(drawn.all('p').map(({ textContent }) => textContent)).toEqual([
    '199 watched tags of the file are in the list.',
    '32 more found no room: 200 tags are watched at most.',
    '1 text in its list of watched tags names no image with a tag.',
  ]);
  await drawn.redraw(<ImportedNote taken={0} refused={0} unread={0} isPrivate />);
  expect(drawn.text()).toBe('A private window changes nothing in this list.');
  await drawn.redraw(<ImportedNote taken={0} refused={0} unread={0} isPrivate={false} />);
  expect(drawn.text()).toBe('');
});
