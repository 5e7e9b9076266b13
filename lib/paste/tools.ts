/** Where a subcommand has its images: how many of its arguments are images, and which letters take no value. */
export interface Shape {
  images: number;
  short: string;
}

const RUN: Shape = { images: 1, short: 'dithPq' };
export const ONE: Shape = { images: 1, short: 'aqhsiftv' };
const ALL: Shape = { images: 99, short: 'aqhsv' };

/** Subcommands of docker and the tools that copy its interface. The longest that matches counts. */
export const CONTAINER_TOOL: Record<string, Shape> = {
  run: RUN,
  create: RUN,
  'container run': RUN,
  'container create': RUN,
  'service create': RUN,
  from: ONE,
  pull: ALL,
  push: ALL,
  save: ALL,
  rmi: ALL,
  tag: ONE,
  history: ONE,
  inspect: ALL,
  sbom: ONE,
  'image pull': ALL,
  'image push': ALL,
  'image inspect': ALL,
  'image history': ONE,
  'image save': ALL,
  'image rm': ALL,
  'image tag': ONE,
  'image trust': ONE,
  'images pull': ALL,
  'manifest inspect': ONE,
  'buildx imagetools inspect': ONE,
  'imagetools inspect': ONE,
  'scout quickview': ONE,
  'scout cves': ONE,
  'scout recommendations': ONE,
  'scout sbom': ONE,
  'trust inspect': ONE,
};

/** Tools that take images as the arguments of any subcommand, after these many words of it. */
export const REGISTRY_TOOL: Record<string, number> = {
  crane: 1,
  gcrane: 1,
  regctl: 2,
  oras: 1,
  cosign: 1,
  notation: 1,
  trivy: 1,
  grype: 0,
  syft: 0,
  dive: 0,
  slim: 1,
  apptainer: 1,
  singularity: 1,
};

/** Tools with docker's interface. */
export const DOCKER_LIKE = ['docker', 'podman', 'nerdctl', 'finch', 'buildah', 'ctr', 'crictl', 'docker.exe'];
/** Tools that take an image by `--image`. */
export const WITH_IMAGE_OPTION = ['kubectl', 'oc', 'k', 'kind', 'k3d', 'gcloud', 'az', 'fly', 'flyctl'];

/** Whether a word is a tool that takes images. */
export const isTool = (word: string): boolean =>
  DOCKER_LIKE.includes(word) ||
  WITH_IMAGE_OPTION.includes(word) ||
  Object.hasOwn(REGISTRY_TOOL, word) ||
  ['skopeo', 'helm'].includes(word);
