import type { Find } from '../text/find.ts';
import { concat, part, type Traced, untraced } from '../text/traced.ts';
import { asMap, asText, below, get, has, type MapNode, type TextNode, textAt } from '../tree/node.ts';
import type { Reader } from '../tree/reader.ts';
import { isBelow, objectAround, objectName, type Visit } from '../tree/walk.ts';
import { imageAt, mapsAt } from './context.ts';

const SCHEME = 'oci://';
const isOci = (text: TextNode | undefined): text is TextNode => text?.text.startsWith(SCHEME) ?? false;

/** A version as a tag, with `_` for `+`, as Helm writes it. A range (`^1.2`, `1.x`) is no tag. */
function tagOf(version: TextNode | undefined): Traced | undefined {
  const text = version?.text.trim() ?? '';
  return version && /^\w[\w.+-]*$/.test(text) && !/(?:^|\.)x(?:\.|$)/i.test(text)
    ? concat(untraced(':'), { text: version.text.replaceAll('+', '_'), at: version.at })
    : undefined;
}

/** `oci://host/path` with a name and a version behind it. */
function chartOf(
  visit: Visit,
  key: string,
  url: TextNode,
  name: TextNode | undefined,
  version: TextNode | undefined,
  digest?: TextNode,
): Find {
  const base = part(url, url.text.startsWith(SCHEME) ? SCHEME.length : 0);
  const slash = name && !base.text.endsWith('/') ? untraced('/') : undefined;
  const tag = (!name && /:[^/]*$/.test(base.text)) || base.text.includes('@') ? undefined : tagOf(version);
  const pinned = digest ? concat(untraced('@'), digest) : undefined;
  const also = [name, version, digest].flatMap((text) =>
    text ? [{ start: text.start, end: text.end }] : [],
  );
  return imageAt(visit, key, concat(base, slash, name, tag, pinned), { also, pin: null });
}

type Rule = (visit: Visit, roots: readonly MapNode[]) => Find[];

/** `Chart.yaml`, `requirements.yaml`. */
const dependencies: Rule = (visit) => {
  const url = textAt(visit.map, 'repository');
  const name = textAt(visit.map, 'name');
  const isDependency = visit.key === 'dependencies' && visit.isItem && isOci(url) && name !== undefined;
  return isDependency ? [chartOf(visit, 'dependencies', url, name, textAt(visit.map, 'version'))] : [];
};

/** Flux: an artifact in a registry, by tag, version or digest. */
const fluxArtifact: Rule = (visit) => {
  const object = objectAround(visit);
  const url = textAt(visit.map, 'url');
  if (
    visit.key !== 'spec' ||
    object === undefined ||
    !/^OCIRepository\b/.test(objectName(object)) ||
    !isOci(url)
  )
    return [];
  const ref = asMap(get(visit.map, 'ref'));
  const digest = textAt(ref, 'digest');
  return [chartOf(visit, 'url', url, undefined, textAt(ref, 'tag') ?? textAt(ref, 'semver'), digest)];
};

/** Flux: a chart of a repository of the type `oci` in the same text. */
const fluxRelease: Rule = (visit, roots) => {
  const chart = textAt(visit.map, 'chart');
  const source = asMap(get(visit.map, 'sourceRef'));
  if (chart === undefined || textAt(source, 'kind')?.text !== 'HelmRepository') return [];
  const name = textAt(source, 'name')?.text;
  const repository = roots.find(
    (root) =>
      textAt(root, 'kind')?.text === 'HelmRepository' &&
      asText(below(root, 'metadata', 'name'))?.text === name,
  );
  const url = asText(below(repository, 'spec', 'url'));
  return isOci(url)
    ? [{ ...chartOf(visit, 'chart', url, chart, textAt(visit.map, 'version')), also: [] }]
    : [];
};

