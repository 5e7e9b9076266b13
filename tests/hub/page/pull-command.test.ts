import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPullCommand } from '../../../lib/hub/page/pull-command.ts';

test.each([
  ['docker pull nginx:1.31', 'library/nginx', '1.31'],
  ['docker pull nginx', 'library/nginx', 'latest'],
  ['docker pull library/nginx:1', 'library/nginx', '1'],
  ['docker pull docker.io/library/nginx:1', 'library/nginx', '1'],
  ['docker pull grafana/grafana:12.4.0-ubuntu', 'grafana/grafana', '12.4.0-ubuntu'],
  ['docker pull 242131/docker_examples:a_b', '242131/docker_examples', 'a_b'],
  ['  docker   pull\n nginx:1.31 ', 'library/nginx', '1.31'],
  ['docker model pull ai/gemma3:4B-Q4_K_M', 'ai/gemma3', '4B-Q4_K_M'],
  ['docker model pull ai/gemma3', 'ai/gemma3', 'latest'],
  [
    'helm pull oci://registry-1.docker.io/bitnamicharts/redis --version 21.2.5',
    'bitnamicharts/redis',
    '21.2.5',
  ],
])('%s', (text, repository, tag) => expect(readPullCommand(text)).toEqual({ repository, tag }));

test.each([
  '',
  'docker pull',
  'docker pull ',
  'docker run nginx:1.31',
  'docker push grafana/grafana:tagname',
  'docker pull nginx@sha256:0123',
  'docker pull ghcr.io/a/b:c',
  'docker pull --platform linux/arm64 nginx',
  'docker pull nginx:1.31 && rm -rf /',
  'run docker pull nginx:1.31',
  'docker pull Nginx:1.31',
  'helm pull oci://ghcr.io/a/b --version 1',
  'helm pull oci://registry-1.docker.io/a/b',
])('not a command of Hub: %j', (text) => expect(readPullCommand(text)).toBeNull());

test('any other text is null, and none makes it throw or take long', () => {
  fc.assert(fc.property(fc.string(), (text) => readPullCommand(text) === null));
  expect(readPullCommand(`docker pull ${'a-'.repeat(50_000)}!`)).toBeNull();
});
