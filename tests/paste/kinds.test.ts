// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the variables are those of the pasted texts.
import { describe, expect, it } from 'vitest';
import { looksLikeOneReference } from '../../lib/paste/one-reference.ts';
import { readPasted } from '../../lib/paste/read-pasted.ts';
import { finds } from './shown.ts';

const D = `sha256:${'deadb33f'.repeat(8)}`;

describe('commands as they are copied', () => {
  finds([
    ['docker run -d ^\n  --name x ^\n  nginx:1', 'nginx:1'],
    ['PS C:\\> docker run `\n>>  -p 80:80 `\n>>  nginx:1', 'nginx:1'],
    ['docker run -d \\  \n  nginx:1', 'nginx:1'],
    ['docker run \\\n  # a comment\n  -p 80:80 \\\n  nginx:1', 'nginx:1'],
    ['docker run -v /a:/b `#optional` \\\n  nginx:1', 'nginx:1'],
    ['docker run -h web -m 1g nginx:1', 'nginx:1'],
    ['docker run –d —name x nginx:1', 'nginx:1'],
    ['docker run [OPTIONS] nginx:1 ...', 'nginx:1'],
    ['docker run -v </path/to/media>:/media a/b:1', 'a/b:1'],
    ['docker run -e X=${{ secrets.X }} a/b:1', 'a/b:1'],
    ['docker run -i a/b:1 > out 2>&1 < in', 'a/b:1'],
    ['docker pull > log a/b:1', 'a/b:1'],
    ["docker run -e A='x\ny' a/b:1", 'a/b:1'],
    ['sh -c "docker run a/b:1"', 'a/b:1'],
    ["alias d='docker run --rm a/b:1'", 'a/b:1'],
    ['docker --context x --log-level debug run a/b:1', 'a/b:1'],
    ['docker -H tcp://x:1 container run a/b:1', 'a/b:1'],
    ['kubectl -n x set image deploy/web web=a/b:1', 'a/b:1'],
    ['sudo -u me podman run --pull always a/b:1', 'a/b:1'],
    ['docker buildx build --build-context base=docker-image://alpine:3 -t mine .', 'alpine:3'],
    ['docker build -t mine .\ndocker run mine\ndocker run a/b:1', 'a/b:1'],
    ['rpm-ostree rebase ostree-image-signed:docker://ghcr.io/a/b:1', 'ghcr.io/a/b:1'],
    ['bootc switch ghcr.io/a/b:1', 'ghcr.io/a/b:1'],
    ['apptainer pull a.sif docker://a/b:1', 'a/b:1'],
    ['regctl image copy a/b:1 c.d/e:1', 'a/b:1', 'c.d/e:1'],
    ['crane auth login -u x ghcr.io'],
    ['cosign verify-blob --key k file'],
    ['docker inspect web\ndocker run a/b:1', 'a/b:1'],
    ['docker rmi fd484f19954f'],
    ['#!/bin/sh\n# docker run not/this:1\ndocker run a/b:1', 'a/b:1'],
  ]);
});

describe('tables and messages', () => {
  finds([
    [
      'CONTAINER ID   IMAGE       COMMAND   NAMES\nab12cd34ef56   nginx:1     "x"       web\nab12cd34ef57   redis       "y"       db',
      'nginx:1',
      'redis',
    ],
    ['REPOSITORY\tTAG\tIMAGE ID\na/b\t1\tabc\n<none>\t<none>\tabd', 'a/b:1'],
    ['NAME   READY   CONTAINERS   IMAGES\nweb    1/1     a,b          a/b:1,c/d:2', 'a/b:1', 'c/d:2'],
    ['  Normal  Pulling  2s  kubelet  Pulling image "a/b:1"', 'a/b:1'],
    ['Failed to pull image "a/b:2": rpc error: code = NotFound', 'a/b:2'],
    [
      `1: Pulling from a/b\nDigest: ${D}\nStatus: Downloaded newer image for ghcr.io/a/b:1\nghcr.io/a/b:1`,
      `ghcr.io/a/b:1@${D}`,
    ],
    ['#5 [internal] load metadata for docker.io/library/alpine:3', 'alpine:3'],
    ["Unable to find image 'a/b:1' locally", 'a/b:1'],
    [`[{"Id":"${D}","RepoTags":["a/b:1"],"RepoDigests":["a/b@${D}"]}]`, 'a/b:1'],
    ['{"Repository":"a/b","Tag":"1","Digest":"<none>"}\n{"Repository":"c/d","Tag":"2"}', 'a/b:1', 'c/d:2'],
  ]);
});