/** Argo CD: a registry without a scheme and a chart, or `oci://`. */
const argo: Rule = (visit) => {
  const url = textAt(visit.map, 'repoURL');
  const chart = textAt(visit.map, 'chart');
  if (url === undefined || !isBelow(visit, (key) => /^sources?$/.test(key))) return [];
  const isRegistry = url.text.startsWith(SCHEME) || (!/^\w+:\/\/|@/.test(url.text) && chart !== undefined);
  return isRegistry ? [chartOf(visit, 'repoURL', url, chart, textAt(visit.map, 'targetRevision'))] : [];
};

/** Helmfile: releases by `oci://` or by the name of a repository that is one of a registry. */
const helmfile: Rule = (visit) => {
  const chart = textAt(visit.map, 'chart');
  if (chart === undefined || !/^(?:releases|helmCharts?|charts?|helm)$/.test(visit.key)) return [];
  const version = textAt(visit.map, 'version');
  if (chart.text.startsWith(SCHEME)) return [chartOf(visit, 'chart', chart, undefined, version)];
  const slash = chart.text.indexOf('/');
  const name = chart.text.slice(0, Math.max(slash, 0));
  const repository = mapsAt(asMap(visit.root.node), 'repositories').find(
    (one) => textAt(one, 'name')?.text === name,
  );
  const url = textAt(repository, 'url');
  if (url === undefined || !has(repository, 'oci')) return [];
  const rest = { ...chart, ...part(chart, slash + 1) };
  return [{ ...chartOf(visit, 'chart', url, rest, version), also: [chart] }];
};

/** Kustomize's `helmCharts`, and others with a repository beside a name. */
const withRepo: Rule = (visit) => {
  const url = textAt(visit.map, 'repo', 'repository', 'repoURL');
  const name = textAt(visit.map, 'name', 'chart', 'releaseName');
  if (!isOci(url) || visit.key === 'dependencies' || !/chart|helm/i.test(visit.key)) return [];
  const isWhole = textAt(visit.map, 'repo') === url && visit.key === 'helm';
  return [chartOf(visit, 'repo', url, isWhole ? undefined : name, textAt(visit.map, 'version'))];
};

/** vendir: an image, a bundle, or a chart of a registry. */
const vendir: Rule = (visit) => {
  if (!isBelow(visit, (key) => key === 'contents')) return [];
  const url = visit.key === 'image' ? textAt(visit.map, 'url') : textAt(visit.map, 'image');
  if (/^(?:image|imgpkgBundle)$/.test(visit.key) && url) return [imageAt(visit, visit.key, url)];
  const name = textAt(visit.map, 'name');
  const repository = visit.key === 'helmChart' ? asText(below(visit.map, 'repository', 'url')) : undefined;
  return isOci(repository) && name
    ? [chartOf(visit, 'helmChart', repository, name, textAt(visit.map, 'version'))]
    : [];
};

const RULES: Rule[] = [dependencies, fluxArtifact, fluxRelease, argo, helmfile, withRepo, vendir];

/** Charts and artifacts that a registry keeps as it keeps images: Helm, Flux, Argo CD, Helmfile, Fleet, Kustomize, vendir. */
export const charts: Reader = {
  id: 'charts',
  detect: (text) => /oci:|repoURL|imgpkgBundle|helmChart/.test(text),
  read: (source) => {
    const roots = source.roots().flatMap(({ node }) => asMap(node) ?? []);
    return source.visits().flatMap((visit) => RULES.flatMap((rule) => rule(visit, roots)));
  },
};

/** `oci://host/path` alone: with its tag. */
export const artifacts: Reader = {
  id: 'artifacts',
  detect: (text) => text.includes(SCHEME),
  read: (source) =>
    source.scalars().flatMap(({ text, key, visit }): Find[] => {
      const isWhole = visit !== undefined && isOci(text) && !/\s/.test(text.text);
      const isRepository = /^HelmRepository\b/.test(
        objectName(
          objectAround(visit) ?? { kind: 'map', pairs: [], start: 0, end: 0, isFlow: false, column: 0 },
        ),
      );
      const isList = visit !== undefined && (visit.key === 'repositories' || has(visit.map, 'oci'));
      return isWhole && !isRepository && !isList
        ? [chartOf(visit, key, text, undefined, textAt(visit.map, 'version'))]
        : [];
    }),
};
