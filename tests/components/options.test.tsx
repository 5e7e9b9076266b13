// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest';
import { AccountForm } from '../../components/options/account-form.tsx';
import { AccountList } from '../../components/options/account-list.tsx';
import { DockerConfigView } from '../../components/options/docker-config-view.tsx';
import { ErasedNote } from '../../components/options/erased-note.tsx';
import { HostLine } from '../../components/options/host-line.tsx';
import { PermissionList } from '../../components/options/permission-list.tsx';
import { Switch } from '../../components/options/switch.tsx';
import { reasonText } from '../../components/reason-text.ts';
import { SignInOffer } from '../../components/sign-in-offer.tsx';
import { signInAddress } from '../../entrypoints/popup/sign-in-address.ts';
import type { CheckReason, SignInCheck } from '../../lib/messages/options-answers.ts';
import { readDockerConfig } from '../../lib/secrets/docker-config.ts';
import { draw } from './draw.ts';

const form = (check: SignInCheck | null = null, registry = '', canKeep = true) => {
  const taken = () => Promise.resolve(true);
  const calls = {
    save: vi.fn(taken),
    saveUnchecked: vi.fn(taken),
    approve: vi.fn(taken),
    allow: vi.fn(taken),
  };
  const given = { registry, check, canKeep, ...calls };
  return { calls, drawn: draw(<AccountForm busy={false} {...given} />) };
};

describe('the form for signing in', () => {
  test('needs every field, and calls Docker Hub by its one name', async () => {
    const { calls, drawn } = form();
    const page = await drawn;
    const button = page.one('[data-action="sign-in"]') as HTMLButtonElement;
    expect(button.disabled).toBe(true);
    await page.type('#registry', 'https://index.docker.io/v1/');
    await page.type('#account', ' reader ');
    expect(button.disabled).toBe(true);
    await page.type('#secret', ' with spaces ');
    await page.click('[data-action="sign-in"]');
    const given = { registry: 'docker.io', account: 'reader', secret: ' with spaces ', keep: 'session' };
    expect(calls.save).toHaveBeenCalledWith(given);
  });

  test('offers only the session where this device stores nothing', async () => {
    const chosen = async (canKeep: boolean) => {
      const page = await form(null, '', canKeep).drawn;
      const radios = page.all('[name="keep"]') as HTMLInputElement[];
      return radios.map(({ value, checked, disabled }) => ({ value, checked, disabled }));
    };
    expect(await chosen(true)).toEqual([
      { value: 'session', checked: true, disabled: false },
      { value: 'device', checked: false, disabled: false },
    ]);
    expect(await chosen(false)).toEqual([
      { value: 'session', checked: true, disabled: false },
      { value: 'device', checked: false, disabled: true },
    ]);
  });

  test.each(['evil.test/docker.io', 'docker.io@evil.test', 'a b', ''])(
    'rejects a registry called %j',
    async (name) => {
      const { drawn } = form();
      const page = await drawn;
      await page.type('#registry', name);
      await page.type('#account', 'reader');
      await page.type('#secret', 'x');
      expect((page.one('[data-action="sign-in"]') as HTMLButtonElement).disabled).toBe(true);
    },
  );

  test('clears the secret once it is accepted, and keeps it for the session by default', async () => {
    const { drawn } = form(null, 'ghcr.io');
    const page = await drawn;
    await page.type('#account', 'me');
    await page.type('#secret', 'hunter2');
    await page.click('[data-action="sign-in"]');
    await vi.waitFor(() => expect((page.one('#secret') as HTMLInputElement).value).toBe(''));
    expect(page.root.innerHTML).not.toContain('hunter2');
    expect((page.one('input[value="session"]') as HTMLInputElement).checked).toBe(true);
  });

  test('names the host that needs approval, and approves only that', async () => {
    const waits = { state: 'refused', reason: 'approval', hosts: ['auth.test'] } as const;
    const { calls, drawn } = form({ ...waits, hosts: [...waits.hosts] }, 'r.test');
    const page = await drawn;
    expect(page.one('[role="alert"]').textContent).toContain('auth.test');
    await page.click('[data-action="approve"]');
    expect(calls.approve).toHaveBeenCalledWith(
      ['auth.test'],
      expect.objectContaining({ registry: 'r.test' }),
    );
  });

  test.each([
    ['permission', 'allow'],
    ['unreachable', 'unchecked'],
    ['other', 'unchecked'],
    ['approval', 'approve'],
  ] as const)('%s offers %s', async (reason, action) => {
    const { drawn } = form({ state: 'refused', reason, hosts: ['r.test'] }, 'r.test');
    const page = await drawn;
    expect(page.all('[role="alert"] button').map((button) => button.dataset.action)).toEqual([action]);
  });

  test.each(['wrong', 'locked', 'two-factor'] as const)('%s offers only to try again', async (reason) => {
    const { drawn } = form({ state: 'refused', reason }, 'docker.io');
    expect((await drawn).all('[role="alert"] button')).toEqual([]);
  });
});

