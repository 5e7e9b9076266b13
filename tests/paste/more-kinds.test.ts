// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the variables are those of the pasted texts.
import { describe } from 'vitest';
import { finds } from './shown.ts';

const D = `sha256:${'deadb33f'.repeat(8)}`;

describe('commands', () => {
  finds([
    ['>>> docker pull redis:7', 'redis:7'],
    ['docker run -d -v /path/to/other media:/media a/b:1', 'a/b:1'],
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

describe('values with a registry of all', () => {
  finds([
    [
      'global:\n  imageRegistry: a.b\nfooImage: c/d:1\nbar:\n  image:\n    repository: e/f\n    tag: 2',
      'c/d:1',
      'a.b/e/f:2',
    ],
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

describe('what the text builds', () => {
  finds([
    [
      'services:\n  a:\n    build: .\n    image: a/b\n---\nx: y\n```yaml\nservices:\n  a:\n    image: a/b\n  c:\n    image: c/d:1\n```',
      'c/d:1',
    ],
    [
      'Successfully tagged x_backend:latest\n\nCONTAINER ID   IMAGE       COMMAND   NAMES\nab12cd34ef56   a/b:1       "x"       web\nab12cd34ef57   x_backend   "y"       api',
      'a/b:1',
    ],
    [
      'WARNING: Image for service web was built because it did not exist.\n\nCONTAINER ID   IMAGE   COMMAND\nab12cd34ef56   x_web   "x"\nab12cd34ef57   x_api   "y"\nab12cd34ef58   a/b:1   "y"',
      'a/b:1',
    ],
    ['docker build -t mine .\ndocker tag mine a.b/c:1', 'a.b/c:1'],
    ['docker build -t a/b:latest .'],
  ]);
});

describe('tables of other things', () => {
  finds([
    [
      'IMAGE          ID             DISK USAGE\na/b:1          beefdbd8a1da   10MB\n├─ linux/arm64 80cde017a105   10MB\n└─ linux/386   33735bd63cf8   0B',
      'a/b:1',
    ],
    [
      'ID             NAME            DESCRIPTION   ENABLED\naede66158353   rclone:latest   A plugin      true\n\n$ docker run a/b:1',
      'a/b:1',
    ],
  ]);
});

describe('names in other places', () => {
  finds([
    ['See [the image](https://hub.docker.com/r/a/b) and `c/d:1.2`.', 'c/d:1.2'],
    ['Uncomment `#image: a/b:8` for that.', 'a/b:8'],
    ['args:\n- "--image=gcr.io/a/b"\nkind: x', 'gcr.io/a/b'],
    [
      '[Container]\nImage=a.b/c:1\nMount=type=image,source=a.b/d:2,destination=/x\nMount=type=bind,source=/a,destination=/b',
      'a.b/c:1',
      'a.b/d:2',
    ],
    [
      'variable "x_image" {\n  description = "x"\n  default = "a/b:1"\n}\nvariable "image" {\n  default = "string"\n}',
      'a/b:1',
    ],
    [
      "docker run -e A=<optional, the name of a thing. Defaults to 'a.b.c', which is a rather long one> a/b:1",
      'a/b:1',
    ],
    [
      'steps:\n- image: a/b:1\n  parameters:\n    registry: index.docker.io\n    repo: index.docker.io/c/d',
      'a/b:1',
    ],
    ['@test "podman run --tty -i failure" {\n  podman run a/b:1\n}', 'a/b:1'],
  ]);
});
