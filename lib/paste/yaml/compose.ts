import type { Claim, Find } from '../text/find.ts';
import { part, type Traced } from '../text/traced.ts';
import {
  asMap,
  asText,
  get,
  has,
  type MapNode,
  type Node,
  resolved,
  type TextNode,
  textAt,
} from '../tree/node.ts';
import type { Reader } from '../tree/reader.ts';
import type { Visit } from '../tree/walk.ts';
import { imageAt, mapsAt } from './context.ts';

/** The maps that stand directly below a key of the top. */
const isIn = (visit: Visit, key: string): boolean =>
  visit.up?.key === key && visit.up.up?.up === undefined && visit.up.up !== undefined;

const servicesOf = (root: Node): MapNode | undefined => asMap(get(asMap(root), 'services'));

/** Names that services with `build` give to what they build: other services run it under the same name. */
function builtNames(services: MapNode | undefined): Set<string> {
  const built = new Set<string>();
  for (const { value } of services?.pairs ?? []) {
    const service = asMap(value);
    const image = textAt(service, 'image');
    if (image && get(service, 'build')) built.add(image.text);
  }
  return built;
}

const IMAGE_CONTEXT = /^(?:[\w.-]+=)?docker-image:\/\//;

/** `additional_contexts: { base: docker-image://alpine }`, or as a list of `base=…`. */
function contexts(visit: Visit, build: MapNode): Find[] {
  const node = resolved(get(build, 'additional_contexts'));
  const texts =
    node?.kind === 'map' ? node.pairs.map(({ value }) => value) : node?.kind === 'seq' ? node.items : [];
  return texts.flatMap((item) => {
    const text = asText(item);
    const prefix = text && IMAGE_CONTEXT.exec(text.text)?.[0];
    return text && prefix ? [imageAt(visit, 'additional_contexts', part(text, prefix.length))] : [];
  });
}

function mounts(visit: Visit): Find[] {
  return mapsAt(visit.map, 'volumes').flatMap((volume) => {
    const source = textAt(volume, 'type')?.text === 'image' ? textAt(volume, 'source') : undefined;
    return source ? [imageAt(visit, 'volumes', source)] : [];
  });
}

function readService(visit: Visit, built: ReadonlySet<string>): (Find | Claim)[] {
  const { map } = visit;
  const image = textAt(map, 'image');
  const build = get(map, 'build');
  const found: (Find | Claim)[] = [...mounts(visit)];
  const options = asMap(build);
  if (options) found.push(...contexts(visit, options));
  for (const list of ['cache_from', 'cache_to', 'tags']) claimTexts(get(options, list), found);
  if (image && (build || built.has(image.text))) found.push({ claim: image });
  else if (image) found.push(imageAt(visit, 'image', image as Traced));
  return found;
}

function claimTexts(node: Node | undefined, found: (Find | Claim)[]) {
  const list = resolved(node);
  for (const item of list?.kind === 'seq' ? list.items : []) {
    const text: TextNode | undefined = asText(item);
    if (text) found.push({ claim: text });
  }
}

/**
 * Compose files: services, image volumes, images as build contexts, models. A service with `build` runs what is built, under
 * a name that no registry need know. Source: compose-spec.
 */
export const compose: Reader = {
  id: 'compose',
  detect: (text) => /\bservices["']?[ \t]*:/.test(text),
  read: (source) => {
    const built = new Map(source.roots().map((root) => [root, builtNames(servicesOf(root.node))]));
    return source.visits().flatMap((visit): (Find | Claim)[] => {
      if (servicesOf(visit.root.node) === undefined || has(asMap(visit.root.node), 'kind')) return [];
      if (isIn(visit, 'services') || (visit.key.startsWith('x-') && has(visit.map, 'image')))
        return readService(visit, built.get(visit.root) ?? new Set());
      const model = isIn(visit, 'models') ? textAt(visit.map, 'model') : undefined;
      return model ? [imageAt(visit, 'model', model)] : [];
    });
  },
};
