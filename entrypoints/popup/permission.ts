import { useEffect } from 'preact/hooks';
import { browser } from '../../lib/browser.ts';
import { onSettingsChanged } from '../../lib/client/settings-changed.ts';
import { hostsOf } from '../../lib/hosts/registries.ts';
import { send } from '../../lib/messages/send.ts';
import { DOCKER_HUB } from '../../lib/oci/reference.ts';
import { matchPatterns as originsFor } from '../../lib/permissions/origins.ts';
import type { Schemes } from '../../lib/settings/settings.ts';

/**
 * The schemes from the settings, read when the popup opens: a click leaves no time for it. Until then, and where the worker
 * fails, the defaults; a permission for the wrong scheme is asked for again by the failure that follows.
 */
let schemes: Schemes = {};
const learnSchemes = () =>
  send('settings.look', {}).then(
    (settings) => {
      schemes = settings.schemes;
    },
    () => {},
  );
void learnSchemes();
onSettingsChanged(() => void learnSchemes(), new AbortController().signal);

const originsOf = (hosts: string[]): string[] => originsFor(hosts, schemes);

/**
 * Asks for permission for a registry's hosts, except those permitted already. To be called within a click, before anything is
 * awaited. `text` is what is being looked up: the browser's question may close the popup, which shows it when opened again.
 */
export function askForRegistry(registry: string, text: string): void {
  if (registry !== DOCKER_HUB) askForHosts(hostsOf(registry), text);
}

/**
 * The same for hosts that a failure named. Pages follow the outcome by `usePermissionChange`; a question that the browser will
 * not ask counts as refused. What is stored for the next popup only helps where this one closes, so a failure of that is
 * not shown.
 */
export function askForHosts(hosts: string[], text: string): void {
  const asked = browser.permissions.request({ origins: originsOf(hosts) }).catch(() => false);
  void send('pending.put', { text: text.slice(0, 20_000) }).catch(() => {});
  void asked.then(() => send('pending.take', {})).catch(() => {});
}

/** Calls `tell` when a permission for a host of these registries is given or taken, wherever that is done. */
export function usePermissionChange(registries: string[], tell: () => void): void {
  useEffect(() => {
    const all = registries.map((registry) => originsOf(hostsOf(registry)));
    const concerns = ({ origins = [] }: { origins?: string[] | undefined }) => {
      if (
        origins.some((origin) => /^(?:<all_urls>|[a-z*]+:\/\/\*\/)/.test(origin)) ||
        all.flat().some((own) => origins.includes(own))
      )
        tell();
    };
    browser.permissions.onAdded.addListener(concerns);
    browser.permissions.onRemoved.addListener(concerns);
    return () => {
      browser.permissions.onAdded.removeListener(concerns);
      browser.permissions.onRemoved.removeListener(concerns);
    };
  }, [registries.join(' ')]);
}
