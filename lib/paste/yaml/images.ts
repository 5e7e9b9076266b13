import { parseReference } from '../../hosts/parse-reference.ts';
import { isComplete, isExplicit } from '../text/explicit.ts';
import type { Claim, Find } from '../text/find.ts';
import { concat, part, type Traced, untraced } from '../text/traced.ts';
import {
  asMap,
  asText,
  below,
  get,
  has,
  type MapNode,
  type Node,
  resolved,
  type TextNode,
  textAt,
  textsOf,
} from '../tree/node.ts';
import type { Reader } from '../tree/reader.ts';
import { isBelow, objectAround, type Visit } from '../tree/walk.ts';
import { formOf, imageAt } from './context.ts';
import {
  hasVariable,
  isBuilt,
  isLabel,
  isMachine,
  isOtherKey,
  isUsable,
  keysOfMatrix,
} from './other-images.ts';
import { isRepository, piecesOf, TAGS } from './pieces.ts';

/** `name` of GitLab and Kustomize, `reference` of Kubernetes volumes, `url` of Render: only in a map that is an image. */
function nameIn(map: MapNode): TextNode | undefined {
  // `{ name: title, image: quay.io/a/b, tag: 1 }`
  const image = textAt(map, 'image');
  if (image?.text.includes('/') && isUsable(image.text)) return image;
  const name = textAt(
    map,
    'reference',
    'newName',
    'name',
    'imageName',
    'ref',
    'url',
    'uri',
    'image',
    'fullImageName',
    'path',
  );
  return name && isUsable(name.text) && isRepositoryLike(name.text) ? name : undefined;
}

const isRepositoryLike = (text: string): boolean =>
  isRepository(text.replace(/(?::[\w.-]+)?(?:@sha256:\w+)?$/, '')) || /^docker:\/\//.test(text);

/** The value of a key that holds an image: a text, or a map with its parts. */
function imageIn(visit: Visit, key: string, node: Node, isCertain: boolean): (Find | Claim)[] {
  const value = resolved(node);
  if (value?.kind === 'map') {
    const isSchema = has(value, 'type') && has(value, 'description', 'properties', 'default', 'enum');
    const isPicture = has(value, 'width', 'height', 'alt', 'src', 'caption');
    const name = isSchema || isPicture || has(value, 'repository') ? undefined : nameIn(value);
    if (name === undefined) return [];
    const { name: whole, also, pin } = piecesOf(value, name, visit.root.node, true);
    return isCertain || isExplicit(whole.text)
      ? [imageAt(visit, key, whole, { also, pin, isStated: isCertain })]
      : [];
  }
  if (value?.kind === 'seq')
    return value.items.flatMap((item) => (item.kind === 'seq' ? [] : imageIn(visit, key, item, isCertain)));
  return value?.kind === 'text' ? ofText(visit, key, value, isCertain) : [];
}

