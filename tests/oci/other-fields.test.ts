import { expect, test } from 'vitest';
import { otherFields } from '../../lib/oci/other-fields.ts';

test('fields that no row of the config table shows: those that are set, by their path', () => {
  const config = {
    architecture: 'amd64',
    os: 'linux',
    created: '2020-01-01T00:00:00Z',
    docker_version: '1.9.1',
    container: '',
    container_config: { Cmd: ['/bin/sh', '-c', '#(nop) CMD ["nginx"]'] },
    'moby.buildkit.cache.v0': 'A'.repeat(5000),
    rootfs: { type: 'layers', diff_ids: [] },
    history: [],
    config: { Cmd: ['nginx'], Hostname: 'abc', Tty: false, Memory: 0, ArgsEscaped: true, OpenStdin: null },
  };
  expect(otherFields(JSON.stringify(config))).toEqual([
    { path: 'config.Hostname', value: 'abc' },
    { path: 'config.ArgsEscaped', value: 'true' },
    { path: 'docker_version', value: '1.9.1' },
    { path: 'container_config', value: JSON.stringify(config.container_config) },
    { path: 'moby.buildkit.cache.v0', value: 'A'.repeat(2000) },
  ]);
});

test.each(['', 'null', '[]', '{"config": 5}'])('none in %j', (text) => expect(otherFields(text)).toEqual([]));
