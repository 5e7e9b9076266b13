// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the variables are those of the pasted texts.
import { describe } from 'vitest';
import { finds } from './shown.ts';

const D = `sha256:${'deadb33f'.repeat(8)}`;

describe('commands', () => {
  finds([
    ['>>> docker pull redis:7', 'redis:7'],
    ['lima nerdctl run alpine:3', 'alpine:3'],
    ['oc new-app quay.io/a/b:1', 'quay.io/a/b:1'],
    ['IMAGE=ghcr.io/a/b\nTAG=1.2\ndocker run "$IMAGE:$TAG"', 'ghcr.io/a/b:1.2'],
    ['export TAG="${TAG:-1.5}"; docker pull acme/web:${TAG}', 'acme/web:1.5'],
    ['TAG=1\nTAG=$TAG-alpine\ndocker pull a/b:$TAG', 'a/b:1-alpine'],
    ['docker run [OPTIONS] IMAGE[:TAG] [COMMAND]\ndocker run a/b:1', 'a/b:1'],
    ['echo "docker run is great"\ndocker run a/b:1', 'a/b:1'],
  ]);
});

describe('output', () => {
  finds([
    [
      `REF                       TYPE                                     DIGEST                                                                  SIZE\ndocker.io/library/a:7     application/vnd.oci.image.index.v1+json  ${D} 45.1 MiB`,
      `a:7@${D}`,
    ],
    [`Name:      a/b:1\nMediaType: application/vnd.oci.image.index.v1+json\nDigest:    ${D}`, `a/b:1@${D}`],
    ['REPOSITORY      TAG  IMAGE ID\nlocalhost/mine  1    abc\nquay.io/a/b     2    abd', 'quay.io/a/b:2'],
    [
      'Error: initializing source docker://quay.io/a/b:9: reading manifest 9 in quay.io/a/b: manifest unknown',
      'quay.io/a/b:9',
    ],
    [
      'Step 1/2 : FROM a/b:1 AS x\nStep 2/2 : COPY --from=c/d:2 /e /f\nStep 3/3 : COPY --from=x /e /f',
      'a/b:1',
      'c/d:2',
    ],
  ]);
});

describe('values that the file gives', () => {
  finds([
    ['variables:\n  V: "2"\n  IMG: a/b:$V\ndefault:\n  image: $IMG', 'a/b:2'],
    ['A=$B\nB=$A\ndocker pull a/b:$A', '?A'],
    ['TAG=1.5\n---\nservices:\n  a:\n    image: a/b:$TAG', 'a/b:1.5'],
    [
      'variable "v" { default = "1" }\nlocals { r = "a/b" }\nresource "docker_image" "x" { name = "${local.r}:${var.v}" }',
      'a/b:1',
    ],
    [
      'services:\n  $$cap_appname:\n    image: a/b:$$cap_v\ncaproverOneClickApp:\n  variables:\n  - id: $$cap_v\n    defaultValue: 11',
      'a/b:11',
    ],
    ['- name: x\n  docker_container:\n    image: "a/b:{{ tag | default(\'1.2\') }}"', 'a/b:1.2'],
    ['image: a/b:{{ default "1.3" .Values.tag }}', 'a/b:1.3'],
    ['image: a/b:{{ .Values.tag | quote }}', '?.Values.tag'],
    ['services:\n  a:\n    image: a/b:${X:+y}', '?X'],
    ['services:\n  a:\n    image: a/b${X:+-y}:1', 'a/b:1'],
  ]);
});

describe('documents in documents', () => {
  finds([
    [
      'kind: Application\napiVersion: argoproj.io/v1alpha1\nspec:\n  source:\n    helm:\n      values: |\n        image:\n          repository: a/b\n          tag: "7.4"\n',
      'a/b:7.4',
    ],
    [
      'apiVersion: v1\nkind: ConfigMap\ndata:\n  compose.yml: |\n    services:\n      a:\n        image: a/b:1\n      b:\n        build: .\n        image: c/d:1\n',
      'a/b:1',
    ],
    ['spec:\n  containers:\n  - image: a/b:1\n    args: ["--sidecar-image=c/d:2"]', 'a/b:1', 'c/d:2'],
  ]);
});

describe('other files', () => {
  finds([
    [
      'pipeline {\n  agent {\n    docker { image "a/b:1" }\n  }\n  script { docker.image(\'c/d:2\').inside {} }\n}',
      'a/b:1',
      'c/d:2',
    ],
    ['pipeline {\n agent { docker "a/b:1" }\n}', 'a/b:1'],
    ['VERSION 0.8\nFROM a/b:1\nbuild:\n  FROM +base\n  COPY +x/y .', 'a/b:1'],
    ['runs:\n  using: docker\n  image: Dockerfile'],
    ['image:\n  name: foo\n  width: 200\n  alt: x'],
  ]);
});
