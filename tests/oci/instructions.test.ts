import { describe, expect, it } from 'vitest';
import { readConfig } from '../../lib/oci/config.ts';
import { type Instruction, summaryOfInstructions } from '../../lib/oci/instructions.ts';
import { isPlainObject, parseJson } from '../../lib/oci/json.ts';
import { hasShared, sharedFiles, sharedText } from './shared.ts';

const LINUX = { os: 'linux', architecture: 'amd64' };

/** Instructions as Docker Hub shows them; those that begin with `+` made a layer. */
const summary = (...lines: string[]) =>
  summaryOfInstructions(
    lines.map(
      (line): Instruction =>
        line.startsWith('+')
          ? { digest: `sha256:${'a'.repeat(64)}`, size: 1, instruction: line.slice(1) }
          : { size: 0, instruction: line },
    ),
    LINUX,
  );

describe('instructions', () => {
  it('give most of a config', () => {
    expect(
      summary(
        '+ADD file:1 in / ',
        ' CMD ["bash"]',
        ' LABEL maintainer=NGINX Docker Maintainers <docker-maint@nginx.com> version=1',
        'ENV NGINX_VERSION=1.31.4',
        'ENV JAVA_OPTS=-Da=b -Xmx1g PATH=/x:/bin',
        '+RUN /bin/sh -c set -x # buildkit',
        'ENTRYPOINT ["/docker-entrypoint.sh"]',
        'EXPOSE map[80/tcp:{}]',
        ' EXPOSE 443',
        'STOPSIGNAL SIGQUIT',
        'USER [nova]',
        'WORKDIR /srv',
        'WORKDIR app',
        'VOLUME [/data /log]',
        'SHELL [/bin/bash -o pipefail -c]',
        'ONBUILD COPY . /x',
        'HEALTHCHECK &{["CMD-SHELL" "curl -f http://localhost/[x] || exit 1"] "1m30s" "3s" "5s" "0s" \'\\x03\'}',
        'CMD ["nginx" "-g" "daemon off;"]',
      ),
    ).toEqual({
      source: 'instructions',
      platform: LINUX,
      entrypoint: ['/docker-entrypoint.sh'],
      cmd: ['nginx', '-g', 'daemon off;'],
      command: ['/docker-entrypoint.sh', 'nginx', '-g', 'daemon off;'],
      env: [
        { name: 'NGINX_VERSION', value: '1.31.4' },
        { name: 'JAVA_OPTS', value: '-Da=b -Xmx1g' },
        { name: 'PATH', value: '/x:/bin' },
      ],
      user: 'nova',
      workdir: '/srv/app',
      ports: ['80/tcp', '443/tcp'],
      volumes: ['/data', '/log'],
      shell: ['/bin/bash', '-o', 'pipefail', '-c'],
      onbuild: ['COPY . /x'],
      stopSignal: 'SIGQUIT',
      healthcheck: {
        kind: 'shell',
        command: ['curl -f http://localhost/[x] || exit 1'],
        interval: 90e9,
        timeout: 3e9,
        startPeriod: 5e9,
        retries: 3,
      },
      labels: [
        {
          key: 'maintainer',
          value: 'NGINX Docker Maintainers <docker-maint@nginx.com>',
          meaning: 'authors',
        },
        { key: 'version', value: '1' },
      ],
    });
  });

  it.each<[string, string[], string[]]>([
    [
      'the base image’s CMD ends with an ENTRYPOINT',
      ['+ADD a', 'CMD ["sh"]', '+COPY b', 'ENTRYPOINT ["/b"]'],
      ['/b'],
    ],
    ['a CMD before the ENTRYPOINT stays', ['+ADD a', 'CMD ["x"]', 'ENTRYPOINT ["/b"]'], ['/b', 'x']],
    ['the shell form', ['CMD nginx -g'], ['/bin/sh', '-c', 'nginx -g']],
    ['an empty CMD', ['CMD ["sh"]', 'CMD []'], []],
  ])('%s', (_, lines, command) => {
    expect(summary(...lines).command).toEqual(command);
  });

  it('can be absent', () => {
    expect(summary()).toMatchObject({ command: [], user: 'root', workdir: '/', env: [] });
    expect(summary('HEALTHCHECK NONE').healthcheck).toEqual({ kind: 'none', command: [] });
    expect(summary('', 'apko', 'CONSTRUCTOR x').command).toEqual([]);
  });
});

describe.skipIf(!hasShared)('collected images', () => {
  it.each([
    [
      'xmrig2021-r2021',
      ['xmrig', '--url', '172.241.166.110:443', '--threads', '4', '--tls', '--no-color', '--donate-level=1'],
    ],
    ['ebusinessdocker-disney', ['/usr/bin/server', '/usr/bin/server']],
  ])('%s runs', (name, command) => {
    const file = sharedFiles('hub-api').find((path) => path.includes(`images-${name}`)) ?? '';
    const [image] = JSON.parse(sharedText(file));
    expect(summaryOfInstructions(image.layers, LINUX).command).toEqual(command);
  });

  it('give the same from history as from config, if the history is complete', () => {
    let compared = 0;
    for (const file of sharedFiles('registry/trivy')) {
      const json = parseJson(sharedText(file));
      const parsed = isPlainObject(json) && isPlainObject(json.imageConfig) && readConfig(json.imageConfig);
      if (parsed === false || !parsed.ok) continue;
      const { summary: exact, history } = parsed.value;
      const derived = summaryOfInstructions(
        history.map(({ createdBy, empty }) => ({
          digest: empty ? null : 'x',
          size: 0,
          instruction: createdBy,
        })),
        exact.platform,
      );
      if (derived.cmd.length === 0) continue;
      expect(derived.command, file).toEqual(exact.command);
      if (derived.env.length > 0) expect(exact.env, file).toEqual(expect.arrayContaining(derived.env));
      compared += 1;
    }
    expect(compared).toBeGreaterThan(10);
  });
});