test('every reason has a text of its own, for Docker Hub and for others', () => {
  const reasons: CheckReason[] = [
    'wrong',
    'locked',
    'two-factor',
    'approval',
    'permission',
    'unreachable',
    'other',
  ];
  const said = reasons.map((reason) => reasonText(reason, 'r.test', ['auth.test']));
  expect(new Set(said).size).toBe(reasons.length);
  expect(reasonText('approval', 'r.test', ['http://10.0.0.7'])).toContain('plain http');
  expect(reasonText('wrong', 'docker.io')).toContain('Docker Hub');
});

test('a pasted configuration is shown without its secrets', async () => {
  const auth = btoa('me:hunter2');
  const pasted = {
    auths: { 'ghcr.io': { auth }, 'x.test': { registrytoken: 'hunter3' }, 'a b': { password: 'hunter4' } },
    credHelpers: { 'gcr.io': 'gcloud' },
  };
  const add = vi.fn();
  const read = readDockerConfig(JSON.stringify(pasted));
  const page = await draw(<DockerConfigView read={read} checks={{}} canKeep add={add} />);
  expect(page.text()).toContain('ghcr.io');
  expect(page.text()).toContain('docker-credential-gcloud');
  expect(page.root.innerHTML).not.toMatch(/hunter\d/);
  expect(page.root.innerHTML).not.toContain(auth);
  expect(page.all('[data-skipped]').map((row) => row.dataset.skipped)).toEqual([
    'registry-token',
    'registry-name',
  ]);
  await page.click('[data-action="add-device"]');
  expect(add).toHaveBeenCalledWith('device');
  const short = await draw(<DockerConfigView read={read} checks={{}} canKeep={false} add={add} />);
  expect(short.all('[data-action]').map((button) => button.dataset.action)).toEqual(['add-session']);
});

test('accounts are shown with their state, and removed in one click', async () => {
  const remove = vi.fn();
  const accounts = [
    { registry: 'docker.io', account: 'reader', keep: 'device', refused: 'wrong' },
    { registry: 'ghcr.io', account: '<b>me</b>', keep: 'session', refused: null },
  ] as const;
  const page = await draw(
    <AccountList accounts={[...accounts]} hub={null} remove={remove} approvePackages={null} />,
  );
  expect(page.text()).toContain('<b>me</b>');
  expect(page.one('[data-registry="docker.io"] .alert').textContent).toContain('Docker Hub');
  await page.click('[data-registry="ghcr.io"] [data-action="remove"]');
  expect(remove).toHaveBeenCalledWith('ghcr.io');
});

describe('GitHub’s packages API for the token of ghcr.io', () => {
  const of = (registry: string) => ({ registry, account: 'me', keep: 'session', refused: null }) as const;
  const list = (registries: string[], approve: (() => void) | null) =>
    draw(<AccountList accounts={registries.map(of)} hub={null} remove={vi.fn()} approvePackages={approve} />);

  test('is offered beside that account only, with the host that gets the token', async () => {
    const approve = vi.fn();
    const page = await list(['docker.io', 'ghcr.io', 'ghcr.io.example.com', 'lscr.io'], approve);
    expect(page.all('[data-offer]')).toHaveLength(1);
    const offer = page.one('[data-registry="ghcr.io"] [data-offer="packages"]');
    expect(offer.querySelector('p')?.textContent).toMatch(/api\.github\.com.*100.*read:packages/);
    expect(offer.querySelector('button')?.textContent).toContain('api.github.com');
    expect(approve).not.toHaveBeenCalled();
    await page.click('[data-action="approve-packages"]');
    expect(approve).toHaveBeenCalledTimes(1);
  });

  test('is not offered if it is approved, nor without such an account', async () => {
    expect((await list(['ghcr.io'], null)).all('[data-offer]')).toEqual([]);
    expect((await list(['docker.io'], vi.fn())).all('[data-offer]')).toEqual([]);
  });
});

