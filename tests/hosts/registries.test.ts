import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  apiHost,
  blobHosts,
  findRegistry,
  hostsOf,
  knownRealm,
  registryName,
} from '../../lib/hosts/registries.ts';
import { REGISTRIES } from '../../lib/hosts/registry-table.ts';
import { defaultScheme } from '../../lib/hosts/scheme.ts';
import { hasShared, table } from '../registry/harness.ts';

const HUB = ['docker.io', 'index.docker.io', 'registry-1.docker.io', 'registry.hub.docker.com'];

describe('Docker Hub', () => {
  it.each([...HUB, ...HUB.map((name) => `${name}:443`), 'Docker.IO', 'INDEX.docker.io:443'])(
    'is %s',
    (name) => {
      expect(registryName(name)).toBe('docker.io');
      expect(apiHost(name)).toBe('registry-1.docker.io');
      expect(knownRealm(name)?.realm).toBe('https://auth.docker.io/token');
    },
  );

  it.each([
    'docker.io.evil.example',
    'docker.io.evil.example:443',
    'evil.docker.io',
    'docker.io:444',
    'docker.io:4430',
    'docker.io:443:443',
    'docker.io:80',
    'registry-1.docker.io:5000',
    'docker.io@evil.example',
    'xdocker.io',
    'docker.io.',
    'hub.docker.com',
    'auth.docker.io',
    '',
  ])('is not %s', (name) => {
    expect(registryName(name)).toBe(name);
    expect(apiHost(name)).toBe(name);
    expect(knownRealm(name)).toBeUndefined();
  });

  it('is no host that only begins or ends like it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...HUB), fc.domain(), (name, other) => {
        expect(registryName(`${name}.${other}`)).toBe(`${name}.${other}`);
        expect(registryName(`${other}.${name}`)).toBe(`${other}.${name}`);
      }),
    );
  });
});

describe('a registry', () => {
  it('is its host in lower case otherwise, with its port', () => {
    expect(registryName('Quay.io')).toBe('quay.io');
    expect(apiHost('Quay.io')).toBe('quay.io');
    expect(apiHost('LOCALDOMAIN:5000')).toBe('localdomain:5000');
    expect(registryName('quay.io:443')).toBe('quay.io:443');
  });

  it('names every host that reading from it takes', () => {
    expect(hostsOf('docker.io')).toEqual([
      'registry-1.docker.io',
      'auth.docker.io',
      'production.cloudflare.docker.com',
      'production.cloudfront.docker.com',
      '*.r2.cloudflarestorage.com',
    ]);
    expect(hostsOf('ghcr.io')).toEqual(['ghcr.io', 'pkg-containers.githubusercontent.com']);
    expect(hostsOf('public.ecr.aws').at(-1)).toBe('api.us-east-1.gallery.ecr.aws');
    expect(blobHosts('us-docker.pkg.dev')).toEqual(['storage.googleapis.com']);
    expect(hostsOf('registry.example.com:5000')).toEqual(['registry.example.com:5000']);
    for (const odd of ['constructor', 'toString', '__proto__'])
      expect(hostsOf(odd)).toEqual([odd.toLowerCase()]);
  });

  it.each([
    ['localhost:5000', 'http'],
    ['[::1]:5000', 'http'],
    ['192.168.3.4', 'http'],
    ['127.0.0.1.evil.com', 'https'],
    ['10.256.0.0:5000', 'https'],
    ['registry.local', 'https'],
  ])('%s is reached by %s', (host, scheme) => {
    expect(defaultScheme(host)).toBe(scheme);
  });

  it.skipIf(!hasShared)('is reached as go-containerregistry reaches it', () => {
    for (const { host = '', default_scheme: scheme } of table('registry-scheme.tsv'))
      if (scheme) expect([host, defaultScheme(host)]).toEqual([host, scheme]);
  });
});

describe('the table of registries', () => {
  it('has each name, alias and example host in one row', () => {
    const names = REGISTRIES.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) {
      const rows = REGISTRIES.filter((row) => row.hosts?.test(name) || row.name === registryName(name));
      expect(rows.length, name).toBe(1);
    }
  });

  it.each([
    ['eu.gcr.io', 'gcr.io'],
    ['europe-west1-docker.pkg.dev', 'pkg.dev'],
    ['acme.azurecr.io', 'azurecr.io'],
    ['1.dkr.ecr.eu-west-1.amazonaws.com', 'dkr.ecr.amazonaws.com'],
    ['registry.redhat.io', 'registry.access.redhat.com'],
    ['us.icr.io', 'icr.io'],
    ['fra.ocir.io', 'ocir.io'],
  ])('finds %s as %s', (host, name) => {
    expect(findRegistry(host)?.name).toBe(name);
  });

  it.each(['notgcr.io', 'quay.io.example.com', 'gcr.io.evil.example', 'azurecr.io.evil.example'])(
    'does not find %s',
    (host) => {
      expect(findRegistry(host)).toBeUndefined();
    },
  );
});
