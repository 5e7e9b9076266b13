import { isExplicit } from '../text/explicit.ts';
import { part } from '../text/traced.ts';
import { flags, optionNamed, parseOptions } from './options.ts';
import { type Word, wordFrom } from './tokens.ts';
import type { Request, Tool } from './tool.ts';

const FLAGS = flags(
  'ithAqwkd',
  `all all-namespaces stdin tty rm quiet watch wait force expose command privileged attach dry-run recursive local record
  allow-unauthenticated no-allow-unauthenticated async no-cpu-throttling now ha detach reset-values reuse-values create-namespace
  atomic debug devel plain-http untar verify dependency-update skip-crds insecure-skip-tls-verify install rollback-on-failure
  publish pull trust-builder no-color verbose nvidia init yes additional-flags-none`,
);

/** `name=image` of `kubectl set image`, `ubuntu-latest=image` of act. */
const afterEquals = (word: Word): Word => wordFrom(word, word.text.indexOf('=') + 1);

/** `--image x`, and what else of these tools takes an image. */
const OPTIONS = [
  'image',
  'infra-image',
  'builder',
  'run-image',
  'base-image',
  'copy-from-image',
  'override-image',
  'container-image',
  'docker-image',
];

export const imageOption: Tool = {
  names:
    `kubectl oc k kubecolor microk8s.kubectl kind k3d minikube gcloud az fly flyctl pack distrobox toolbox act s2i eksctl kn
    knative copilot vcluster k9s talosctl ollama nomad limactl devspace werf func`.split(/\s+/),
  read: (words, tool) => {
    const parsed = parseOptions(words, FLAGS, Number.POSITIVE_INFINITY);
    const short = /^(?:fly|flyctl|distrobox|toolbox|k3d)$/.test(tool) ? ['i'] : [];
    const named = parsed.options.flatMap(([name, value]): Request[] =>
      [...OPTIONS, ...short].includes(name) ? [{ name: value }] : [],
    );
    const platforms = parsed.options.flatMap(([name, value]): Request[] =>
      tool === 'act' && /^(?:P|platform)$/.test(name) ? [{ name: afterEquals(value) }] : [],
    );
    const texts = parsed.positional.map(({ text }) => text);
    const isSet = texts[0] === 'set' && texts[1] === 'image';
    const set = isSet ? parsed.positional.slice(2).filter(({ text }) => /^[\w*.-]+=/.test(text)) : [];
    const isLoaded = tool === 'minikube' && texts[0] === 'image' && /^(?:load|pull)$/.test(texts[1] ?? '');
    const isImported = tool === 'oc' && /^(?:new-app|import-image)$/.test(texts[0] ?? '');
    const from = isImported
      ? parsed.options.flatMap(([name, value]) => (name === 'from' ? [value] : []))
      : [];
    const imported = isImported ? parsed.positional.slice(1).filter(({ text }) => isExplicit(text)) : [];
    const loaded = isLoaded ? parsed.positional.slice(2) : [...from, ...imported];
    return {
      requests: [
        ...named,
        ...platforms,
        ...set.map((word) => ({ name: afterEquals(word) })),
        ...loaded.map((name) => ({ name })),
      ],
    };
  },
};

/** Machines and containers of systems: their images are of another kind. */
export const machines: Tool = {
  names: ['lxc', 'incus', 'multipass'],
  read: (words) => ({ requests: [], others: words.filter(({ text }) => text.includes(':')) }),
};

/** Charts and artifacts in a registry: `oci://…`, with the version beside it. */
export const charts: Tool = {
  names: ['helm', 'flux', 'timoni', 'argocd', 'kustomizer'],
  read: (words) => {
    const parsed = parseOptions(words, FLAGS, Number.POSITIVE_INFINITY);
    const version = optionNamed(parsed, 'version', 'tag', 'v');
    const names = [
      ...parsed.positional,
      ...parsed.options.flatMap(([name, value]) => (name === 'url' || name === 'repo' ? [value] : [])),
    ];
    const charts = names.filter(({ text }) => text.startsWith('oci://'));
    // `helm push` names the namespace that gets the chart.
    if (parsed.positional[0]?.text === 'push') return { requests: [], others: charts };
    return {
      requests: charts.map((chart) => ({
        name: { ...part(chart, 'oci://'.length), end: chart.end },
        tag: version,
        isUnpinnable: true,
      })),
    };
  },
};