test('a host is used by its registry name; anything else is rejected', async () => {
  const use = vi.fn();
  const page = await draw(<HostLine id="x" label="l" action="a" use={use} />);
  await page.type('#x', 'https://R.test:5000/v2/');
  await page.click('button');
  expect(use).toHaveBeenCalledWith('r.test:5000');
});

test('permissions are listed by host; missing ones of Docker have a button', async () => {
  const [allow, withdraw] = [vi.fn(), vi.fn()];
  const given = ['https://quay.io/*', 'http://localhost/*'];
  const missing = ['https://hub.docker.com/*'];
  const page = await draw(<PermissionList {...{ given, missing, allow, withdraw }} />);
  expect(page.all('[data-origin] > span').map((name) => name.textContent)).toEqual([
    'quay.io',
    'http://localhost',
  ]);
  await page.click('[data-action="allow-docker"]');
  expect(allow).toHaveBeenCalledWith(missing);
  await page.click('[data-origin="https://quay.io/*"] button');
  expect(withdraw).toHaveBeenCalledWith('https://quay.io/*');
});

describe('an image that may be private', () => {
  const signIn = signInAddress('r.test:5000', false);

  test('offers signing in, at the options for that registry', async () => {
    const page = await draw(
      <SignInOffer
        failure={{ kind: 'unauthorized' }}
        registry="r.test:5000"
        signIn={signIn}
        approve={vi.fn()}
      />,
    );
    expect(page.one('[data-action="sign-in"]').getAttribute('href')).toBe(
      'options.html#registry=r.test%3A5000',
    );
    expect(page.one('[data-error]').dataset.error).toBe('unauthorized');
  });

  test('names the host that needs the stored sign-in', async () => {
    const approve = vi.fn();
    const failure = { kind: 'unauthorized', hosts: ['auth.test'] } as const;
    const page = await draw(
      <SignInOffer
        failure={{ ...failure, hosts: [...failure.hosts] }}
        registry="r.test"
        signIn={signIn}
        approve={approve}
      />,
    );
    expect(page.text()).toContain('auth.test');
    await page.click('[data-action="approve"]');
    expect(approve).toHaveBeenCalledWith(['auth.test']);
  });
});

describe('a switch', () => {
  const drawn = (on: boolean, set: (on: boolean) => Promise<unknown>) => (
    <Switch
      mark={{ 'data-feature': 'dock' }}
      title="Docked panel"
      about="Shows the facts"
      on={on}
      answer={{}}
      set={set}
    />
  );

  test('stays as clicked while the worker saves, and goes back if that fails', async () => {
    let fail: (reason: Error) => void = () => undefined;
    const set = vi.fn(
      () =>
        new Promise<void>((_, reject) => {
          fail = reject;
        }),
    );
    const page = await draw(drawn(true, set));
    const box = page.one('input') as HTMLInputElement;
    await page.click('input');
    expect([set.mock.calls, box.checked]).toEqual([[[false]], false]);
    await page.redraw(drawn(true, set));
    expect(box.checked).toBe(false);
    fail(new Error('no'));
    await vi.waitFor(() => expect(box.checked).toBe(true));
  });

  test('follows the first answer after it was saved, the same as before the click too', async () => {
    const set = () => Promise.resolve();
    const page = await draw(drawn(false, set));
    const box = page.one('input') as HTMLInputElement;
    await page.click('input');
    expect(box.checked).toBe(true);
    await page.redraw(drawn(false, set)); // a settings file was loaded meanwhile
    expect(box.checked).toBe(false);
  });
});

test.each([
  [null, ''],
  [{ gone: true }, ''],
  [{ gone: false }, 'Couldn’t delete it from this device'],
])('a warning is shown only if the device still holds what was to be erased: %j', async (erased, said) => {
  const { root } = await draw(<ErasedNote erased={erased} />);
  expect(root.textContent?.startsWith(said) && root.textContent.length > 0).toBe(said !== '');
});
