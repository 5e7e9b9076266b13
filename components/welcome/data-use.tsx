import {
  DOCKER_API_HOST,
  DOCKER_AUTH_HOST,
  DOCKER_BLOB_HOSTS,
  HUB_HOST,
} from '../../lib/hosts/docker-hub.ts';
import { type MessageKey, t } from '../../lib/i18n.ts';

/** The hosts that requests go to, and what for. The last row stands for every other registry. */
const HOSTS: { hosts: readonly string[]; use: MessageKey }[] = [
  { hosts: [HUB_HOST], use: 'dataLists' },
  { hosts: [DOCKER_API_HOST, DOCKER_AUTH_HOST], use: 'dataManifests' },
  { hosts: DOCKER_BLOB_HOSTS, use: 'dataBlobs' },
  { hosts: [], use: 'dataOthers' },
];

/** What is sent, where, and what is kept: on the welcome page and in the options. */
export const DataUse = () => (
  <div data-data-use>
    <table class="tbl">
      <thead>
        <tr>
          <th>{t('dataHost')}</th>
          <th>{t('dataFor')}</th>
        </tr>
      </thead>
      <tbody>
        {HOSTS.map(({ hosts, use }) => (
          <tr key={use}>
            <th scope="row">
              {hosts.length === 0
                ? t('dataOtherHosts')
                : hosts.map((host) => <code key={host}>{host} </code>)}
            </th>
            <td>{t(use)}</td>
          </tr>
        ))}
      </tbody>
    </table>
    <p class="under">{t('dataSent')}</p>
    <p class="under">{t('dataKept')}</p>
  </div>
);
