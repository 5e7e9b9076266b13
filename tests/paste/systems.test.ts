// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the variables are those of the pasted texts.
import { describe } from 'vitest';
import { finds } from './shown.ts';

const HEX = 'deadb33f'.repeat(8);
const D = `sha256:${HEX}`;

describe('CI systems', () => {
  finds([
    [
      'resources:\n- name: x\n  type: registry-image\n  source: {repository: a/b, tag: "1"}\n- name: y\n  type: git\n  source: {repository: c/d}\n- name: z\n  type: registry-image\n  source: {repository: ((who))/e}',
      'a/b:1',
      '?who',
    ],
    [
      'spec:\n  inputs:\n    img:\n      default: "a/b:1"\n---\njob:\n  image: $[[ inputs.img ]]\n  script: x',
      'a/b:1',
    ],
    [
      'jobs:\n  t:\n    parameters:\n      v: {type: string, default: "3.12"}\n    docker:\n      - image: cimg/python:<< parameters.v >>',
      'cimg/python:3.12',
    ],
    ['variables:\n  IMAGE: ghcr.io/a/b\nservices:\n  - $IMAGE:1\nx:\n  script: y', 'ghcr.io/a/b:1'],
    ['repos:\n- hooks:\n  - id: x\n    language: docker_image\n    entry: --net none a/b:v3 -x', 'a/b:v3'],
    ['pipelines:\n  default:\n  - step:\n      image: a/b:1\n      services:\n      - mysql', 'a/b:1'],
    [
      'jobs:\n  a:\n    strategy: {matrix: {image: [one, two], base_image: [debian, "a/b:1"]}}\n    steps: [{run: make}]',
      'a/b:1',
    ],
    [
      'jobs:\n  a:\n    strategy:\n      matrix:\n        image: [debian, fedora]\n    container: ${{ matrix.image }}',
      'debian',
      'fedora',
    ],
    [
      'jobs:\n  a:\n    strategy:\n      matrix:\n        images: [one, two]\n    steps:\n    - run: make $image\n      env:\n        image: ${{ matrix.images }}',
    ],
    ['with:\n  images: |\n    ghcr.io/a/b\n    name=${{ x }}\n', 'ghcr.io/a/b'],
    [`x:\n  image: "a/b\\\n    :1\\\n    @${D}"`, `a/b:1@${D}`],
  ]);
});

describe('lists in texts', () => {
  finds([
    ['annotations:\n  helm.sh/images: |\n    - name: x\n      image: a/b:1\nname: y', 'a/b:1'],
    ['env:\n  ceph_images: \'["quay.io/a/b:v19", "c/d:2"]\'', 'quay.io/a/b:v19', 'c/d:2'],
    [
      'jobs:\n  a:\n    strategy:\n      matrix:\n        k8s: ["kindest/node:v1.34.2", "a/b:c", ubuntu]\n    steps: [{run: make}]',
      'kindest/node:v1.34.2',
    ],
    ['- v1.35.5\n- v1.34.8\n'],
    ['In code:\n\n```\ntopology.kubernetes.io/zone\n```\n'],
    [
      'kind: Application\napiVersion: argoproj.io/v1alpha1\nspec:\n  source:\n    kustomize:\n      images:\n      - >-\n        a/b=ghcr.io/a/b:2\n',
      'ghcr.io/a/b:2',
    ],
    [
      'kind: OCIRepository\napiVersion: x/v1\nspec:\n  url: oci://quay.io/a/b\n  ref: {semver: "1.x"}',
      'quay.io/a/b',
    ],
    ['r=$1\ndocker manifest create $r:$2', '?$1'],
    ["container \"${ x ? 'https://a.b/c.sif' : 'quay.io/a/b:2.1--h5_0'}\"", 'quay.io/a/b:2.1--h5_0'],
    ['Base image a/b:v0.17.0 was pulled with platform "linux/amd64"', 'a/b:v0.17.0'],
  ]);
});

