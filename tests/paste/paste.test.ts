// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the variables are those of the pasted texts.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPlatform } from '../../lib/oci/platform.ts';
import { formatReference } from '../../lib/oci/reference.ts';
import { MAX_PASTED } from '../../lib/paste/limits.ts';
import type { Found } from '../../lib/paste/pasted.ts';
import { readPasted } from '../../lib/paste/read-pasted.ts';
import { hasShared, sharedTable } from '../oci/shared.ts';

const HEX = 'deadb33f'.repeat(8);
const DIGEST = `sha256:${HEX}`;

function show(found: Found): string {
  if (found.kind === 'digest') return found.digest;
  if (found.kind === 'namespace') return `${found.registry}/${found.namespace}/`;
  if (found.kind === 'unresolved') return `${found.text} ?${found.missing.join()}`;
  if (found.kind === 'invalid') return `!${found.problem.reason}`;
  const platform = found.platform ? ` on ${formatPlatform(found.platform)}` : '';
  const assumed = found.assumed.map(({ name, value }) => ` ${name}=${value}`).join('');
  return formatReference(found.reference) + platform + assumed;
}

const shown = (text: string) => readPasted(text).found.map(show);

/** Rows of a text and all that is found in it. */
const finds = (rows: [text: string, ...found: string[]][]) =>
  it.each(rows.map(([text, ...found]) => ({ text, found })))('$text', ({ text, found }) => {
    expect(shown(text)).toEqual(found);
  });

describe('a name', () => {
  finds([
    ['nginx', 'nginx'],
    ['  nginx:1.31\n', 'nginx:1.31'],
    ['"nginx:1.31",', 'nginx:1.31'],
    ['`ghcr.io/a/b:1`.', 'ghcr.io/a/b:1'],
    ['“quay.io/coreos/dnsmasq”', 'quay.io/coreos/dnsmasq'],
    ['**nginx:1.31**', 'nginx:1.31'],
    ['- nginx:1.31', 'nginx:1.31'],
    ['\u200bnginx\u00a0', 'nginx'],
    [`nginx:1@${DIGEST}`, `nginx:1@${DIGEST}`],
    ['docker://quay.io/a/b:1', 'quay.io/a/b:1'],
    ['oci://ghcr.io/a/chart', 'ghcr.io/a/chart'],
    [DIGEST, DIGEST],
    [HEX, DIGEST],
    [`@${DIGEST}`, DIGEST],
    [`sha256-${HEX}`, DIGEST],
    [HEX.toUpperCase(), DIGEST],
    ['[::1]:5000/x', '[::1]:5000/x'],
    ['grafana/', 'docker.io/grafana/'],
    ['grafana/*', 'docker.io/grafana/'],
    ['quay.io/coreos/', 'quay.io/coreos/'],
    ['docker.io/library/', 'docker.io/library/'],
    ['quay.io/', '!repository'],
    ['Nginx', '!upper-case'],
    ['nginx:<tag>', 'nginx:<tag> ?tag'],
    ['nginx:${TAG}', 'nginx:${TAG} ?TAG'],
    ['nginx:${TAG:-1.31}', 'nginx:1.31 TAG=1.31'],
    ['nginx@sha256:123', '!digest-hex'],
    ['nginx\nredis:7\n\n# a comment\nghcr.io/a/b', 'nginx', 'redis:7', 'ghcr.io/a/b'],
    ['- nginx # web\n- nginx\n', 'nginx'],
  ]);
});

