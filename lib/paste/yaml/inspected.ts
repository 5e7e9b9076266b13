import { isPath } from '../../oci/grammar.ts';
import { isComplete, isExplicit } from '../text/explicit.ts';
import type { Claim, Find } from '../text/find.ts';
import { concat, part, type Traced, untraced } from '../text/traced.ts';
import { asMap, asText, get, has, resolved, type TextNode, textAt } from '../tree/node.ts';
import type { Reader } from '../tree/reader.ts';
import { isBelow, type Visit } from '../tree/walk.ts';
import { imageAt } from './context.ts';
import { hasVariable } from './other-images.ts';

const found = (visit: Visit, where: string, name: Traced, also: TextNode[] = []): Find => ({
  name,
  form: 'output',
  where: [visit.key, where].filter(Boolean).join('.'),
  pin: null,
  also: also.map(({ start, end }) => ({ start, end })),
  isStated: false,
});

type Rule = (visit: Visit) => (Find | Claim)[];

const isId = (text: string): boolean => /^(?:sha256:)?[0-9a-f]{12,64}$/.test(text);

/** `skopeo inspect`: a name and its digest. */
const skopeo: Rule = ({ map, ...visit }) => {
  const name = textAt(map, 'Name');
  const digest = textAt(map, 'Digest');
  if (name === undefined || digest === undefined || !has(map, 'RepoTags', 'Layers')) return [];
  return [found({ map, ...visit }, 'Name', concat(name, untraced('@'), digest), [digest])];
};

/** `docker inspect` of images: names with tags, and with digests. */
const names: Rule = (visit) => {
  const read = (key: string) => {
    const list = resolved(get(visit.map, key));
    return (list?.kind === 'seq' ? list.items : []).flatMap((item) => {
      const text = asText(item);
      return text && isExplicit(text.text) ? [found(visit, key, text)] : [];
    });
  };
  const isImage = has(visit.map, 'RepoDigests') || (has(visit.map, 'RepoTags') && !has(visit.map, 'Digest'));
  const tags = isImage ? [...read('RepoTags'), ...read('repoTags')] : [];
  return [...tags, ...(tags.length > 0 ? [] : [...read('RepoDigests'), ...read('repoDigests')])];
};

/** `docker inspect` of containers, `docker ps --format json`: `Image` is a name or an ID. */
const containers: Rule = (visit) => {
  const image = textAt(visit.map, 'Image', 'ImageName');
  if (image === undefined) return [];
  // CloudFormation: a task of ECS, a build of CodeBuild.
  const isTask = isBelow(visit, (key) => key === 'ContainerDefinitions');
  if (isTask || (has(visit.map, 'ComputeType') && !image.text.startsWith('aws/')))
    return [imageAt(visit, 'Image', image, { isStated: hasVariable(image.text) })];
  const isContainer =
    visit.key === 'Config' ||
    has(
      visit.map,
      'Command',
      'Id',
      'ID',
      'Names',
      'Service',
      'State',
      'Entrypoint',
      'Cmd',
      'ContainerConfig',
      'Env',
      'ContainerSpec',
      'Mounts',
      'Name',
      'ImageID',
      'Image ID', // kubectl describe
      'Container ID',
    );
  return isContainer && !isId(image.text) && image.text !== ''
    ? [found(visit, 'Image', image)]
    : [{ claim: image }];
};

/** `docker images --format json`. */
const listed: Rule = (visit) => {
  const name = textAt(visit.map, 'Repository');
  const tag = textAt(visit.map, 'Tag');
  const digest = textAt(visit.map, 'Digest');
  if (name === undefined || tag === undefined || !isPath(name.text.replace(/^[^/]*[.:][^/]*\//, '')))
    return [];
  const hasTag = tag.text !== '<none>' && tag.text !== '';
  const hasDigest = digest?.text.startsWith('sha256:') === true;
  return [
    found(
      visit,
      'Repository',
      concat(
        name,
        hasTag ? untraced(':') : undefined,
        hasTag ? tag : undefined,
        hasDigest ? untraced('@') : undefined,
        hasDigest ? digest : undefined,
      ),
      [tag],
    ),
  ];
};

/** Status of Kubernetes: `imageID` is what runs, `image` what was asked for; names of a node's images. */
const status: Rule = (visit) => {
  const id = textAt(visit.map, 'imageID', 'imageId', 'Image ID');
  return id ? [{ claim: id }] : [];
};

/** `Containers` of Swarm, ECS and others: `{"Image": "…"}` was read; here `imageName`, `dockerImage` of templates. */
const RULES: Rule[] = [skopeo, names, containers, listed, status];

/** What tools print as JSON or YAML: `docker inspect`, `skopeo inspect`, `docker images --format json`, `kubectl -o json`. */
export const inspected: Reader = {
  id: 'inspected',
  detect: (text) =>
    /"?(?:Image|ImageName|RepoTags|RepoDigests|repoTags|Repository|Digest|imageID|imageId)"?\s*:/.test(text),
  read: (source) =>
    source.visits().flatMap((visit) => (asMap(visit.map) ? RULES.flatMap((rule) => rule(visit)) : [])),
};

/** What `docker buildx du` states of a record of its cache. */
const PULLED = /^pulled from /;

/** A complete reference that is a whole text or the value of an argument: `--image=quay.io/a/b:1`, an environment variable. */
export const complete: Reader = {
  id: 'complete',
  read: (source) =>
    source.scalars().flatMap(({ text, key, visit }): Find[] => {
      if (
        text.text.length > 512 ||
        !/[:@]|image=/i.test(text.text) ||
        (/^(?:description|message|annotation|digest|image_?id)$/i.test(key) && !PULLED.test(text.text))
      )
        return [];
      const start = /^--?[\w.-]+=|^[A-Za-z_]\w*=|^pulled from /.exec(text.text)?.[0].length ?? 0;
      const value = text.text.slice(start).replace(/[,;]$/, '');
      const isNamed = /image=$/i.test(text.text.slice(0, start)) && isExplicit(value);
      if (!(isComplete(value) || isNamed) || visit === undefined) return [];
      return [{ name: part(text, start, start + value.length), form: 'yaml', where: key, isStated: false }];
    }),
};