describe('Kubernetes', () => {
  finds([
    [
      'apiVersion: v1\nkind: Pod\nmetadata: {labels: {image: foo}}\nspec:\n  containers:\n  - image: a/b:1\n    env:\n    - name: SIDECAR_IMAGE\n      value: c/d:2\n    - name: IMAGE_PULL_POLICY\n      value: Always',
      'a/b:1',
      'c/d:2',
    ],
    [
      'kind: Kustomization\npatches:\n- patch: |-\n    - op: replace\n      path: /spec/template/spec/containers/0/image\n      value: a/b:1',
      'a/b:1',
    ],
    [
      'helm:\n  chart: oci://ghcr.io/a/c\n  version: 1.0.0\n  values:\n    image: {repository: a/b, tag: 5}',
      'ghcr.io/a/c:1.0.0',
      'a/b:5',
    ],
    ['imageRepository: registry.k8s.io\netcd: {local: {imageRepository: registry.k8s.io, imageTag: 3.5-0}}'],
    [
      'machine:\n  kubelet: {image: "ghcr.io/a/kubelet:v1"}\n  install: {image: "ghcr.io/a/b:v1", disk: x}',
      'ghcr.io/a/kubelet:v1',
      'ghcr.io/a/b:v1',
    ],
    ['machine:\n  image: ubuntu-2204:2024.05.1\n'],
    [
      'kind: Service\napiVersion: serving.knative.dev/v1\nspec: {containers: [{image: "ko://github.com/a/b"}, {image: "a/b"}]}',
      'a/b',
    ],
    ['global:\n  hub: docker.io/istio\n  tag: 1.23.2\n  proxy:\n    image: proxyv2', 'istio/proxyv2:1.23.2'],
    [
      `images:\n- name: title-43\n  image: ghcr.io/a/b\n  tag: main-43\n  digest: ${D}`,
      `ghcr.io/a/b:main-43@${D}`,
    ],
  ]);
});

describe('deployments', () => {
  finds([
    [
      '{"schemaVersion": 2, "dockerfileLines": ["ARG V=18", "FROM node:$V AS x", "COPY --from=x / /"]}',
      'node:18',
    ],
    [
      'services:\n  x:\n    caproverExtra:\n      dockerfileLines:\n        - FROM a/b:$$cap_v\n        - RUN x\ncaproverOneClickApp:\n  variables:\n    - id: $$cap_v\n      defaultValue: 1.5',
      'a/b:1.5',
    ],
    [
      'Resources:\n  T:\n    Properties:\n      ContainerDefinitions:\n        - Name: a\n          Image: a/b:1\n        - Name: c\n          Image: !Sub "${AWS::AccountId}.dkr.ecr.eu-west-1.amazonaws.com/c"\n  B:\n    Properties:\n      Environment: {ComputeType: X, Image: public.ecr.aws/d/e:1}\n  S:\n    Properties:\n      Environment: {ComputeType: X, Image: "aws/codebuild/standard:7.0"}',
      'a/b:1',
      '?AWS::AccountId',
      'public.ecr.aws/d/e:1',
    ],
  ]);
});

describe('other files', () => {
  finds([
    [
      'Bootstrap: docker\nFrom: ubuntu\nStage: one\n%post\n  x\n\nbootstrap: docker\nregistry: quay.io\nfrom: a/b:1\n',
      'ubuntu',
      'quay.io/a/b:1',
    ],
    ['Bootstrap: library\nFrom: debian:12.1\n'],
    [
      'variable "image" {\n  type = object({ repository = string })\n  default = {\n    repository = "ghcr.io/a/b"\n    tag        = "3"\n  }\n}\n',
      'ghcr.io/a/b:3',
    ],
    [
      'builder = "a.b/c:1"\n[[io.buildpacks.group]]\nuri = "docker://docker.io/a/b:7"\nuri = "c/d:3"\nuri = "urn:cnb:x"\n',
      'a.b/c:1',
      'a/b:7',
      'c/d:3',
    ],
    ['TAG=v6\nx-%:\n\tdocker push ghcr.io/a/b-$*:$(TAG)', '?$*'],
    [
      '[runners.docker]\n  image = "ruby:3.1"\n  helper_image = "a/b:x86_64-v17"\n  cache_image = "x"',
      'ruby:3.1',
      'a/b:x86_64-v17',
    ],
    ['FROM a/xx@{{ xx_digest }} AS xx\nFROM b:1\nCOPY --from=xx / /\n', '?xx_digest', 'b:1'],
    ['<Container><Repository>ghcr.io/a/b:x</Repository><Network>host</Network></Container>', 'ghcr.io/a/b:x'],
    ['- community.docker.docker_image_pull:\n    name: a/b:2\n', 'a/b:2'],
    ['oci://ghcr.io/a/b:1\ndocker-image://c:2 is used', 'ghcr.io/a/b:1', 'c:2'],
    ['See https://quay.io/tutorial/ and quay.io/a/b:1.', 'quay.io/a/b:1'],
  ]);
});
