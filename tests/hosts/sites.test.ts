import { describe, expect, test } from 'vitest';
import { findSite, isPageAddress } from '../../lib/hosts/sites.ts';

test('a website belongs to the registry whose images it shows', () => {
  expect(['hub.docker.com', 'github.com', 'quay.io', 'ghcr.io', 'example.org'].map(findSite)).toEqual([
    'docker.io',
    'ghcr.io',
    'quay.io',
    undefined,
    undefined,
  ]);
});

describe('a page, or an image', () => {
  test.each([
    'https://example.org/a',
    'hub.docker.com/r/a/b',
    'registry.hub.docker.com/_/nginx',
    'registry.hub.docker.com/v2/repositories',
    'quay.io/repository/a/b',
    'quay.io/organization/a/',
    'github.com/a/b',
    'gitlab.com/a/b/container_registry',
    'mcr.microsoft.com/en-us/product/dotnet/sdk',
  ])('page: %s', (text) => expect(isPageAddress(text)).toBe(true));

  test.each([
    'nginx',
    'quay.io',
    'quay.io/a/b',
    'quay.io/repository',
    'registry.hub.docker.com/library/nginx',
    'registry.hub.docker.com/layers/nginx',
    'registry.gitlab.com/a/b',
    'public.ecr.aws/nginx/nginx',
    'mcr.microsoft.com/dotnet/sdk',
    'example.org/r/a/b',
  ])('image: %s', (text) => expect(isPageAddress(text)).toBe(false));
});
