/** A platform as an index names it. */
export interface BoxPlatform {
  os: string;
  architecture: string;
  variant: string | null;
  osVersion: string | null;
}

/** `linux/arm/v7` → a platform; `windows/amd64@10.0.20348.2113` carries an `os.version`. */
export function platform(text: string): BoxPlatform {
  const [name = '', osVersion = null] = text.split('@');
  const [os = '', architecture = '', variant = null] = name.split('/');
  return { os, architecture, variant, osVersion };
}

/** The platform as an index's descriptor (and, without `os.version` being nested, a config) has it. */
export function platformFields(of: BoxPlatform): Record<string, string> {
  return {
    architecture: of.architecture,
    os: of.os,
    ...(of.osVersion && { 'os.version': of.osVersion }),
    ...(of.variant && { variant: of.variant }),
  };
}

/** The eight platforms of today's official images. */
export const EIGHT = [
  'linux/amd64',
  'linux/arm/v6',
  'linux/arm/v7',
  'linux/arm64/v8',
  'linux/386',
  'linux/ppc64le',
  'linux/riscv64',
  'linux/s390x',
] as const;

/** What a plain `docker buildx build` of a project makes; arm64 without variant. */
export const TWO = ['linux/amd64', 'linux/arm64'] as const;
