import * as v from 'valibot';
import { registryOfKey } from '../hosts/docker-config-key.ts';
import { malformed, ok, type Problem, type Result } from '../oci/result.ts';

/** A sign-in found in a Docker config file. */
interface FoundLogin {
  registry: string;
  account: string;
  secret: string;
  /** The secret is an identity token, which only a token server accepts. */
  isRefreshToken?: true;
}

/** An entry without a usable sign-in, and why. */
export interface SkippedLogin {
  /** As in the file. */
  key: string;
  reason: /** Docker Desktop's own OAuth tokens, which expire. */
    | 'desktop-token'
    /** A `registrytoken`, which expires within minutes. */
    | 'registry-token'
    /** No credentials: a helper stores them, or `docker logout` removed them. */
    | 'empty'
    | 'registry-name'
    | 'unreadable';
}

/** A credential helper: a program, which a browser cannot run. */
interface Helper {
  /** The registry it is for; null: every registry. */
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

/** Largest file that is read, in characters; no config file is that long. */
const LIMIT = 256 * 1024;
const MAX_ENTRIES = 200;

/** Azure's user name for an identity token that has no account. */
const TOKEN_ACCOUNT = '00000000-0000-0000-0000-000000000000';

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
 * Reads a pasted `~/.docker/config.json`. Out: one sign-in per registry (the first entry wins), the entries that cannot be
 * used with the reason, and the credential helpers by name. Errors: `malformed` with a `DockerConfigReason`. Source: docker/cli
 * `cli/config/configfile` (an empty `auth` beside a helper, passwords that end in NUL, `username`/`password` instead of `auth`).
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
  for (const [registry, name] of Object.entries(credHelpers ?? {}).slice(0, MAX_ENTRIES))
    config.helpers.push({ registry, name });
  for (const [key, entry] of Object.entries(auths ?? {}).slice(0, MAX_ENTRIES)) {
    const login = readEntry(key, entry);
    if (typeof login === 'string') config.skipped.push({ key, reason: login });
    else if (!config.logins.some(({ registry }) => registry === login.registry)) config.logins.push(login);
  }
  return ok(config);
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
    return { registry, account: pair.account || TOKEN_ACCOUNT, secret: identitytoken, isRefreshToken: true };
  if (pair.account !== '' && pair.secret !== '') return { registry, ...pair };
  return registrytoken ? 'registry-token' : 'empty';
}

/** Decodes `auth`: base64 of `user:password` in UTF-8. The password may be padded with NULs. */
function decodeAuth(auth: string): { account: string; secret: string } | null {
  try {
    const bytes = Uint8Array.from(atob(auth.trim()), (character) => character.charCodeAt(0));
    const decoded = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const colon = decoded.indexOf(':');
    if (colon < 0) return null;
    return { account: decoded.slice(0, colon), secret: decoded.slice(colon + 1).replace(/\0+$/, '') };
  } catch {
    return null;
  }
}
