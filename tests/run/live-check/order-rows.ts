import type { Asked } from './ask.ts';
import { BIG, first, namesOf, type Page, page } from './hub-tags.ts';
import { type Row, Unknown } from './row.ts';

/** Whether texts never go down, or never go up. */
const isAscending = (texts: readonly string[], compare: (a: string, b: string) => number): boolean =>
  texts.every((text, at) => at === 0 || compare(texts[at - 1] ?? '', text) <= 0);

const byCode = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The orders of names that the planner knows (lib/sources/hub/planner/name-order.ts). */
const NAME_ORDERS: Record<string, (a: string, b: string) => number> = {
  bytes: byCode,
  locale: new Intl.Collator('en-US').compare,
  natural: new Intl.Collator('en-US', { numeric: true }).compare,
  letters: new Intl.Collator('en-US', { ignorePunctuation: true }).compare,
};

const timesOf = ({ results }: Page): string[] =>
  // The digits after the point differ in number.
  results.flatMap(({ last_updated }) => (last_updated ? [new Date(last_updated).toISOString()] : []));

/** Text out of the middle of a word that some names have, behind their first part, and others have not. */
async function fragment(asked: Asked): Promise<string> {
  const names = namesOf(await page(asked, BIG, first));
  const words = names.flatMap((name) => name.split(/[^a-z]+/i).slice(1)).filter((word) => word.length >= 4);
  const count = (text: string) => names.filter((name) => name.toLowerCase().includes(text)).length;
  const found = [...new Set(words.map((word) => word.toLowerCase().slice(1)))]
    .filter((text) => count(text) < names.length)
    .sort((a, b) => count(b) - count(a))[0];
  if (found === undefined) throw new Unknown('no name to filter by');
  return found;
}

/** How lists of tags are ordered and filtered. */
export const ORDER_ROWS: readonly Row[] = [
  {
    id: 'hub.tags.ordering',
    assumption: '`ordering=last_updated` is newest first, `-last_updated` oldest first',
    since: '2026-10-02',
    breaks:
      'A second visit would miss what was pushed since: tags show an older image until the next full read.',
    async check(asked) {
      const newest = timesOf(await page(asked, BIG, { page_size: '25', ordering: 'last_updated' }));
      const oldest = timesOf(await page(asked, BIG, { page_size: '25', ordering: '-last_updated' }));
      if (newest.length < 2 || oldest.length < 2) throw new Unknown('too few times');
      const isHeld = isAscending(newest.toReversed(), byCode) && isAscending(oldest, byCode);
      return { isHeld, seen: `last_updated from ${newest[0]}, -last_updated from ${oldest[0]}` };
    },
  },
  {
    id: 'hub.tags.ordering-with-name',
    assumption: '`ordering` holds for a filtered list too',
    since: '2026-10-02',
    breaks:
      'The planner finds its predictions wrong, plans again with filters alone, and needs more requests for a big repository.',
    async check(asked) {
      const name = await fragment(asked);
      const oldest = timesOf(await page(asked, BIG, { page_size: '25', name, ordering: '-last_updated' }));
      if (new Set(oldest).size < 2) throw new Unknown('too few times');
      return {
        isHeld: isAscending(oldest, byCode),
        seen: `${name}, -last_updated: from ${oldest[0]} to ${oldest.at(-1)}`,
      };
    },
  },
  {
    id: 'hub.tags.name-filter',
    assumption: '`name` finds tags with that text anywhere in their name',
    since: '2025-04-23',
    breaks:
      'A big repository cannot be completed by filters; the rest is read by HEAD, one tag each, and its cost is named.',
    async check(asked) {
      const name = await fragment(asked);
      const { count } = await page(asked, BIG, first);
      const found = await page(asked, BIG, { ...first, name });
      const others = namesOf(found).filter((each) => !each.toLowerCase().includes(name));
      return {
        isHeld: found.results.length > 0 && others.length === 0 && found.count < count,
        seen: `${name}: ${found.count} of ${count} tags, ${others.length} without it`,
      };
    },
  },
  {
    id: 'hub.tags.name-order',
    assumption:
      '`ordering=-name` is ascending, `name` descending, in one of the orders that the planner knows',
    since: '2026-10-02',
    breaks:
      'The planner finds its predictions wrong and does without this order: more requests for a big repository.',
    async check(asked) {
      const up = namesOf(await page(asked, BIG, { page_size: '50', ordering: '-name' }));
      const down = namesOf(await page(asked, BIG, { page_size: '50', ordering: 'name' }));
      const order = Object.keys(NAME_ORDERS).find((key) => {
        const compare = NAME_ORDERS[key] ?? byCode;
        return isAscending(up, compare) && isAscending(down.toReversed(), compare);
      });
      return {
        isHeld: order !== undefined && up[0] !== down[0],
        seen: `${order ?? 'no known order'}: ${up[0]} … ${down[0]}`,
      };
    },
  },
];
