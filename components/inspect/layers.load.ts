import { unlessDefect } from '../../lib/failure.ts';
import { parseReference } from '../../lib/hosts/parse-reference.ts';
import type { FoundBase } from '../../lib/inspect/found-base.ts';
import type { BaseClaim } from '../../lib/oci/base.ts';
import { DOCKER_HUB, formatReference } from '../../lib/oci/reference.ts';
import type { Ask } from './page.ts';

/** Asks at most this many tags of Docker Hub at a time. */
const MAX_CLAIMS = 4;

/** What the image stands on. */
export interface Bases {
  /** Those whose layers match, the nearest first: `node:24`, then `debian:trixie-slim`. */
  chain: FoundBase[];
  /** The tag of the nearest base, if it has another image by now. */
  moved?: string;
}

/** Which claimed bases have the image's lowest layers, and whether the nearest has moved: by Docker Hub's API and a HEAD, no pull. */
export async function loadBases(
  ask: Ask,
  claims: BaseClaim[],
  platform: string,
  layers: string[],
): Promise<Bases> {
  const find = async (of: BaseClaim[]): Promise<FoundBase[]> => {
    const names = of.map(({ name }) => name).slice(0, MAX_CLAIMS);
    const found = names.length === 0 ? null : await ask('inspect.base', { names, platform, layers });
    return found ? [found] : [];
  };
  const exact = claims.filter((claim) => claim.layers !== undefined);
  const isFirst = ({ evidence }: BaseClaim) => evidence.includes('first-step');
  const open = claims.filter((claim) => claim.layers === undefined);
  const found = await Promise.all([find(open.filter((each) => !isFirst(each))), find(open.filter(isFirst))]);
  const chain: FoundBase[] = exact.map(({ name, layers: count = 0 }) => ({ name, layers: count }));
  chain.push(...found.flat());
  chain.sort((a, b) => b.layers - a.layers);
  const nearest = claims.find(({ name, digest }) => digest && (!chain[0] || chain[0].name === name));
  const moved = chain[0]?.moved ?? (nearest && (await hasMoved(ask, nearest)) ? nearest.name : undefined);
  return { chain, ...(moved !== undefined && { moved }) };
}

/** Whether a tag of Docker Hub is certain to have another image than the digest, which may be of its index or of a platform's image. */
async function hasMoved(ask: Ask, { name, digest }: BaseClaim): Promise<boolean> {
  const parsed = parseReference(name);
  if (!parsed.ok || parsed.value.registry !== DOCKER_HUB || parsed.value.digest) return false;
  const { repository, tag = 'latest' } = parsed.value;
  const unknown = unlessDefect(null); // unknown is not said
  const view = await ask('inspect.tag', { repository, tag }).catch(unknown);
  if (!view || view.platforms.some(({ digest: of }) => of === null || of === digest)) return false;
  const image = formatReference({ ...parsed.value, tag }, 'canonical');
  const head = await ask('image.head', { image }).catch(unknown);
  return head !== null && head.digest !== digest;
}