describe('an address', () => {
  finds([
    ['https://hub.docker.com/_/nginx', 'nginx'],
    ['https://hub.docker.com/_/nginx/tags?name=1.31', 'nginx:1.31'],
    ['https://hub.docker.com/_/nginx/tags?page=1&name=', 'nginx'],
    ['https://hub.docker.com/_/golang?tag=1.26-bookworm', 'golang:1.26-bookworm'],
    ['registry-1.docker.io:443/nginx:1', 'nginx:1'],
    ['https://index.docker.io/grafana/', 'docker.io/grafana/'],
    ['github.com/', '!url'],
    ['quay.io/repository', 'quay.io/repository'],
    ['registry.hub.docker.com/r/a/b', 'a/b'],
    ['https://example.com/a/-/packages/container/%25', '!repository'],
    ['http://host/v2/a/b/manifests/1', 'host/a/b:1'],
    ['hub.docker.com/r/grafana/grafana/tags', 'grafana/grafana'],
    ['https://hub.docker.com/r/grafana/grafana/tags?name=9.1&ordering=name', 'grafana/grafana:9.1'],
    ['<https://hub.docker.com/r/grafana/grafana>', 'grafana/grafana'],
    [
      `https://hub.docker.com/layers/library/nginx/1.31/images/sha256-${HEX}?context=explore`,
      `nginx:1.31@${DIGEST}`,
    ],
    [`https://hub.docker.com/layers/openjdk/library/openjdk/8/images/sha256-${HEX}`, `openjdk:8@${DIGEST}`],
    ['https://registry.hub.docker.com/r/a/b', 'a/b'],
    ['registry.hub.docker.com/library/nginx', 'nginx'],
    ['https://index.docker.io/v1/', '!url'],
    ['https://hub.docker.com/layers/grafana/grafana/9.1/', 'grafana/grafana:9.1'],
    [
      `https://hub.docker.com/repository/docker/me/app/tags/1.0/${DIGEST.replace(':', '-')}`,
      `me/app:1.0@${DIGEST}`,
    ],
    ['https://hub.docker.com/repository/docker/me/app/general', 'me/app'],
    ['https://hub.docker.com/v2/repositories/library/nginx/tags/1.31/images', 'nginx:1.31'],
    ['https://hub.docker.com/v2/namespaces/library/repositories/nginx/tags?page_size=100', 'nginx'],
    ['https://hub.docker.com/u/grafana', 'docker.io/grafana/'],
    ['https://hub.docker.com/orgs/grafana/repositories', 'docker.io/grafana/'],
    ['https://hub.docker.com/hardened-images/catalog/dhi/python', 'dhi.io/python'],
    ['https://hub.docker.com/search?q=nginx', '!url'],
    ['https://github.com/orgs/Grafana/packages/container/package/k6', 'ghcr.io/grafana/k6'],
    ['https://github.com/orgs/grafana/packages/container/k6%2Fsub/123?tag=v1', 'ghcr.io/grafana/k6/sub:v1'],
    ['https://github.com/users/a/packages/container/b/versions', 'ghcr.io/a/b'],
    ['https://github.com/owner/repo/pkgs/container/name', 'ghcr.io/owner/name'],
    ['github.com/owner/repo/pkgs/container/name/98765?tag=1.2', 'ghcr.io/owner/name:1.2'],
    ['https://github.com/owner/repo', '!url'],
    ['https://ghcr.io/a/b:1', 'ghcr.io/a/b:1'],
    [`https://ghcr.io/v2/a/b/manifests/${DIGEST}`, `ghcr.io/a/b@${DIGEST}`],
    ['https://registry-1.docker.io/v2/library/nginx/manifests/latest', 'nginx:latest'],
    ['https://mcr.microsoft.com/v2/dotnet/sdk/tags/list', 'mcr.microsoft.com/dotnet/sdk'],
    ['https://quay.io/repository/coreos/etcd', 'quay.io/coreos/etcd'],
    ['https://quay.io/repository/coreos/etcd?tab=tags&tag=v3.5', 'quay.io/coreos/etcd:v3.5'],
    [`quay.io/repository/coreos/etcd/manifest/${DIGEST}`, `quay.io/coreos/etcd@${DIGEST}`],
    ['https://quay.io/organization/coreos', 'quay.io/coreos/'],
    ['https://quay.io/coreos/etcd', 'quay.io/coreos/etcd'],
    ['https://gallery.ecr.aws/docker/library/nginx', 'public.ecr.aws/docker/library/nginx'],
    ['https://gallery.ecr.aws/bitnami', 'public.ecr.aws/bitnami/'],
    ['https://public.ecr.aws/a/b:1', 'public.ecr.aws/a/b:1'],
    [
      `https://eu-west-1.console.aws.amazon.com/ecr/repositories/private/123456789012/team/app/_/image/${DIGEST}/details?region=eu-west-1`,
      `123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/app@${DIGEST}`,
    ],
    ['https://gitlab.com/g/sub/p/container_registry/123', 'registry.gitlab.com/g/sub/p'],
    ['https://gitlab.com/g/p/-/container_registry', 'registry.gitlab.com/g/p'],
    ['https://gitlab.com/g/p', '!url'],
    ['registry.gitlab.com/g/p/image:1', 'registry.gitlab.com/g/p/image:1'],
    [
      `https://console.cloud.google.com/artifacts/docker/proj/us-central1/repo/image/${DIGEST};tab=manifest?project=proj`,
      `us-central1-docker.pkg.dev/proj/repo/image@${DIGEST}`,
    ],
    [
      `https://console.cloud.google.com/artifacts/docker/proj/us-central1/repo/image/${DIGEST}?project=proj`,
      `us-central1-docker.pkg.dev/proj/repo/image@${DIGEST}`,
    ],
    ['https://console.cloud.google.com/artifacts/docker/proj/us/gcr.io/image', 'gcr.io/proj/image'],
    [`https://console.cloud.google.com/gcr/images/proj/EU/a/b@${DIGEST}`, `eu.gcr.io/proj/a/b@${DIGEST}`],
    ['https://console.cloud.google.com/gcr/images/distroless/GLOBAL/static', 'gcr.io/distroless/static'],
    ['https://mcr.microsoft.com/en-us/artifact/mar/dotnet/sdk/tags', 'mcr.microsoft.com/dotnet/sdk'],
    ['https://mcr.microsoft.com/en-us/product/dotnet/sdk/about', 'mcr.microsoft.com/dotnet/sdk'],
    ['mcr.microsoft.com/dotnet/sdk:8.0', 'mcr.microsoft.com/dotnet/sdk:8.0'],
    ['https://catalog.redhat.com/software/containers/ubi9/ubi/615bcf', 'registry.access.redhat.com/ubi9/ubi'],
    ['https://images.chainguard.dev/directory/image/nginx/versions', 'cgr.dev/chainguard/nginx'],
    ['https://codeberg.org/forgejo/-/packages/container/forgejo/9', 'codeberg.org/forgejo/forgejo:9'],
    ['https://registry.example.com/a/b', 'registry.example.com/a/b'],
    ['https://example.com/a/b:1.2', 'example.com/a/b:1.2'],
    ['https://example.com/a/b', '!url'],
    ['https://', '!url'],
    ['[nginx](https://hub.docker.com/_/nginx)', 'nginx'],
  ]);
});

