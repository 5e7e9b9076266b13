/** Where it is; the second is what the first links to. Source: os-release(5). */
export const OS_RELEASE = /^(?:etc|usr\/lib)\/os-release$/;

/** What an image states of its distribution. */
export interface OsRelease {
  id?: string;
  /** `Debian GNU/Linux 13 (trixie)` */
  prettyName?: string;
  versionId?: string;
}

const NAMES: Partial<Record<string, keyof OsRelease>> = {
  ID: 'id',
  PRETTY_NAME: 'prettyName',
  VERSION_ID: 'versionId',
};

/** Reads lines of `NAME=value`, quoted as a shell has it. */
export function readOsRelease(text: string): OsRelease {
  const release: OsRelease = {};
  for (const line of text.slice(0, 65_536).split(/\r?\n/)) {
    const [, name = '', value = ''] = /^([A-Z_]+)=(.*)$/.exec(line) ?? [];
    const field = NAMES[name];
    if (field) release[field] = value.replace(/^(["'])(.*)\1$/, '$2').replace(/\\(.)/g, '$1');
  }
  return release;
}
