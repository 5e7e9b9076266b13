import { t } from '../lib/i18n.ts';
import type { CheckReason } from '../lib/messages/options-answers.ts';
import { DOCKER_HUB } from '../lib/oci/reference.ts';
import { quoted, quotedList, visible } from '../lib/oci/visible.ts';

/** Display name of a registry. */
export const registryTitle = (registry: string): string =>
  registry === DOCKER_HUB ? t('dockerHub') : visible(registry);

/** Why credentials were refused, and what to do. */
export function reasonText(reason: CheckReason, registry: string, hosts: string[] = []): string {
  const where = registryTitle(registry);
  const host = quoted(hosts[0] ?? '');
  switch (reason) {
    case 'wrong':
      return t(registry === DOCKER_HUB ? 'checkWrongHub' : 'checkWrong', where);
    case 'locked':
      return t('checkLocked', where);
    case 'two-factor':
      return t('checkTwoFactor', where);
    case 'approval':
      return (hosts[0] ?? '').startsWith('http://')
        ? t('checkPlainHttp', where, host)
        : t('checkApproval', where, host);
    case 'permission':
      return t('permissionNeeded', quotedList(hosts));
    case 'unreachable':
      return t('checkUnreachable', where);
    case 'other':
      return t('checkOther', where);
  }
}
