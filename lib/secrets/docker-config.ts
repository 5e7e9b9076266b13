import * as v from 'valibot';
import { registryName } from '../hosts/registries.ts';
import { isDomain } from '../oci/grammar.ts';
import { malformed, ok, type Problem, type Result } from '../oci/result.ts';

/** A sign-in that a Docker configuration holds. */
export interface FoundLogin {
  registry: string;
  account: string;
  secret: string;
  /** The secret is an identity token: it opens a token realm alone. */
  isRefreshToken?: true;
}

/** What is in a configuration besides, and why it gives no sign-in. */
export interface SkippedLogin {
  /** As the file has it. */
  key: string;
  reason: /** Docker Desktop's own OAuth tokens, which expire. */
    | 'desktop-token'
    /** A `registrytoken`, which lasts for minutes. */
    | 'registry-token'
    /** Nothing to sign in with: a helper keeps it, or it was signed out. */
    | 'empty'
    | 'registry-name'
    | 'unreadable';
}

/** A program that keeps secrets elsewhere; a browser cannot ask it. */
export interface Helper {
  /** The registry it is for; null: all of them. */
  registry: string | null;
  /** `desktop`: the program is `docker-credential-desktop`. */
  name: string;
}

export interface DockerConfig {
  logins: FoundLogin[];
  skipped: SkippedLogin[];
  helpers: Helper[];
}

export type DockerConfigReason = 'too-large' | 'json' | 'no-config';

/** Longer than any configuration, in characters. */
const LIMIT = 256 * 1024;
const MOST_ENTRIES = 200;

/** Azure's user name for whoever comes with an identity token alone. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

const text = v.fallback(v.optional(v.pipe(v.string(), v.maxLength(16_384))), undefined);
const Entry = v.object({
  auth: text,
  username: text,
  password: text,
  identitytoken: text,
  registrytoken: text,
});
const Config = v.object({
  auths: v.optional(v.record(v.string(), v.unknown())),
  credHelpers: v.fallback(v.optional(v.record(v.string(), v.string())), undefined),
  credsStore: v.fallback(v.optional(v.string()), undefined),
});

/**
 * Reads a pasted `~/.docker/config.json`. Out: every sign-in by registry, what cannot be used and why, and the helpers, which
 * are named and not followed. Source: docker/cli `cli/config/configfile` (an empty `auth` beside a helper, passwords that end
 * in NUL, `username`/`password` in the place of `auth`).
 */
export function readDockerConfig(pasted: string): Result<DockerConfig, Problem<DockerConfigReason>> {
  if (pasted.length > LIMIT) return malformed('too-large');
  let raw: unknown;
  try {
    raw = JSON.parse(pasted);
  } catch {
    return malformed('json');
  }
  const parsed = v.safeParse(Config, raw);
  const { auths, credHelpers, credsStore } = parsed.success ? parsed.output : {};
  if (!auths && !credHelpers && !credsStore) return malformed('no-config');
  const config: DockerConfig = { logins: [], skipped: [], helpers: [] };
  if (credsStore) config.helpers.push({ registry: null, name: credsStore });
  for (const [registry, name] of Object.entries(credHelpers ?? {}).slice(0, MOST_ENTRIES))
    config.helpers.push({ registry, name });
  for (const [key, entry] of Object.entries(auths ?? {}).slice(0, MOST_ENTRIES)) {
    const login = readEntry(key, entry);
    if (typeof login === 'string') config.skipped.push({ key, reason: login });
    else if (!config.logins.some(({ registry }) => registry === login.registry)) config.logins.push(login);
  }
  return ok(config);
}

/** `https://index.docker.io/v1/` → `docker.io`; null where no registry is named. */
export function registryOfKey(key: string): string | null {
  const [, host = ''] = /^(?:https?:\/\/)?([^/]+)(?:\/(?:v[12]\/?)?)?$/i.exec(key) ?? [];
  return isDomain(host) ? registryName(host) : null;
}

function readEntry(key: string, entry: unknown): FoundLogin | SkippedLogin['reason'] {
  if (/\/(access|refresh)-token\/?$/.test(key)) return 'desktop-token';
  const registry = registryOfKey(key);
  if (registry === null) return 'registry-name';
  const parsed = v.safeParse(Entry, entry);
  if (!parsed.success) return 'unreadable';
  const { auth, username, password, identitytoken, registrytoken } = parsed.output;
  const pair = auth ? decodeAuth(auth) : { account: username ?? '', secret: password ?? '' };
  if (pair === null) return 'unreadable';
  if (identitytoken)
    return { registry, account: pair.account || NOBODY, secret: identitytoken, isRefreshToken: true };
  if (pair.account !== '' && pair.secret !== '') return { registry, ...pair };
  return registrytoken ? 'registry-token' : 'empty';
}

/** `auth`: the base64 of `user:password`, in UTF-8; the password may end in NULs. */
function decodeAuth(auth: string): { account: string; secret: string } | null {
  try {
    const bytes = Uint8Array.from(atob(auth.trim()), (sign) => sign.charCodeAt(0));
    const decoded = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const colon = decoded.indexOf(':');
    if (colon < 0) return null;
    return { account: decoded.slice(0, colon), secret: decoded.slice(colon + 1).replace(/\0+$/, '') };
  } catch {
    return null;
  }
}
