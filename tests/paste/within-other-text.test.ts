import { describe } from 'vitest';
import { finds } from './shown.ts';

const D = `sha256:${'deadb33f'.repeat(8)}`;

describe('a registry of all belongs to no image', () => {
  finds([
    [
      'global:\n  imageRegistry: a.b\nx:\n  image:\n    repository: c/d\n    tag: 1\ny:\n  image:\n    repository: e/f\n    tag: 2',
      'a.b/c/d:1',
      'a.b/e/f:2',
    ],
    [
      'global:\n  image:\n    registry: docker.io\nx:\n  image:\n    registry: null\n    repository: c/d\n    tag: null\ny:\n  image:\n    repository: memcached\n    tag: 1.6',
      'c/d',
      'memcached:1.6',
    ],
  ]);
});

describe('commands and messages inside of other text', () => {
  finds([
    [
      `INF found image=docker.io/a/b:2 x\nor \`c/d@sha256:${'d'.repeat(64)}\` of it`,
      'a/b:2',
      `c/d@sha256:${'d'.repeat(64)}`,
    ],
    [
      'Sat, 14 Dec 2019 15:32:28 UTC INF New image found id=a image=docker.io/a/b:2019.11.3 provider=file\nts=1 level=info container_image=ghcr.io/c/d:1.2 msg=x\nlevel=info image=unknown id=a:b',
      'a/b:2019.11.3',
      'ghcr.io/c/d:1.2',
    ],
    [
      'steps:\n- name: gcr.io/a/b\n  env:\n  - COMMAND=docker run -v /a:/a ubuntu:16.04 bash',
      'gcr.io/a/b',
      'ubuntu:16.04',
    ],
    [
      `{"Description":"pulled from docker.io/library/rust:1.85@sha256:${'a'.repeat(64)}"}`,
      `rust:1.85@sha256:${'a'.repeat(64)}`,
    ],
    [
      'The patch:\n> ```yaml\n> apiVersion: apps/v1\n> kind: Deployment\n> spec:\n>   template:\n>     spec:\n>       containers:\n>       - name: x\n>         image: debian:12\n> ```\n',
      'debian:12',
    ],
  ]);
});

describe('names of other things in code', () => {
  finds([
    ['env:\n  IMAGE_PREFIX: "us-docker.pkg.dev/a/b"\n  PLUGIN_IMAGE_PREFIX: us-docker.pkg.dev/a/b'],
    ['IMAGE_PREFIX=us-docker.pkg.dev/a/b\nIMAGE=a/b:1', 'a/b:1'],
    [`steps:\n- image: a/b:1\n  terminated:\n    containerID: docker://${'d'.repeat(64)}`, 'a/b:1'],
    [
      'Set `tekton.dev/v1beta1` and the label `kustomize.config.k8s.io/inventory-id` of all.\nIt uses `dario.cat/mergo` of Go.',
    ],
    ['They are not pushed to the `gcr.io/cloud-builders` registry.'],
    ['spec:\n  image: string\n  replicas: integer\n'],
    ['services:\n  s:\n    image: string\n  t:\n    image: a/b:1\n', 'a/b:1'],
    ['x-a:\n  image: Object\nservices:\n  t:\n    image: a/b:1\nmodels:\n  m:\n    model: any\n', 'a/b:1'],
    [
      'jobs:\n  a:\n    runs-on: x\n    container: string\n    steps:\n    - run: docker pull a/b:1\n',
      'a/b:1',
    ],
    ['image:\n  repository: string\n  tag: string\nother:\n  image: a/b:1\n', 'a/b:1'],
    ['[Container]\nImage=string\n'],
    ['services:\n  s:\n    image: string:1\n', 'string:1'],
    ['type: object\nimage: boolean\nfrontImage: a/b:1\n', 'a/b:1'],
    ['Pull `ghcr.io/a/b` or `registry.k8s.io/pause/x`, please.', 'ghcr.io/a/b', 'registry.k8s.io/pause/x'],
    ['A host is added by `docker run --add-host my-host:10.180.0.1 nginx:1.29.1` then.', 'nginx:1.29.1'],
    [
      'run this\n$ docker buildx build --add-host my-hostname:10.180.0.1 --add-host my-hostname_v6=[2001:4860:4860::8888] .',
    ],
  ]);
});

describe('pairs with a colon in a sentence', () => {
  finds([
    ['The account domain1-account:domain1-pass is an example.'],
    ['Ask `front-end:80` or `front-end:443`, not `node:22`.', 'node:22'],
    [`Tested with v1.16.9@${D}.`],
    ['The default is ("kindest/base:v20181203-d055041").', 'kindest/base:v20181203-d055041'],
    ['Built on acme/base:ubi9-minimal or tool:slim-v3.', 'acme/base:ubi9-minimal', 'tool:slim-v3'],
  ]);
});