describe('a command', () => {
  finds([
    ['docker pull nginx', 'nginx'],
    ['$ docker pull nginx:1.31', 'nginx:1.31'],
    ['# docker pull nginx:1.31', 'nginx:1.31'],
    ['me@host:~$ sudo docker pull nginx', 'nginx'],
    ['docker run -p 80:80 nginx', 'nginx'],
    ['docker run -p 80:80 -e A=b --name x nginx cmd', 'nginx'],
    ['docker run -dit --rm -v /a:/b -p80:80 --network=host nginx:1 sh -c "x y"', 'nginx:1'],
    ['docker run --rm -itv "$PWD":/app -w /app node:22 npm ci', 'node:22'],
    ['docker run --platform linux/arm64 --gpus all a/b', 'a/b on linux/arm64'],
    ['docker run --platform=linux/arm/v7 a/b', 'a/b on linux/arm/v7'],
    ["sudo -E docker --context x run -d --restart unless-stopped -e 'A=b c' a/b:1", 'a/b:1'],
    [
      'docker run -d \\\n  --name web \\\n  -p 8080:80 \\\n  nginx:1.31 \\\n  nginx -g "daemon off;"',
      'nginx:1.31',
    ],
    ['docker run `\n  --name web `\n  nginx', 'nginx'],
    ['docker create --name x alpine', 'alpine'],
    ['docker container run -- alpine', 'alpine'],
    ['docker image inspect --format "{{.Id}}" a b', 'a', 'b'],
    ['docker inspect -f x alpine', 'alpine'],
    ['docker manifest inspect -v alpine:3', 'alpine:3'],
    ['docker buildx imagetools inspect --raw nginx', 'nginx'],
    ['docker service create --replicas 2 nginx', 'nginx'],
    ['podman pull --tls-verify=false quay.io/a/b quay.io/a/c', 'quay.io/a/b', 'quay.io/a/c'],
    ['podman run --rm -it --userns keep-id fedora:41 bash', 'fedora:41'],
    ['nerdctl -n k8s.io run --rm alpine', 'alpine'],
    ['ctr images pull docker.io/library/redis:7', 'redis:7'],
    ['skopeo inspect --config docker://quay.io/a/b:1', 'quay.io/a/b:1'],
    ['skopeo copy docker://a/b:1 oci:dir:1', 'a/b:1'],
    ['skopeo copy --all docker://a/b:1 docker://c.d/e:1', 'a/b:1', 'c.d/e:1'],
    ['crane digest --platform linux/amd64 gcr.io/a/b:1', 'gcr.io/a/b:1 on linux/amd64'],
    ['crane copy a/b c/d', 'a/b', 'c/d'],
    ['regctl image inspect ghcr.io/a/b', 'ghcr.io/a/b'],
    ['cosign verify --key k.pub ghcr.io/a/b:1', 'ghcr.io/a/b:1'],
    ['trivy image nginx:1', 'nginx:1'],
    ['syft alpine:3', 'alpine:3'],
    ['helm pull oci://ghcr.io/a/chart --version 1.2.3+b4', 'ghcr.io/a/chart:1.2.3_b4'],
    ['helm install my oci://ghcr.io/a/chart', 'ghcr.io/a/chart'],
    ['kubectl run web --image=nginx:1 --port=80', 'nginx:1'],
    ['kubectl create deployment web --image nginx', 'nginx'],
    ['kubectl set image deployment/web web=nginx:2 side=a/b:1', 'nginx:2', 'a/b:1'],
    ['TAG=1.2\ndocker pull a/b:$TAG', 'a/b:1.2 TAG=1.2'],
    ['docker pull $IMAGE', '$IMAGE ?IMAGE'],
    ['docker pull a/b:${TAG:-3} && docker run a/b', 'a/b:3 TAG=3', 'a/b'],
    ['cd x; docker pull nginx | tee log', 'nginx'],
    ['docker pull nginx # the newest', 'nginx'],
    ['Run `docker pull nginx:1.31` and look', 'nginx:1.31'],
    ['docker pull Nginx', '!upper-case'],
    ['docker run -v $(pwd):/src -u $(id -u):$(id -g) -it alpine sh', 'alpine'],
    ['docker run -v `pwd`:/src alpine', 'alpine'],
    ['id=$(docker create nginx)', 'nginx'],
    ['docker run $(docker build -q .)', '$(docker build -q .) ?$(docker build -q .)'],
    ['PS C:\\> docker pull nginx', 'nginx'],
    ['C:\\Users\\me> docker pull nginx', 'nginx'],
    ['~/src ❯ docker pull nginx', 'nginx'],
    ['[root@host ~]# docker pull nginx', 'nginx'],
    ['root@host:/# docker pull nginx', 'nginx'],
    ['RUN docker pull nginx', 'nginx'],
    ['docker ps -a'],
    ['docker build -t a/b:1 .'],
    ['docker exec -it web sh'],
    ["don't docker"],
  ]);
});

