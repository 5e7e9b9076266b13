import { documentOf, pathOf } from '../build.ts';
import type { BoxRepository, BoxTag } from '../model.ts';
import type { Identity } from '../server/certificate.ts';
import { EXAMPLE, REGISTRY, STORAGE } from '../server/hosts.ts';
import type { Tokens } from '../server/tokens.ts';
import type { Hub } from '../types.ts';
import { ISSUER, SERVICE } from './config.ts';
import { REAL, realRepository, schema1Manifest } from './images.ts';
import { push, pushBlob, pushManifest, type Target } from './push.ts';
import { signSchema1 } from './schema1.ts';
import { type RealRegistry, startRealRegistry } from './start.ts';

/** The real registry behind the box. */
export interface RealHub {
  /** `real/app`, also in the API. */
  repository: string;
  /** The host of another registry, with the same content and more; its blobs are not redirected. */
  host: string;
  /** On `host` only: anonymous clients may pull from it. */
  elsewhere: string;
  /** The digest that the registry gave to the schema 1 manifest, tag `schema1` of both. */
  schema1: string;
  /** Plain HTTP. */
  port: number;
  storage: string;
  /** Adds or moves a tag, in the registry and in the API. */
  pushTag(tag: BoxTag): Promise<void>;
  close(): Promise<void>;
}

const ELSEWHERE = 'team/app';

/**
 * Starts the real registry, pushes `real/app` to it, and puts it behind the box: under Docker Hub's name for that
 * repository, redirecting blobs to Docker's storage host as Hub does, and under `registry.example.test` for everything.
 * Both are processes of docker-registry with one storage.
 */
export async function startReal(hub: Hub, identity: Identity, tokens: Tokens): Promise<RealHub> {
  const common = { auth: 'token', certificate: identity.certificate } as const;
  const plain = await startRealRegistry(common);
  const started: RealRegistry[] = [plain];
  const close = async () => {
    await Promise.all(started.map((registry) => registry.close()));
  };
  try {
    const redirect = `https://${STORAGE}`;
    const docker = await startRealRegistry({ ...common, storage: plain.storage, redirect });
    started.push(docker);
    const content = realRepository();
    const target = (repository: string): Target => {
      const access = [{ type: 'repository', name: repository, actions: ['pull', 'push'] }];
      const token = tokens.issue({ aud: SERVICE, iss: ISSUER, sub: 'box', access }, 300);
      return { port: plain.port, repository, authorization: `Bearer ${token}` };
    };
    const digests = await Promise.all([REAL, ELSEWHERE].map((name) => pushAll(target(name), content)));

    hub.repositories.set(pathOf(content), content);
    hub.mountRegistry({ host: REGISTRY, port: docker.port, under: /^\/v2\/real\//, countsPulls: true });
    hub.mountRegistry({ host: EXAMPLE, port: plain.port, repositories: [ELSEWHERE] });
    return {
      repository: REAL,
      host: EXAMPLE,
      elsewhere: ELSEWHERE,
      schema1: digests[0] ?? '',
      port: plain.port,
      storage: plain.storage,
      async pushTag(tag) {
        await push(target(REAL), tag.digest ?? '', [tag.name]);
        hub.pushTag(REAL, tag);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Pushes every tag of a repository, and one of schema 1; returns the latter's digest. */
async function pushAll(target: Target, { tags }: BoxRepository): Promise<string> {
  for (const digest of new Set(tags.map((tag) => tag.digest ?? ''))) {
    const names = tags.filter((tag) => tag.digest === digest).map(({ name }) => name);
    await push(target, digest, names);
  }
  const { manifest, layer } = schema1Manifest(target.repository);
  const blob = documentOf(layer);
  if (blob) await pushBlob(target, blob);
  const type = 'application/vnd.docker.distribution.manifest.v1+prettyjws';
  return pushManifest(target, 'schema1', type, signSchema1(manifest));
}
