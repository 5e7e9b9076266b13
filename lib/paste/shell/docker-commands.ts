import { type Flags, flags } from './options.ts';

/** Where a subcommand has its images. */
export interface Shape {
  /** How many arguments are images, from the first on. */
  images: number;
  /** How many arguments come before them. */
  skip?: number;
  flags: Flags;
}

/** More than any command line has. */
const ALL = 1000;

/**
 * Options without a value, from the reference pages of docker (docker/cli docs/reference/commandline), podman
 * (cmd/podman) and nerdctl (cmd/nerdctl). In `run`, `-h` is the hostname and `-v` a volume.
 */
const RUN = flags(
  'ditqP',
  `detach init interactive no-healthcheck oom-kill-disable privileged publish-all quiet read-only rm sig-proxy tty
  use-api-socket disable-content-trust no-resolve-image with-registry-auth
  env-host http-proxy no-hostname no-hosts passwd read-only-tmpfs replace rmi rootfs tls-verify unsetenv-all all-platforms
  insecure-registry net-host null-io`,
);
const PULL = flags(
  'aqfhHsvim',
  `all-tags quiet all disable-content-trust tls-verify force no-prune size human no-trunc
  insecure verbose all-platforms unpack amend raw compress force-compression remove-signatures ignore uncompressed
  multi-image-archive noout plain-http local skip-verify print-chainid`,
);
const INSPECT = flags('savhl', 'size all-metadata latest raw insecure verbose type-image');
export const BUILD = flags(
  'qhD',
  `compress force-rm no-cache pull quiet rm squash load push debug check layers no-hosts
  tls-verify disable-content-trust squash-all pull-always pull-never`,
);

const run: Shape = { images: 1, flags: RUN };
const one: Shape = { images: 1, flags: PULL };
const all: Shape = { images: ALL, flags: PULL };
const inspect: Shape = { images: ALL, flags: INSPECT };

/** Subcommands of docker and of the tools with its interface. */
export const DOCKER_COMMANDS: Record<string, Shape> = {
  run,
  create: run,
  'container run': run,
  'container create': run,
  'service create': run,
  debug: one,
  from: one,
  pull: all,
  push: one,
  save: all,
  rmi: all,
  tag: one,
  history: one,
  inspect,
  sbom: one,
  'image pull': all,
  'image push': one,
  'image inspect': inspect,
  'image history': one,
  'image save': all,
  'image rm': all,
  'image tag': one,
  'image tree': one,
  'image mount': all,
  'image exists': one,
  'image sign': all,
  'image diff': { images: 2, flags: PULL },
  'image convert': one,
  'image export': { images: ALL, skip: 1, flags: PULL },
  'image unpack': one,
  'images pull': all,
  'images push': one,
  'images tag': one,
  'images rm': all,
  'images export': { images: ALL, skip: 1, flags: PULL },
  'manifest inspect': one,
  'manifest create': all,
  'manifest add': { images: ALL, skip: 1, flags: PULL },
  'manifest annotate': { images: 1, skip: 1, flags: PULL },
  'manifest push': one,
  'buildx imagetools inspect': one,
  'buildx imagetools create': { images: ALL, flags: flags('D', 'append dry-run prefer-index') },
  'imagetools inspect': one,
  'scout quickview': one,
  'scout qv': one,
  'scout cves': one,
  'scout recommendations': one,
  'scout compare': one,
  'scout sbom': one,
  'trust inspect': one,
  'trust sign': one,
  'model pull': one,
  'model run': one,
  'artifact pull': one,
  'artifact inspect': one,
  inspecti: all,
  'container runlabel': { images: 1, skip: 1, flags: PULL },
  'machine os apply': one,
};

/** `ctr run` names the container behind the image. */
export const GROUPS = new Set(
  Object.keys(DOCKER_COMMANDS)
    .flatMap((name) => {
      const words = name.split(' ');
      return words.slice(0, -1).map((_, index) => words.slice(0, index + 1).join(' '));
    })
    .concat('i', 'buildx', 'builder'),
);

/** Before the subcommand. Others take a value: `--context`, `-H`, `--config`, `-n` of nerdctl and ctr. */
export const GLOBAL = flags(
  'Dvr',
  `debug tls tlsverify version remote transient-store trace syslog debug-full insecure-registry
  kube-hide-dupe selinux-enabled`,
);
