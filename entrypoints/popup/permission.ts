import { useEffect } from 'preact/hooks';
import { browser } from '../../lib/browser.ts';
import { onSettingsChanged } from '../../lib/client/settings-changed.ts';
import { hostsOf } from '../../lib/hosts/registries.ts';
import { send } from '../../lib/messages/send.ts';
import { DOCKER_HUB } from '../../lib/oci/reference.ts';
import { matchPatterns as originsFor } from '../../lib/permissions/origins.ts';
import type { Schemes } from '../../lib/settings/settings.ts';

/** What the person has said of schemes; known soon after the popup has opened, since a click leaves no time to ask. */
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
 * Asks the person for the hosts of a registry; those that are permitted already are not asked for. To be called in a click,
 * before anything is awaited. `text` is what is being looked up: the browser's question may close the popup, and what was
 * wanted is then shown when it is opened again.
 */
export function askForRegistry(registry: string, text: string): void {
  if (registry !== DOCKER_HUB) askForHosts(hostsOf(registry), text);
}

/** The same for hosts that a failure named. Who is shown what they allow learns of it by `usePermissionChange`. */
export function askForHosts(hosts: string[], text: string): void {
  const asked = browser.permissions.request({ origins: originsOf(hosts) }).catch(() => false);
  void send('pending.put', { text: text.slice(0, 20_000) }).catch(() => {});
  void asked.then(() => send('pending.take', {})).catch(() => {});
}

/** Calls when one of the hosts of these registries is allowed or forbidden, wherever that is done. */
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
