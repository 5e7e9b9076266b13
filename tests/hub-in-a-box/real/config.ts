/** How a real registry wants to be signed in to. */
type RealAuth =
  | { kind: 'none' }
  /** HTTP Basic, for `reader` with `dckr_pat_reader`. */
  | { kind: 'basic' }
  /** Tokens of auth.docker.io, signed with the key of this certificate (path of a PEM file). */
  | { kind: 'token'; certificate: string };

/** `reader:dckr_pat_reader`, the account of the box, by bcrypt at its lowest cost: the registry takes nothing else. */
export const HTPASSWD = 'reader:$2y$04$abcdefghijklmnopqrstuu6mKP6Qpw.wa7mt3e3BfVrdTXATC0YnW\n';

/** The service that tokens are for. */
export const SERVICE = 'registry.docker.io';
export const ISSUER = 'auth.docker.io';

export interface RealConfig {
  /** Directory of its storage. */
  storage: string;
  auth: RealAuth;
  /** Path of an htpasswd file. */
  htpasswd: string;
  /** Where blobs are redirected to, as Docker Hub does; by default served by the registry itself. */
  redirect?: string | undefined;
}

/** The configuration of distribution 2.8, on a port of the system's choice; JSON is YAML too. */
export function configOf({ storage, auth, htpasswd, redirect }: RealConfig): string {
  return JSON.stringify({
    version: 0.1,
    log: { level: 'info', accesslog: { disabled: true } },
    storage: { filesystem: { rootdirectory: storage }, delete: { enabled: true } },
    http: { addr: '127.0.0.1:0', secret: 'box', headers: {} },
    compatibility: { schema1: { enabled: true } },
    ...(redirect && { middleware: { storage: [{ name: 'redirect', options: { baseurl: redirect } }] } }),
    ...(auth.kind === 'basic' && { auth: { htpasswd: { realm: 'Registry Realm', path: htpasswd } } }),
    ...(auth.kind === 'token' && {
      auth: {
        token: {
          realm: `https://${ISSUER}/token`,
          service: SERVICE,
          issuer: ISSUER,
          rootcertbundle: auth.certificate,
        },
      },
    }),
  });
}