describe('a Dockerfile', () => {
  finds([
    ['FROM nginx', 'nginx'],
    ['from --platform=$BUILDPLATFORM golang:1.26 AS build', 'golang:1.26'],
    ['FROM --platform=linux/amd64 node:22 as x', 'node:22 on linux/amd64'],
    ['FROM ${BASE}:1', '${BASE}:1 ?BASE'],
    ['ARG BASE=debian\nFROM ${BASE}:13', 'debian:13 BASE=debian'],
    ['ARG V=13\nARG BASE="debian:${V}"\nFROM $BASE', 'debian:13 BASE=debian:13'],
    ['ARG BASE\nFROM ${BASE:-alpine}', 'alpine BASE=alpine'],
    ['FROM nginx # web', 'nginx'],
    ['FROM scratch\nCOPY a /'],
    ['COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/', 'ghcr.io/astral-sh/uv:0.9'],
    ['From the beginning'],
  ]);

  it('names its images, with their lines, and no stage', () => {
    const { found } = readPasted(`# syntax=docker/dockerfile:1
ARG GO=1.26
FROM --platform=$BUILDPLATFORM golang:\${GO} AS Build
RUN --mount=type=bind,from=busybox:1,target=/x \\
    # a comment in between
    make
RUN <<EOF
FROM not-an-image
EOF
FROM build AS test
ARG GO=1.27
COPY --from=build /a /b
COPY --chown=1 --from=0 /a /b
COPY --from=alpine:3 /etc/x /
FROM scratch
FROM gcr.io/distroless/static@${DIGEST}
`);
    expect(found.map((item) => [show(item), item.from[0]?.line, item.from[0]?.where])).toEqual([
      ['docker/dockerfile:1', 1, '# syntax'],
      ['golang:1.26 GO=1.26', 3, 'FROM'],
      ['busybox:1', 4, 'RUN from'],
      ['alpine:3', 14, 'COPY from'],
      [`gcr.io/distroless/static@${DIGEST}`, 16, 'FROM'],
    ]);
  });

  it('of Windows continues its lines with a backtick', () => {
    expect(shown('# escape=`\nFROM mcr.microsoft.com/a:1\nRUN dir `\n  c:\\\nFROM b')).toEqual([
      'mcr.microsoft.com/a:1',
      'b',
    ]);
  });
});

