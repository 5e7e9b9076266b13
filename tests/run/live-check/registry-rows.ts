import { DOCKER_BLOB_HOSTS } from '../../../lib/hosts/docker-hub.ts';
import { ACCEPT_MANIFESTS } from '../../../lib/oci/media-types.ts';
import type { Answer, Asked } from './ask.ts';
import { type Row, Unknown } from './row.ts';

const REGISTRY = 'https://registry-1.docker.io/v2';
const TOKENS = 'https://auth.docker.io/token?service=registry.docker.io&scope=repository:library';
const [SMALL, BIG] = ['nginx', 'php'];

/** The headers of a request that an anonymous reader may send. */
async function authorized(asked: Asked, name: string): Promise<Record<string, string>> {
  const { status, body } = await asked.get(`${TOKENS}/${name}:pull`);
  const { token } = (status === 200 ? JSON.parse(body) : {}) as { token?: string };
  if (!token) throw new Unknown(`no token for ${name}: ${status}`);
  return { authorization: `Bearer ${token}`, accept: ACCEPT_MANIFESTS };
}

interface Document {
  manifests?: { digest: string; platform?: { os?: string; architecture?: string } }[];
  config?: { digest: string };
}

/** One pull. */
async function pulled(asked: Asked, reference: string): Promise<Answer> {
  const headers = await authorized(asked, SMALL);
  const answer = await asked.get(`${REGISTRY}/library/${SMALL}/manifests/${reference}`, {
    headers,
    isPull: true,
  });
  if (answer.status !== 200) throw new Unknown(`${answer.status} for a manifest`);
  return answer;
}

/** The digest of a config, by one pull more where the tag has an index. */
async function configDigest(asked: Asked): Promise<string> {
  const top = JSON.parse((await pulled(asked, 'latest')).body) as Document;
  const image = top.manifests?.find(
    ({ platform }) => platform?.os === 'linux' && platform.architecture === 'amd64',
  );
  const manifest = image ? (JSON.parse((await pulled(asked, image.digest)).body) as Document) : top;
  if (!manifest.config) throw new Unknown('no config');
  return manifest.config.digest;
}

/** `*.r2.cloudflarestorage.com` is any host below it. */
const isBlobHost = (host: string): boolean =>
  DOCKER_BLOB_HOSTS.some((known) =>
    known.startsWith('*.') ? host.endsWith(known.slice(1)) : host === known,
  );

export const REGISTRY_ROWS: readonly Row[] = [
  {
    id: 'registry.challenge',
    assumption: 'The registry asks for a Bearer token of auth.docker.io, for the service registry.docker.io',
    since: '2015-01-01',
    breaks:
      'Configs, complete maps and everything that a manifest has: “Private or missing”, since no other token server is known for Docker Hub.',
    async check(asked) {
      const { status, headers } = await asked.get(`${REGISTRY}/`);
      const challenge = headers['www-authenticate'] ?? '';
      const isHeld =
        status === 401 &&
        /^Bearer /i.test(challenge) &&
        /realm="https:\/\/auth\.docker\.io\/token"/.test(challenge) &&
        /service="registry\.docker\.io"/.test(challenge);
      return { isHeld, seen: `${status} ${challenge}`.trim() };
    },
  },
  {
    id: 'registry.tags-list',
    assumption: '`tags/list` has the names of all tags in one answer',
    since: '2026-10-03',
    breaks:
      '“Load all tags” of a big repository takes more requests for the names; a list that ends early leaves the coverage below 100 %.',
    async check(asked) {
      const headers = await authorized(asked, BIG);
      const {
        status,
        headers: got,
        body,
      } = await asked.get(`${REGISTRY}/library/${BIG}/tags/list`, { headers });
      if (status !== 200) throw new Error(`${status} from tags/list`);
      const { tags = [] } = JSON.parse(body) as { tags?: string[] };
      return {
        isHeld: tags.length > 1000 && got.link === undefined,
        seen: `${tags.length} names${got.link ? ', and a next page' : ''}`,
      };
    },
  },
  {
    id: 'registry.head.digest',
    assumption: 'HEAD of a manifest has its digest, and is no pull',
    since: '2020-11-01',
    breaks:
      'What no page of Docker Hub’s API shows would cost a pull each. Tagkin stops after 16 and states that.',
    async check(asked) {
      const headers = await authorized(asked, SMALL);
      const answer = await asked.get(`${REGISTRY}/library/${SMALL}/manifests/latest`, {
        method: 'HEAD',
        headers,
      });
      const digest = String(answer.headers['docker-content-digest']);
      return {
        isHeld: answer.status === 200 && /^sha256:[0-9a-f]{64}$/.test(digest),
        seen: `${answer.status} ${digest}`,
      };
    },
  },
  {
    id: 'registry.pull.headers',
    assumption: 'A manifest has ratelimit-limit and ratelimit-remaining, with the window in seconds',
    since: '2020-11-02',
    breaks: 'The number of pulls that are left: it is not shown.',
    async check(asked) {
      const { headers } = await pulled(asked, 'latest');
      const values = ['ratelimit-limit', 'ratelimit-remaining'].map((name) => String(headers[name]));
      return { isHeld: values.every((value) => /^\d+(?:;w=\d+)?$/.test(value)), seen: values.join(', ') };
    },
  },
  {
    id: 'registry.blob.redirect',
    assumption: 'A config is redirected to one of the hosts that the manifest of the extension names',
    since: '2026-09-01',
    breaks:
      'Exact configs and layers: “Tagkin isn’t allowed to read …”, until the extension may read that host.',
    async check(asked) {
      const digest = await configDigest(asked);
      const headers = await authorized(asked, SMALL);
      const { status, headers: got } = await asked.get(`${REGISTRY}/library/${SMALL}/blobs/${digest}`, {
        headers,
      });
      const host = got.location === undefined ? 'none' : new URL(got.location, REGISTRY).hostname;
      return { isHeld: status >= 300 && status < 400 && isBlobHost(host), seen: `${status} to ${host}` };
    },
  },
];
