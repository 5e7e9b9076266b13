/** Names of Windows versions by their build. Source: Microsoft's list of Windows container base images. */
const WINDOWS: Record<string, string> = {
  14393: 'Server 2016',
  17763: 'Server 2019',
  18362: 'Server 1903',
  18363: 'Server 1909',
  19041: 'Server 2004',
  19042: 'Server 20H2',
  20348: 'Server 2022',
  25398: 'Server 23H2',
  26100: 'Server 2025',
};

/** A platform key for people: `windows/amd64@10.0.26100.4946` → `windows/amd64, Server 2025 (10.0.26100.4946)`. */
export function platformName(key: string): string {
  const [platform = '', version] = key.split('@');
  if (version === undefined) return platform;
  const build = version.split('.')[2] ?? '';
  const name = Object.hasOwn(WINDOWS, build) ? WINDOWS[build] : undefined;
  return name ? `${platform}, ${name} (${version})` : `${platform}, ${version}`;
}
