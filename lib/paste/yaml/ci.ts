import { isExplicit, isOtherFile } from '../text/explicit.ts';
import type { Claim, Find } from '../text/find.ts';
import { part } from '../text/traced.ts';
import { asMap, asSeq, asText, get, has, resolved, textAt } from '../tree/node.ts';
import type { Reader } from '../tree/reader.ts';
import { isBelow, objectAround, objectName, type Visit } from '../tree/walk.ts';
import { imageAt } from './context.ts';
import { isImageValue, VALUE_RULES } from './values.ts';

type Rule = (visit: Visit) => (Find | Claim)[];

const topOf = (visit: Visit) => asMap(visit.root.node);

/** Google Cloud Build: `steps: - name: gcr.io/cloud-builders/docker`. */
const cloudBuild: Rule = (visit) => {
  const name = textAt(visit.map, 'name');
  const isStep = visit.key === 'steps' && visit.isItem && visit.up?.up === undefined && name !== undefined;
  const isBuild =
    isStep &&
    !has(topOf(visit), 'kind', 'jobs', 'on', 'pool', 'trigger', 'image') &&
    !has(visit.map, 'image', 'uses', 'run', 'commands', 'command', 'plugin', 'runs-on', 'task');
  const hasBuildKeys =
    isBuild &&
    (has(visit.map, 'args', 'entrypoint', 'script', 'waitFor', 'volumes', 'secretEnv') ||
      isExplicit(name.text));
  return hasBuildKeys && !/\s/.test(name.text) ? [imageAt(visit, 'name', name)] : [];
};

/** GitHub Actions: `container: node:22`, `uses: docker://…`. */
const github: Rule = (visit) => {
  const isJob = visit.up?.key === 'jobs';
  const container = isJob ? textAt(visit.map, 'container') : undefined;
  const isAzure = has(topOf(visit), 'resources', 'pool', 'stages', 'trigger');
  const found = container && !isAzure ? [imageAt(visit, 'container', container)] : [];
  const isServices = visit.key === 'services' && visit.up?.up?.key === 'jobs';
  const services = isServices
    ? visit.map.pairs.flatMap(({ key, value }) =>
        value.kind === 'text' ? [imageAt(visit, key.text, value)] : [],
      )
    : [];
  return [...found, ...services];
};

/** Azure Pipelines: `container:` of a job is an image or the name of a resource. */
const azure: Rule = (visit) => {
  const isJob = has(visit.map, 'job', 'pool', 'steps') && has(visit.map, 'container');
  const text = textAt(visit.map, 'container');
  return isJob && text && visit.up?.key !== 'jobs' && /[:/]/.test(text.text)
    ? [imageAt(visit, 'container', text)]
    : [];
};

/** GitLab: `services:` of a job are texts, or maps with a name. Others list names of programs there. */
const serviceList: Rule = (visit) => {
  const list = asSeq(get(visit.map, 'services'));
  const isJob =
    visit.up === undefined ||
    visit.up.up === undefined ||
    has(visit.map, 'image', 'script', 'stage', 'extends', 'before_script', 'needs') ||
    visit.key === 'default';
  if (list === undefined || !isJob || has(topOf(visit), 'language', 'dist', 'os', 'jdk', 'pipelines'))
    return []; // Travis, Bitbucket
  return list.items.flatMap((item): Find[] => {
    const name = asText(item) ?? textAt(asMap(item), 'name');
    return name &&
      !has(asMap(item), 'image') &&
      !isOtherFile(name.text) &&
      !/\s/.test(name.text) &&
      isService(name.text, visit)
      ? [imageAt(visit, 'services', name)]
      : [];
  });
};

/** A service without a tag counts only in a file that is GitLab's: elsewhere it is a name. */
const isService = (text: string, visit: Visit): boolean =>
  isExplicit(text) ||
  /[/$]/.test(text) ||
  has(topOf(visit), 'stages', 'variables', 'default', 'image', 'before_script', 'include', 'workflow') ||
  has(visit.map, 'script', 'image');

/** Bitbucket Pipelines: `pipe: docker://…`. `uses: docker://…` of GitHub and Gitea is read with the transports. */
const vela: Rule = (visit) => {
  const isPlugin = visit.key === 'secrets' && visit.isItem ? asMap(get(visit.map, 'origin')) : undefined;
  const image = textAt(isPlugin, 'image');
  return isPlugin && image ? [imageAt(visit, 'origin', image)] : [];
};

/** Tekton: bundles of a `taskRef`, by name or by the parameters of a resolver; defaults of parameters that name an image. */
const tekton: Rule = (visit) => {
  const bundle = textAt(visit.map, 'bundle');
  const found: Find[] = [];
  if (bundle && /^(?:taskRef|pipelineRef)$/.test(visit.key)) found.push(imageAt(visit, 'bundle', bundle));
  const isParameter = /^(?:params|parameters)$/.test(visit.key) && visit.isItem;
  const name = isParameter ? textAt(visit.map, 'name')?.text : undefined;
  const value = name === undefined ? undefined : textAt(visit.map, 'default', 'value');
  if (value && name === 'bundle' && isBelow(visit, (key) => /Ref$/.test(key)))
    found.push(imageAt(visit, name, value));
  else if (
    value &&
    isImageParameter(name ?? '') &&
    isImageValue(value) &&
    (has(visit.map, 'default') || !isBuilt(value.text))
  )
    found.push(imageAt(visit, name ?? '', value, { isStated: false }));
  return found;
};

const isImageParameter = (name: string): boolean =>
  /image$|^image|_IMAGE|builder/i.test(name) &&
  !/digest|url|path|dir|tag|pull|name$|file|registry/i.test(name);
/** The value that a run gives to `IMAGE` is often what it builds: without a tag, in a registry of its own. */
const isBuilt = (text: string): boolean =>
  !/:[^/]*$|@/.test(text) || /^(?:localhost|registry|127\.0\.0\.1)[:/]/.test(text);

/** Crossplane: a provider, a configuration or a function is an image. */
const crossplane: Rule = (visit) => {
  const object = objectAround(visit);
  const text = visit.key === 'spec' && object ? textAt(visit.map, 'package') : undefined;
  const isPackage = text && /^(?:Provider|Configuration|Function)\//.test(objectName(object ?? visit.map));
  return isPackage ? [imageAt(visit, 'package', text)] : [];
};

/** CircleCI: `docker: - image` is read with the images; an executor's `docker` as a list of texts is not its form. */
const RULES: Rule[] = [cloudBuild, github, azure, serviceList, vela, tekton, crossplane, ...VALUE_RULES];

/** What is an image only in the files of one CI system. */
export const ci: Reader = {
  id: 'ci',
  read: (source) => source.visits().flatMap((visit) => RULES.flatMap((rule) => rule(visit))),
};

/** `docker://…` and the like wherever a text is one: `uses:`, `pipe:`, `additional_contexts`, URLs. */
export const transports: Reader = {
  id: 'transports',
  detect: (text) => /docker(?:-image)?:\/\//.test(text),
  read: (source) =>
    source.scalars().flatMap(({ text, key, visit }): Find[] => {
      const match = /^(?:[\w.-]+=)?docker(?:-image)?:\/\//.exec(text.text);
      const isPage = /^docker:\/\/\S+:\/\//.test(text.text);
      if (
        match === null ||
        /\s/.test(text.text) ||
        isPage ||
        key === 'containerID' ||
        visit === undefined ||
        resolved(text) === undefined
      )
        return [];
      return [imageAt(visit, key, part(text, match[0].length))];
    }),
};
