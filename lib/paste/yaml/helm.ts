import { isRegistryInText } from '../../hosts/registry-hosts.ts';
import type { Find } from '../text/find.ts';
import { concat, untraced } from '../text/traced.ts';
import { asMap, get, has, type MapNode, type TextNode, textAt } from '../tree/node.ts';
import type { Reader } from '../tree/reader.ts';
import { isBelow, type Visit } from '../tree/walk.ts';
import { formOf, imageAt } from './context.ts';
import { isRepository, piecesOf } from './pieces.ts';

/** Keys of a repository in the values of charts. */
const NAMES = ['repository', 'imageRepository', 'image_repository', 'imageRepo', 'repo'];
/** Beside a repository, they make it one of images. */
const BESIDE = ['tag', 'imageTag', 'digest', 'pullPolicy', 'imagePullPolicy', 'registry', 'imageRegistry'];

/** Whether a map stands below a chart or a source, and not in the values of that chart. */
function isBelowOther(visit: Visit): boolean {
  for (let one: Visit | undefined = visit; one; one = one.up) {
    if (/^values/.test(one.key)) return false;
    if (OTHER.test(one.key)) return true;
  }
  return false;
}

const OTHER =
  /^(?:git|source|sources|charts?|helm|dependencies|helmCharts?|repositories|repos|checkout|backup|restic|maven|gitRepo)$/i;

/** Repositories of other things: charts, sources. */
const isOther = (visit: Visit): boolean =>
  isBelowOther(visit) ||
  has(visit.map, 'chart', 'branch', 'revision', 'url') ||
  (/^(?:parameters|settings|with)$/.test(visit.key) && has(visit.map, 'repo')); // where a plugin of CI publishes

const isImage = (key: string): boolean => /images?$/i.test(key);

function repositoryOf(visit: Visit): TextNode | undefined {
  const { map } = visit;
  const name = textAt(map, ...NAMES);
  if (name === undefined || !isRepository(name.text) || isOther(visit)) return undefined;
  if (!name.text.includes('/') && isRegistryInText(name.text)) return undefined; // `imageRepository: registry.k8s.io` of kubeadm
  const isNamed = isImage(visit.key) || isBelow(visit, (key) => /^images?$/.test(key));
  const isTagged =
    has(map, ...BESIDE) && (/[/$]/.test(name.text) || has(map, 'tag', 'imageTag', 'digest', 'registry'));
  return isNamed || isTagged || has(map, 'image') ? name : undefined;
}

/** `{ repository: nvcr.io/nvidia, image: driver, version: 1 }`: the repository holds the image. */
function withImage(map: MapNode, repository: TextNode): TextNode {
  const image = textAt(map, 'image');
  return image && !image.text.includes('/')
    ? { ...image, ...concat(repository, untraced('/'), image) }
    : repository;
}

/** Values of Helm charts: a repository, its registry, tag and digest in keys of their own, at any depth. */
export const helm: Reader = {
  id: 'helm',
  detect: (text) => /repo/i.test(text),
  read: (source) =>
    source.visits().flatMap((visit): Find[] => {
      const repository = repositoryOf(visit);
      if (repository === undefined) return [];
      const base = withImage(visit.map, repository);
      const { name, also, pin } = piecesOf(
        visit.map,
        base,
        visit.root.node,
        base !== repository || isImage(visit.key),
      );
      const appVersion =
        name.text === base.text ? appVersionIn(source.roots().map(({ node }) => asMap(node))) : undefined;
      const isChart = formOf(visit) !== 'kubernetes' && appVersion && has(visit.map, 'tag');
      return [
        imageAt(visit, visit.key || 'repository', isChart ? concat(name, untraced(':'), appVersion) : name, {
          also,
          pin,
        }),
      ];
    }),
};

/** The default tag of a chart's own image, where its `Chart.yaml` stands in the same text. */
function appVersionIn(roots: readonly (MapNode | undefined)[]): TextNode | undefined {
  const chart = roots.find((root) => root && has(root, 'appVersion') && get(root, 'apiVersion'));
  return textAt(chart, 'appVersion');
}
