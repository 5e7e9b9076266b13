import { useEffect } from 'preact/hooks';
import { browser } from '../../lib/browser.ts';
import { onSettingsChanged } from '../../lib/client/settings-changed.ts';
import { unlessDefect } from '../../lib/failure.ts';
import { hostsOf } from '../../lib/hosts/registries.ts';
import { send } from '../../lib/messages/send.ts';
import { DOCKER_HUB } from '../../lib/oci/reference.ts';
import { matchPatterns as originsFor } from '../../lib/permissions/origins.ts';
import type { Schemes } from '../../lib/settings/settings.ts';

/**
 * The schemes from the settings, read when the popup opens because a click cannot wait for them. The defaults until then, and if
 * the worker fails. A permission for the wrong scheme leads to a failure that requests the right one.
 */
let schemes: Schemes = {};
const loadSchemes = () =>
  send('settings.look', {})
    .then((settings) => {
      schemes = settings.schemes;
    })
    .catch(unlessDefect(undefined));
void loadSchemes();
onSettingsChanged(() => void loadSchemes(), new AbortController().signal);

const originsOf = (hosts: string[]): string[] => originsFor(hosts, schemes);

/**
 * Requests permission for hosts that a failure named; the browser prompts only for those not granted yet. Must be called within a
 * click, before anything is awaited. Pages follow the outcome by `usePermissionChange`; a request that the browser rejects counts as
 * refused. `text` is what is being looked up: it is stored for the case that the prompt closes this popup, and the worker opens the
 * next one for it. A failure to store it is not shown.
 */
export function askForHosts(hosts: string[], text: string): void {
  const granted = browser.permissions.request({ origins: originsOf(hosts) }).catch(() => false);
  void send('pending.put', { text: text.slice(0, 20_000) }).catch(unlessDefect(undefined));
  void granted.then(() => send('pending.take', {})).catch(unlessDefect(undefined));
}

/** Calls `onChange` when a permission for a host of these registries is granted or withdrawn, on any page. */
export function usePermissionChange(registries: string[], onChange: () => void): void {
  useEffect(() => {
    const all = registries.map((registry) => originsOf(hostsOf(registry)));
    const concerns = ({ origins = [] }: { origins?: string[] | undefined }) => {
      if (
        origins.some((origin) => /^(?:<all_urls>|[a-z*]+:\/\/\*\/)/.test(origin)) ||
        all.flat().some((own) => origins.includes(own))
      )
        onChange();
    };
    browser.permissions.onAdded.addListener(concerns);
    browser.permissions.onRemoved.addListener(concerns);
    return () => {
      browser.permissions.onAdded.removeListener(concerns);
      browser.permissions.onRemoved.removeListener(concerns);
    };
  }, [registries.join(' ')]);
}

/** The same for all hosts of a registry; Docker Hub's are granted from the start. */
export function askForRegistry(registry: string, text: string): void {
  if (registry !== DOCKER_HUB) askForHosts(hostsOf(registry), text);
}
