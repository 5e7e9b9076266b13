import { t } from '../../lib/i18n.ts';
import type { CheckReason } from '../../lib/options-answers.ts';

/** Why credentials were not taken, and what to do. */
export function reasonText(reason: CheckReason, registry: string, hosts: string[] = []): string {
  const where = registry === 'docker.io' ? t('dockerHub') : registry;
  const [host = ''] = hosts;
  switch (reason) {
    case 'wrong':
      return t(registry === 'docker.io' ? 'checkWrongHub' : 'checkWrong', where);
    case 'locked':
      return t('checkLocked', where);
    case 'two-factor':
      return t('checkTwoFactor', where);
    case 'approval':
      return host.startsWith('http://') ? t('checkPlainHttp', where, host) : t('checkApproval', where, host);
    case 'permission':
      return t('permissionNeeded', hosts.join(', '));
    case 'unreachable':
      return t('checkUnreachable', where);
    case 'other':
      return t('checkOther', where);
  }
}
