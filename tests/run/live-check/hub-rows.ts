import type { Answer } from './ask.ts';
import { BIG, DIGEST, first, HUB, okay, page, SMALL, type Tag, tagsUrl } from './hub-tags.ts';
import { ORDER_ROWS } from './order-rows.ts';
import { type Row, Unknown } from './row.ts';

export const HUB_ROWS: readonly Row[] = [
  {
    id: 'hub.tags.cap',
    assumption:
      'Anonymous paging ends at the 1,000th tag: page 10 of 100 is there, page 11 is refused with 403',
    since: '2026-08-11',
    breaks:
      'The cost of a big repository is computed from it. Higher or gone: more requests than needed. Lower: fewer tags before “Load all” is offered; coverage is shown as it is.',
    async check(asked) {
      const { count, results } = await page(asked, BIG, first);
      const size = results.length;
      if (count <= 1000 || size === 0) throw new Unknown(`${BIG} has ${count} tags only`);
      const last = Math.floor(1000 / size);
      const at = (number: number) => asked.get(tagsUrl(BIG, { page_size: `${size}`, page: `${number}` }));
      const [inside, beyond] = [await at(last), await at(last + 1)];
      return {
        isHeld: inside.status === 200 && beyond.status === 403,
        seen: `pages of ${size}: page ${last} ${inside.status}, page ${last + 1} ${beyond.status}`,
      };
    },
  },
  {
    id: 'hub.tags.page-size',
    assumption: 'A page has up to 100 tags',
    since: '2020-01-01',
    breaks:
      'Smaller pages: more requests and slower aliases; the planner counts with what arrives. Nothing wrong is shown.',
    async check(asked) {
      const { results, count } = await page(asked, BIG, first);
      if (count < 100) throw new Unknown(`${BIG} has ${count} tags only`);
      return { isHeld: results.length === 100, seen: `${results.length} tags` };
    },
  },
  ...ORDER_ROWS,
  {
    id: 'hub.tags.digest',
    assumption: 'A tag that was pushed since 2023 has the digest of its index, and its images have theirs',
    since: '2023-01-01',
    breaks:
      'Aliases: without digests every tag would stand alone. Tagkin shows “no digest known” and compares by platform where it can.',
    async check(asked) {
      const { results } = await page(asked, SMALL, first);
      const recent = results.filter(
        ({ tag_last_pushed, last_updated }) => (tag_last_pushed ?? last_updated ?? '') > '2023',
      );
      if (recent.length === 0) throw new Unknown('no recent tag');
      const whole = recent.filter(({ digest }) => DIGEST.test(digest ?? ''));
      return {
        isHeld: whole.length > 0.9 * recent.length,
        seen: `${whole.length} of ${recent.length} recent tags have a digest`,
      };
    },
  },
  {
    id: 'hub.tag.images',
    assumption: 'One tag lists its images with os, architecture and digest',
    since: '2023-06-01',
    breaks:
      '“Same on linux/amd64 only”, the choice of a platform, and look-ups for one pull: the popup would read the index, for two.',
    async check(asked) {
      const { body } = await okay(asked, `${HUB}/namespaces/library/repositories/${SMALL}/tags/latest`);
      const { images = [] } = JSON.parse(body) as Tag;
      const whole = images.filter(
        ({ os, architecture, digest }) => os && architecture && DIGEST.test(digest ?? ''),
      );
      const platforms = whole.filter(({ os }) => os !== 'unknown').length;
      return {
        isHeld: platforms > 0 && whole.length === images.length,
        seen: `${platforms} platforms, ${images.length} entries`,
      };
    },
  },
  {
    id: 'hub.rate.headers',
    assumption: 'Answers have X-RateLimit-Limit, -Remaining and -Reset',
    since: '2025-09-01',
    breaks:
      'Tagkin could not keep a part of the limit for your own browsing: it would learn of it by 429 alone, and pause then.',
    async check(asked) {
      await okay(asked, tagsUrl(SMALL, first));
      const all = asked.answers.filter(({ url }) => url.startsWith(HUB)).map(({ headers }) => headers);
      const valuesOf = (headers: Answer['headers']) =>
        ['limit', 'remaining', 'reset'].map((name) => String(headers[`x-ratelimit-${name}`]));
      const whole = all.filter((headers) => valuesOf(headers).every((value) => /^\d+$/.test(value)));
      const last = whole.at(-1);
      return {
        isHeld: whole.length > all.length / 2,
        seen: `${whole.length} of ${all.length} answers${last ? `, the last: ${valuesOf(last).join(', ')}` : ''}`,
      };
    },
  },
  {
    id: 'hub.search',
    assumption: '`/v2/search/repositories/` finds repositories by a word',
    since: '2026-10-02',
    breaks:
      'Suggestions while typing, and names that are similar to one that does not exist: both lists stay empty.',
    async check(asked) {
      const { body } = await okay(asked, `${HUB}/search/repositories/?query=${SMALL}&page_size=25`);
      const { results = [] } = JSON.parse(body) as { results?: { repo_name?: string }[] };
      const names = results.map(({ repo_name }) => repo_name ?? '');
      return {
        isHeld: names.some((name) => name === SMALL || name === `library/${SMALL}`),
        seen: `${names.length} results, first ${names[0]}`,
      };
    },
  },
];
