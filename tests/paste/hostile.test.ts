import { describe, expect, it } from 'vitest';
import { readPasted } from '../../lib/paste/read-pasted.ts';

const times = (count: number, text: (at: number) => string, between = '\n') =>
  Array.from({ length: count }, (_, at) => text(at)).join(between);

/** Ten aliases, each nine times the one before: a billion items if they were written out. */
const BOMB = times(10, (at) => `a${at}: &a${at} [${times(9, () => (at ? `*a${at - 1}` : 'x'), ', ')}]`);

/** Each ends: a reader whose time grows with the square of such a text, or faster, does not within a test's time. */
describe('a hostile text', { timeout: 60_000 }, () => {
  it.each<[string, string, number]>([
    ['aliases of aliases', `services:\n  x:\n    image: nginx:1\n${BOMB}`, 1],
    ['5,000 levels of JSON', `${'{"a":'.repeat(5000)}"x"${'}'.repeat(5000)}\nFROM nginx:1`, 1],
    ['5,000 lists in lists', `${'['.repeat(5000)}${']'.repeat(5000)}\nimage: nginx:1`, 1],
    ['options without end', `docker run ${'-e A=b '.repeat(3000)}nginx:1`, 1],
    ['a command of 4,000 lines', `${'docker run \\\n'.repeat(4000)}nginx:1`, 1],
    ['quotes that close nothing', `docker run ${'"'.repeat(20_001)}`, 1],
    ['defaults of defaults', `image: ${'${A:-'.repeat(4000)}x${'}'.repeat(4000)}`, 1],
    ['values that double', `${times(400, (at) => `ARG A${at}=$A${at - 1}$A${at - 1}`)}\nFROM x:$A399`, 1],
    ['2,000 hunks', `--- a\n+++ b\n${times(2000, () => '@@ -1 +1 @@\n-image: a/b:1\n+image: a/b:2')}`, 2],
    ['services that are built', `a:\n  build: .\n${'          x\n'.repeat(2000)}`.repeat(5), 1],
    ['tags that are never closed', '<a>'.repeat(10_000), 1],
  ])('%s', (_, text, most) => {
    const images = new Set(readPasted(text).found.map((one) => JSON.stringify(one)));
    expect(images.size).toBeLessThanOrEqual(most);
  });
});