describe('YAML and JSON', () => {
  finds([
    ['image: nginx:1.31', 'nginx:1.31'],
    ['  image: "nginx:1.31" # web', 'nginx:1.31'],
    ['- image: nginx', 'nginx'],
    ['"image": "nginx:1.31",', 'nginx:1.31'],
    ['image = "a/b:1"', 'a/b:1'],
    ['image: {{ .Values.image }}', '{{ .Values.image }} ?.Values.image'],
    ['image: "{{ .Values.r }}:{{ .Values.t }}"', '{{ .Values.r }}:{{ .Values.t }} ?.Values.r,.Values.t'],
    ['image:\n  repository: a/b\n  tag: 1.10', 'a/b:1.10'],
    [
      'image:\n  registry: quay.io\n  repository: a/b\n  digest: DIGEST'.replace('DIGEST', DIGEST),
      `quay.io/a/b@${DIGEST}`,
    ],
    ['images:\n- name: a/b\n  newName: c/d\n  newTag: "2"', 'c/d:2'],
    [
      'image:\n  name: node:22\n  entrypoint: [""]\nservices:\n  - postgres:16\n  - name: redis:7',
      'node:22',
      'postgres:16',
      'redis:7',
    ],
    [
      'jobs:\n  a:\n    container: node:22\n    steps:\n    - uses: docker://alpine:3\n    - uses: actions/checkout@v4',
      'node:22',
      'alpine:3',
    ],
    ['services:\n  web:\n    image: nginx\n  broken: [', 'nginx'],
    ['{"services": {"web": {"image": "nginx"}}}', 'nginx'],
  ]);

  it('of a compose file say which service, and what was assumed', () => {
    const { found } = readPasted(`x-base: &base
  image: a/base:\${TAG:-1.2}
services:
  web:
    <<: *base
  db:
    image: postgres:\${PG_VERSION}
    platform: linux/amd64
  cache: { image: "redis:7" }
  again:
    image: redis:7
`);
    expect(found.map((item) => [show(item), item.from.map(({ where, form }) => `${form} ${where}`)])).toEqual(
      [
        ['a/base:1.2 TAG=1.2', ['compose x-base']],
        ['postgres:${PG_VERSION} ?PG_VERSION', ['compose services.db']],
        ['redis:7', ['compose services.cache', 'compose services.again']],
      ],
    );
  });

  it('of Kubernetes say which object and which container', () => {
    const { found } = readPasted(`apiVersion: batch/v1
kind: CronJob
metadata: { name: job }
spec:
  jobTemplate:
    spec:
      template:
        spec:
          initContainers:
          - name: migrate
            image: a/migrate:1
          containers:
          - image: a/job:1
            name: main
          volumes:
          - name: data
            image:
              reference: quay.io/a/data:1
---
apiVersion: v1
kind: List
items:
- apiVersion: apps/v1
  kind: Deployment
  metadata: { name: web }
  spec: { template: { spec: { containers: [{ name: web, image: nginx }], ephemeralContainers: [{ name: d, image: busybox }] } } }
`);
    expect(found.map((item) => [show(item), item.from[0]?.form, item.from[0]?.where])).toEqual([
      ['a/migrate:1', 'kubernetes', 'CronJob/job initContainers migrate'],
      ['a/job:1', 'kubernetes', 'CronJob/job containers main'],
      ['quay.io/a/data:1', 'kubernetes', 'CronJob/job data'],
      ['nginx', 'kubernetes', 'Deployment/web containers web'],
      ['busybox', 'kubernetes', 'Deployment/web ephemeralContainers d'],
    ]);
    expect(found[0]?.from[0]?.line).toBe(11);
  });

  it('follow an alias, and never without end', () => {
    expect(shown('image: &i nginx\nother:\n  image: *i')).toEqual(['nginx']);
    const bomb = Array.from(
      { length: 30 },
      (_, n) => `a${n}: &a${n} [${`*a${n - 1},`.repeat(n === 0 ? 0 : 9)}]`,
    );
    expect(shown(`${bomb.join('\n')}\nimage: nginx`)).toEqual(['nginx']);
    expect(shown('image: &a\n  name: *a')).toEqual([]);
  });
});

