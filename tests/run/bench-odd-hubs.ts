import { digestsOf, look } from '../sources/hub/capped-hub.ts';
import { fewestRequests, ODD_HUBS, oddHub, outOfReach } from '../sources/hub/odd-hubs.ts';
import { madeMap, realMap } from '../sources/hub/real-maps.ts';
import { columns, count } from './bench-text.ts';

/**
 * What the whole map costs an anonymous reader where Hub lists tags in another way than was observed. Tags on no list take a HEAD
 * each, whatever is planned.
 */
export async function benchOddHubs(): Promise<string[]> {
  const real = realMap('golang');
  const tags = real ?? madeMap(5000);
  const rows = [['Hub', 'requests', '÷ fewest', 'HEADs', 'share', 'on no list', 'coverage', 'wrong']];
  for (const odd of ODD_HUBS) {
    const capped = oddHub(tags, odd);
    const known = digestsOf(await look(capped, { mode: 'all' }));
    const truth = capped.hub.truth();
    const wrong = [...truth].filter(([name, digest]) => known.has(name) && known.get(name) !== digest).length;
    const { asked, heads } = capped.hub;
    rows.push([
      odd.id,
      count(asked.length),
      (asked.length / fewestRequests(tags, odd)).toFixed(2),
      count(heads),
      `${((100 * heads) / tags.length).toFixed(1)} %`,
      `${((100 * outOfReach(tags, odd)) / tags.length).toFixed(1)} %`,
      `${((100 * known.size) / truth.size).toFixed(1)} %`,
      count(wrong),
    ]);
  }
  return [`${real ? 'golang' : 'made up'}, ${count(tags.length)} tags`, ...columns(rows)];
}