describe('values that the file gives', () => {
  finds([
    ['image: ${A:-a/b}:${B:-${C:-1}}', 'a/b:1'],
    ['ARG V=v1.2\nFROM a/b:${V#v}', 'a/b:1.2'],
    ['ARG V=1.2-rc\nFROM a/b:${V%-*}', 'a/b:1.2'],
    ['FROM a/b:1 AS build-amd64\nFROM a/b:2 AS build-arm64\nFROM build-${TARGETARCH}', 'a/b:1', 'a/b:2'],
    ['variables:\n  V: "1"\njob:\n  image: a/b:$V\n  variables: { V: "2" }', 'a/b:2'],
    ['spec:\n  params:\n  - name: v\n    default: "3"\n  steps:\n  - image: a/b:$(params.v)', 'a/b:3'],
    [
      'variable "v" {\n  default = "1"\n}\nresource "docker_image" "x" {\n  name = "a/b:${var.v}"\n}',
      'a/b:1',
    ],
    ['image: a/b:${NONE}', '?NONE'],
  ]);

  it('name what stays unknown', () => {
    expect(
      readPasted('services:\n  a:\n    image: a/b:${X}\n  b:\n    image: c/d:${Y}-${X}').unknown,
    ).toEqual(['X', 'Y']);
  });
});

describe('files of tools', () => {
  finds([
    ['[Container]\nImage=quay.io/a/b:1\nExec=x', 'quay.io/a/b:1'],
    ['[Container]\nImage=web.build'],
    [
      'steps:\n- name: gcr.io/cloud-builders/docker\n  args: [build]\nimages: [gcr.io/me/mine]',
      'gcr.io/cloud-builders/docker',
    ],
    [
      '{"image":"a/b:1","features":{"ghcr.io/devcontainers/features/go:1":{}}}',
      'a/b:1',
      'ghcr.io/devcontainers/features/go:1',
    ],
    ['pipelines:\n  default:\n  - step:\n      script:\n      - pipe: docker://a/b:1', 'a/b:1'],
    [
      'dependencies:\n- name: redis\n  repository: oci://ghcr.io/a/charts\n  version: 1.2.3',
      'ghcr.io/a/charts/redis:1.2.3',
    ],
    [
      'spec:\n  source:\n    repoURL: ghcr.io/a/charts\n    chart: web\n    targetRevision: 1.0.0',
      'ghcr.io/a/charts/web:1.0.0',
    ],
    ['kind: Application\nspec:\n  source:\n    kustomize:\n      images:\n      - web=a/b:1', 'a/b:1'],
    ['<Container>\n <Repository>lscr.io/a/b:1</Repository>\n</Container>', 'lscr.io/a/b:1'],
    ['job "x" {\n  task "y" {\n    config {\n      image = "a/b:1"\n    }\n  }\n}', 'a/b:1'],
    ['target "x" {\n  contexts = {\n    base = "docker-image://alpine:3"\n  }\n}', 'alpine:3'],
    [
      'global:\n  imageRegistry: r.io\nimage:\n  registry: docker.io\n  repository: a/b\n  tag: 1',
      'r.io/a/b:1',
    ],
    ['driver:\n  repository: nvcr.io/nvidia\n  image: driver\n  version: "5"', 'nvcr.io/nvidia/driver:5'],
    ['POSTGRES_IMAGE=postgres:16\nTAG=1', 'postgres:16'],
    [
      '# Title\n\nRun `docker pull a/b:1`:\n\n```yaml\nservices:\n  web:\n    image: c/d:2\n```\n\nor ghcr.io/e/f:3.',
      'a/b:1',
      'c/d:2',
      'ghcr.io/e/f:3',
    ],
    [
      'jobs:\n  a:\n    steps:\n    - run: |\n        docker run a/b:1\n    services:\n      db: postgres:16',
      'a/b:1',
      'postgres:16',
    ],
    ['ONBUILD COPY --from=a/b:1 /x /y\nFROM c/d:2', 'a/b:1', 'c/d:2'],
  ]);
});

describe('nothing that was not meant', () => {
  finds([
    ['services:\n  web:\n    build: .\n    image: acme/web\n  job:\n    image: acme/web'],
    ['machine:\n  image: ubuntu-2204:2024.01.1\nversion: 2.1'],
    ['title: x\nimage: /img/logo.png'],
    ['properties:\n  image:\n    type: string\n    description: The image'],
    ['SELECT *\nFROM users\nWHERE x'],
    ['Ports: `8080:80`, `6881:6881/udp`, `10.0.0.0/8`.'],
    ['node_modules\n*.log\n/dist'],
    ['approvers:\n- janet\n- seb\nreviewers:\n- janet'],
    ['```mermaid\ngraph\n"a:latest" -> b\n```'],
    ['resource "hcloud_server" "x" {\n  image = "ubuntu-24.04"\n}'],
    ['see https://registry.terraform.io/providers/a/docker/latest/docs here'],
  ]);
});

describe('one reference', () => {
  it.each([
    ['nginx', true],
    [' ghcr.io/a/b:1 ', true],
    ['docker pull nginx', false],
    ['hub.docker.com/r/a/b', false],
    ['https://hub.docker.com/_/nginx', false],
    ['Image=nginx', false],
  ])('%j: %j', (text, expected) => {
    expect(looksLikeOneReference(text)).toBe(expected);
  });
});