function ofText(visit: Visit, key: string, text: TextNode, isCertain: boolean): (Find | Claim)[] {
  const renamed = key === 'images' ? /^\s*[\w./:-]+=(?=\S)/.exec(text.text)?.[0].length : undefined; // Argo CD: `name=image`
  if (renamed) return [imageAt(visit, key, part(text, renamed), { isStated: false })];
  // A list in a text: names in lines of their own, or JSON. A document in it is read by itself.
  const isLines = !text.isQuoted && text.text.trim().includes('\n');
  if (isLines && /^\s*- [\w-]+:\s/.test(text.text)) return [];
  if (isLines || /^\s*\[/.test(text.text))
    return [...text.text.matchAll(/[^\s,"'[\]]+/g)].flatMap(({ 0: word, index }) =>
      isExplicit(word)
        ? [imageAt(visit, key, part(text, index, index + word.length), { isStated: false })]
        : [],
    );
  if (!isUsable(text.text)) return [{ claim: text }];
  const isOwn = asText(get(visit.map, key)) === text;
  const { name, also, pin } = isOwn
    ? withSiblings(visit, key, text)
    : { name: text as Traced, also: [], pin: undefined };
  if (!isCertain && !isExplicit(name.text) && !isLikely(key, name.text))
    return hasVariable(name.text) && /[/:]/.test(name.text)
      ? [imageAt(visit, key, name, { also, isStated: true })]
      : [];
  return [imageAt(visit, key, name, { also, pin, isStated: isCertain })];
}

/** `initImage: busybox`, `IMAGE: grafana/grafana`. */
const isLikely = (key: string, text: string): boolean =>
  parseReference(text).ok &&
  (text.includes('/') || /^(?:init|base|default|docker|container|sidecar|runner|worker)_?image$/i.test(key));

/** `image: acme/app` with `tag: 1` beside it, where no schema of a tool has the image complete. */
function withSiblings(visit: Visit, key: string, text: TextNode): ReturnType<typeof piecesOf> {
  const prefix = /^(.+?)_?[iI]mage$/.exec(key)?.[1];
  const own = prefix
    ? textAt(
        visit.map,
        `${prefix}ImageTag`,
        `${prefix}Tag`,
        `${prefix}_image_tag`,
        `${prefix}_tag`,
        `${key}Tag`,
      )
    : undefined;
  if (own && own.text.trim() !== '' && !/:[^/]*$|@/.test(text.text))
    return { name: concat(text, untraced(':'), own), also: [own] };
  const hub =
    key === 'image' && /^[\w.-]+$/.test(text.text) ? asMap(below(visit.root.node, 'global')) : undefined;
  const [host, tag] = [textAt(hub, 'hub'), textAt(hub, 'tag')];
  if (host?.text && tag?.text)
    return { name: concat(untraced(`${host.text}/`), text, untraced(`:${tag.text}`)), also: [], pin: null };
  const isPlain = key !== 'image' || formOf(visit) === 'compose' || isWorkload(visit);
  if (isPlain || has(visit.map, 'repository')) return { name: text, also: [] };
  const pieces = piecesOf(visit.map, text, visit.root.node, isVersioned(visit));
  // Nothing beside it is a tag, and it is of no custom resource: the image is whole.
  const isWhole =
    pieces.name.text === text.text &&
    pieces.also.length === 0 &&
    objectAround(visit) === undefined &&
    !has(visit.map, ...TAGS, 'digest', 'version', 'pullPolicy', 'imagePullPolicy');
  return isWhole ? { name: text, also: [] } : pieces;
}

/** Kubernetes' own objects name whole images; custom resources may have a tag beside them. */
const isWorkload = (visit: Visit): boolean =>
  objectAround(visit) !== undefined && isBelow(visit, (key) => /[cC]ontainers$/.test(key));

/** `version` beside `image` is its tag in values and custom resources, not in the files of CI systems. */
const isVersioned = (visit: Visit): boolean =>
  visit.up !== undefined && !has(visit.map, 'steps', 'script', 'services', 'jobs', 'run');

/**
 * `image:` anywhere, and keys that end in image: compose files, Kubernetes, CI systems, ansible, values of charts, task
 * definitions, templates.
 */
export const images: Reader = {
  id: 'images',
  detect: (text) => /image/i.test(text),
  read: (source) => {
    const run = keysOfMatrix(source.text);
    return source.visits().flatMap((visit) =>
      visit.map.pairs.flatMap(({ key: { text: key }, value }): (Find | Claim)[] => {
        if (!/images?$|docker_image_pull$|^container$|_IMAGE_(?!PREFIX|REGISTRY)|image_?name$/i.test(key))
          return [];
        const isWhole = isComplete(asText(value)?.text ?? '');
        if ((isMachine(visit) && !isWhole) || isOtherKey(key) || isLabel(visit) || isBuilt(visit, key))
          return claimsOf(value);
        if (isBelow(visit, (one) => one === 'matrix') && !run.has(key))
          return textsOf(value).flatMap((text) =>
            isExplicit(text.text) || text.text.includes('/') ? ofText(visit, key, text, false) : [],
          );
        // A variable of this name may be anything.
        if (key === 'image') return imageIn(visit, key, value, !/^env(?:ironment)?$/.test(visit.key));
        if (key === 'images') return ofImages(visit, value);
        if (key === 'container') return [];
        return imageIn(visit, key, value, false);
      }),
    );
  },
};

const claimsOf = (value: Node): Claim[] => textsOf(value).map((claim) => ({ claim }));

/** `images:` of Kustomize, or a map of names. */
function ofImages(visit: Visit, node: Node): (Find | Claim)[] {
  const value = resolved(node);
  if (value?.kind === 'map')
    return value.pairs.flatMap(({ key, value: one }) => {
      const inner = {
        map: value,
        key: 'images',
        isItem: false,
        up: visit,
        root: visit.root,
        depth: visit.depth + 1,
      };
      return resolved(one)?.kind === 'text' ? imageIn(inner, key.text, one, false) : [];
    });
  return imageIn(
    visit,
    'images',
    node,
    !isBelow(visit, (key) => /^(?:gallery|slides|photos|social)$/.test(key)) && visit.map.pairs.length > 0,
  );
}
