import { expect, it } from 'vitest';
import { registryOfKey } from '../../lib/hosts/docker-config-key.ts';

it.each([
  ['https://index.docker.io/v1/', 'docker.io'],
  ['HTTPS://INDEX.DOCKER.IO/v1/', 'docker.io'],
  ['https://index.docker.io:443/v1/', 'docker.io'],
  ['index.docker.io', 'docker.io'],
  ['docker.io', 'docker.io'],
  ['docker.io:443', 'docker.io'],
  ['registry-1.docker.io', 'docker.io'],
  ['https://registry.hub.docker.com', 'docker.io'],
  ['ghcr.io', 'ghcr.io'],
  ['https://GHCR.io/v2/', 'ghcr.io'],
  ['http://localhost:5000', 'localhost:5000'],
  ['registry.example.com:5000/', 'registry.example.com:5000'],
  ['https://docker.io.evil.example/v1/', 'docker.io.evil.example'],
  ['https://gitlab.com/jwt/auth', null],
  ['https://evil.test/docker.io', null],
  ['docker.io@evil.test', null],
  ['', null],
])('the key %s is the registry %s', (key, registry) => {
  expect(registryOfKey(key)).toBe(registry);
});
