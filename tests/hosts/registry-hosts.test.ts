import { describe, expect, test } from 'vitest';
import { artifactRegistryHost, containerRegistryHost, ecrHost } from '../../lib/hosts/regional.ts';
import { findRegistry } from '../../lib/hosts/registries.ts';
import { isRegistryHost, isRegistryInText } from '../../lib/hosts/registry-hosts.ts';
import { findSite } from '../../lib/hosts/sites.ts';

describe('a host in a URL is a registry', () => {
  test.each([
    ...[
      'registry-1.docker.io',
      'index.docker.io',
      'ghcr.io',
      'quay.io',
      'quay.io:443',
      'eu.gcr.io',
      'us.icr.io',
    ],
    ...['europe-docker.pkg.dev', 'registry.k8s.io', 'public.ecr.aws', 'acme.azurecr.io', 'fra.ocir.io'],
    ...['mcr.microsoft.com', 'cgr.dev', 'dhi.io', 'lscr.io', 'nvcr.io', '1.dkr.ecr.eu-west-1.amazonaws.com'],
    ...['registry.gitlab.com', 'registry.redhat.io', 'registry.access.redhat.com', 'docker.n8n.io'],
    ...['registry.example.com', 'harbor-eu.example.com', 'cr.example.com:5000', 'containers.example.com'],
  ])('%s', (host) => expect(isRegistryHost(host)).toBe(true));

  test.each([
    'example.com',
    'github.com',
    'codeberg.org',
    'hub.docker.com',
    'notgcr.io',
    'ghcr.io.evil.example',
  ])('but not %s', (host) => expect(isRegistryHost(host)).toBe(false));
});

describe('a host in running text is a registry', () => {
  test.each(['ghcr.io', 'quay.io', 'cgr.dev', 'registry.example.com', 'quay.example.com'])('%s', (host) =>
    expect(isRegistryInText(host)).toBe(true),
  );

  test.each(['docker.com', 'cr.example.com', 'codeberg.org', 'example.com', 'localhost:3000'])(
    'but not %s',
    (host) => expect(isRegistryInText(host)).toBe(false),
  );
});

describe('a website is about the images of a registry', () => {
  test.each([
    ['hub.docker.com', 'docker.io'],
    ['registry.hub.docker.com', 'docker.io'],
    ['github.com', 'ghcr.io'],
    ['www.github.com', 'ghcr.io'],
    ['quay.io', 'quay.io'],
    ['gallery.ecr.aws', 'public.ecr.aws'],
    ['eu-west-1.console.aws.amazon.com', 'dkr.ecr.amazonaws.com'],
    ['gitlab.com', 'registry.gitlab.com'],
    ['console.cloud.google.com', 'gcr.io'],
    ['mcr.microsoft.com', 'mcr.microsoft.com'],
    ['catalog.redhat.com', 'registry.access.redhat.com'],
    ['images.chainguard.dev', 'cgr.dev'],
    ['hub.docker.com.evil.example', undefined],
    ['ghcr.io', undefined],
    ['', undefined],
  ])('%s: %s', (host, registry) => expect(findSite(host)).toBe(registry));
});

test('hosts of a region are hosts of their registry', () => {
  expect(findRegistry(ecrHost('123456789012', 'eu-west-1'))?.name).toBe('dkr.ecr.amazonaws.com');
  expect(findRegistry(artifactRegistryHost('us-central1'))?.name).toBe('pkg.dev');
  expect(findRegistry(containerRegistryHost('EU'))?.name).toBe('gcr.io');
  expect(containerRegistryHost('GLOBAL')).toBe('gcr.io');
});