describe('other text', () => {
  finds([
    ['nginx:latest, redis:7', 'nginx:latest', 'redis:7'],
    ['Use `nginx:1`, not `npm`.', 'nginx:1'],
    ['he/she they/them'],
    ['We use nginx:1.31-alpine in production', 'nginx:1.31-alpine'],
    ['See ghcr.io/a/b:1, or https://hub.docker.com/_/nginx.', 'ghcr.io/a/b:1', 'nginx'],
    [`The digest is ${DIGEST} (amd64)`, DIGEST],
    ['```sh\ndocker pull nginx\n```', 'nginx'],
    ['```dockerfile\nFROM nginx\nRUN x\n```', 'nginx'],
    ['| nginx:1.31 | 5 MB |', 'nginx:1.31'],
    ['At 10:30 and/or localhost:3000, see C:1 and example.com:8080.'],
    ['The quick brown fox'],
  ]);

  it.each([
    ['', 'malformed', 'empty'],
    [' \n\u200b', 'malformed', 'empty'],
    ['The quick brown fox', 'malformed', 'no-image'],
    ['x'.repeat(MAX_PASTED + 1), 'too-large', 'too-large'],
  ])('%.20s: %s, %s', (text, kind, reason) => {
    expect(readPasted(text)).toEqual({ found: [], problem: { kind, reason } });
  });
});

describe('whatever is pasted', () => {
  const pieces = fc.constantFrom(
    ...'nginx : @ / . - _ $ ${ } {{ }} " \' ` \\ # < > [ ] ( ) & * | ; = , image: services: FROM AS ARG COPY --from= docker run -it --name podman https:// hub.docker.com/ sha256: kind: apiVersion: --- <<EOF'.split(
      ' ',
    ),
    ' ',
    '\n',
    '\n  ',
  );

  it('is answered, and every image in it can be parsed again', () => {
    const texts = fc.oneof(
      fc.string({ maxLength: 300 }),
      fc.array(pieces, { maxLength: 60 }).map((list) => list.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const { found, problem } = readPasted(text);
        expect(problem === undefined).toBe(found.length > 0);
        expect(new Set(found.map((item) => JSON.stringify({ ...item, from: 0 }))).size).toBe(found.length);
        for (const item of found) expect(item.from.length).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });

  const units = [
    ' ',
    'a',
    '"',
    "'",
    '`',
    '\\',
    '(',
    '[',
    '{',
    '- ',
    '-\n',
    '&a ',
    '*a ',
    '${',
    '{{ ',
    '<a',
    '#',
    '%',
    '|1 ',
  ];
  const lines = [
    '\n',
    'image: ',
    'image:\n',
    'FROM a\n',
    'ARG A=$A$A\n',
    '\\\n',
    'docker run ',
    '--a ',
    'a: ',
    '? ',
    '!a ',
    '[a](',
    ' \t',
    'a,',
  ];
  it.each([...units, ...lines])('is answered, however much there is of %j', (unit) => {
    const much = (start: string, length: number) => start + unit.repeat(length / unit.length);
    for (const start of ['', 'image: ', 'FROM a\n', 'docker run ', 'kind: ['])
      for (const length of [1_000, 30_000])
        expect(Array.isArray(readPasted(much(start, length)).found)).toBe(true);
    expect(readPasted(much('', 10_000_000)).problem?.reason).toBe('too-large');
  });
});

describe.skipIf(!hasShared)('collected references', () => {
  it('are read as what they are', () => {
    const rows = sharedTable('registry/references-normalized.tsv').filter((row) => row.valid === 'yes');
    for (const { input = '', domain = '', path = '', tag, digest } of rows) {
      if (/^sha256:|^hub\.docker|^registry-1|^registry\.hub/.test(input)) continue;
      const [found] = readPasted(input).found;
      expect(found, input).toMatchObject({
        kind: 'image',
        reference: { registry: domain, repository: path },
      });
      if (found?.kind === 'image')
        expect([found.reference.tag ?? '', found.reference.digest ?? '']).toEqual([tag, digest]);
    }
  });
});
