import { type Flags, flags, optionNamed, parseOptions } from './options.ts';
import { type Word, wordFrom } from './tokens.ts';
import type { CommandImages, Request, Tool } from './tool.ts';
import { NO_IMAGES } from './tool.ts';

/** Options without a value of the tools that speak to registries. */
const FLAGS: Flags = flags(
  'aqhvkdf',
  `all-tags all quiet verbose insecure allow-nondistributable-artifacts full-ref omit-digest-tags plain-http recursive debug
  insecure-policy raw no-tags no-creds command-timeout keep-going local check-claims insecure-ignore-tlog tlog-upload yes force
  upload offline allow-insecure-registry no-progress ignore-unfixed list-all-pkgs skip-db-update download-db-only digest-tags
  referrers include-external descriptor pretty no-tty keep-old-files`,
);

/** How many images follow a subcommand; `skip` arguments stand before them. */
interface Subcommand {
  images: number;
  skip?: number;
}

const commands = (images: number, names: string): [string, Subcommand][] =>
  names.split(/\s+/).map((name) => [name.replaceAll('_', ' '), { images }]);

/** Tools by the subcommands that take images. The longest name that fits counts. */
function subcommands(names: string[], table: [string, Subcommand][], options: string[] = []): Tool {
  const byName = new Map(table);
  return {
    names,
    read: (words) => {
      const parsed = parseOptions(words, FLAGS, Number.POSITIVE_INFINITY);
      const platform = optionNamed(parsed, 'platform');
      const [first = '', second = ''] = parsed.positional.map(({ text }) => text);
      const length = byName.has(`${first} ${second}`) ? 2 : byName.has(first) ? 1 : 0;
      const found = byName.get([first, second].slice(0, length).join(' '));
      const named = parsed.options.flatMap(([name, value]) =>
        options.includes(name) ? [{ name: value }] : [],
      );
      if (found === undefined || length === 0) return { requests: named };
      const start = length + (found.skip ?? 0);
      const images = parsed.positional
        .slice(start, start + found.images)
        .filter(({ text }) => !/^[./~]|\.tar$/.test(text));
      return { requests: [...named, ...images.map((name) => ({ name, platform }))] };
    },
  };
}

export const crane = subcommands(
  ['crane', 'gcrane', 'krane'],
  [
    ...commands(
      1,
      'digest manifest config pull ls export validate tag mutate delete flatten rebase blob append index',
    ),
    ...commands(2, 'copy cp'),
  ],
  ['b', 'base', 'old_base', 'new_base'],
);

export const regctl = subcommands(
  ['regctl'],
  [
    ...commands(
      1,
      `image_digest image_manifest image_config image_inspect image_mod image_export image_get-file image_ratelimit
      image_check-base image_delete manifest_get manifest_head manifest_delete manifest_put tag_ls tag_delete artifact_get
      artifact_list artifact_tree artifact_put index_create index_add index_delete blob_get blob_head ref`,
    ),
    ...commands(2, 'image_copy image_cp manifest_diff blob_copy blob_diff-config index_copy'),
  ],
);

export const oras = subcommands(
  ['oras'],
  [
    ...commands(
      1,
      `pull push discover attach resolve tag manifest_fetch manifest_fetch-config manifest_push manifest_delete
      manifest_index repo_tags blob_fetch blob_push blob_delete backup`,
    ),
    ...commands(2, 'copy cp'),
  ],
);

export const signing = subcommands(
  ['cosign', 'notation', 'slsa-verifier'],
  [
    ...commands(
      1,
      `verify sign attest verify-attestation tree triangulate clean attach_sbom attach_signature attach_attestation
      download_sbom download_signature download_attestation inspect list ls verify-image`,
    ),
    ...commands(2, 'copy'),
  ],
);

export const trivy = subcommands(['trivy'], commands(1, 'image i'));
export const slim = subcommands(['slim', 'mint', 'docker-slim'], commands(1, 'build xray profile debug'), [
  'target',
]);
export const bootc = subcommands(['bootc'], commands(1, 'switch'), ['target-imgref', 'source-imgref']);
export const dokku = subcommands(
  ['dokku'],
  [
    ['git:from-image', { images: 1, skip: 1 }],
    ['tags:deploy', { images: 0 }],
  ],
);

const SUBCOMMANDS =
  /^(?:version|login|logout|completion|convert|attest|cataloger|help|db|explain|config|build|attestation)$/;

/** `syft alpine`, `grype registry:alpine`, `dive nginx`: an image, or with a scheme something else. */
export const scanners: Tool = {
  names: ['syft', 'grype', 'dive', 'dockle', 'whaler', 'container-diff'],
  read: (words) => {
    const { positional, ...parsed } = parseOptions(words, FLAGS, 2);
    const platform = optionNamed({ positional, ...parsed }, 'platform');
    const [first, second] = positional;
    const name = /^(?:scan|packages|analyze)$/.test(first?.text ?? '') ? second : first;
    if (name === undefined || SUBCOMMANDS.test(name.text) || /^[./~]/.test(name.text)) return NO_IMAGES;
    const scheme = /^(?:registry|docker|podman|containerd|remote|daemon):(?!\d)/.exec(name.text)?.[0] ?? '';
    if (
      /^[a-z-]+:[./]/.test(name.text) ||
      /^(?:dir|file|sbom|oci-archive|docker-archive|oci-dir|purl):/.test(name.text)
    )
      return NO_IMAGES;
    return { requests: [{ name: wordFrom(name, scheme.length), platform }] };
  },
};

/** Transports that are a registry, as skopeo, apptainer and rpm-ostree write them. */
const TRANSPORT =
  /^(?:docker:\/\/|oras:\/\/|ostree-(?:image-signed|unverified-image):(?:docker:\/\/|registry:)|ostree-unverified-registry:|ostree-remote-(?:image|registry):[\w.-]+:(?:docker:\/\/|registry:)?|registry:(?=[\w.-]+[./]))/;

function ofTransport(words: readonly Word[], isUnpinnable: boolean): CommandImages {
  const requests = words.flatMap((word): Request[] => {
    const transport = TRANSPORT.exec(word.text)?.[0];
    return transport ? [{ name: wordFrom(word, transport.length), isUnpinnable }] : [];
  });
  return { requests };
}

/** Tools that name the transport of each argument. A digest beside a tag is refused by skopeo. */
export const withTransport: Tool = {
  names: ['skopeo', 'apptainer', 'singularity', 'rpm-ostree', 'umoci', 'ostree-ext-cli', 'ostree'],
  read: (words, tool) => {
    const isSync = tool === 'skopeo' && words.some(({ text }) => text === 'sync');
    if (isSync) {
      const parsed = parseOptions(words, FLAGS, 2);
      const [, source] = parsed.positional;
      const isDocker = optionNamed(parsed, 'src', 's')?.text === 'docker';
      return source && isDocker ? { requests: [{ name: source, isUnpinnable: true }] } : NO_IMAGES;
    }
    return ofTransport(words, tool === 'skopeo');
  },
};
