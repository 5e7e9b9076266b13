import type { ConfigSummary } from './config-summary.ts';
import { labelOf } from './values/labels.ts';

/** The version that an image's config states. */
export interface StatedVersion {
  version: string;
  source: 'label' | 'env';
  /** The key of the label or the name of the variable. */
  by: string;
}

/**
 * The version of an image by its config: the label `org.opencontainers.image.version` (or its older form), else the
 * variable that official images set, `NGINX_VERSION` for `library/nginx`. A label may be inherited from the base image,
 * so its key is returned too. 40 % of images have such a label (measured by docksentry).
 */
export function statedVersion({ labels, env }: ConfigSummary, repository: string): StatedVersion | null {
  const label = labelOf(labels, 'version');
  const key = labels.find(({ meaning, value }) => meaning === 'version' && value === label)?.key;
  if (label && key) return { version: label, source: 'label', by: key };
  const stem = (repository.split('/').at(-1) ?? '').toUpperCase().replace(/[^A-Z0-9]+/g, '_');
  const variable = env.find(({ name, value }) => name === `${stem}_VERSION` && /\d/.test(value));
  return variable ? { version: variable.value, source: 'env', by: variable.name } : null;
}
