/** A platform key, which breaks between its parts alone: `linux/amd64`, `windows/amd64@10.0.26100.4946`. */
export const PlatformKey = ({ platform }: { platform: string }) => (
  <span class="parts">
    {platform.split(/(?<=\/)|(?=@)/).map((part, at) => (
      <span key={part}>
        {at > 0 && <wbr />}
        <span>{part}</span>
      </span>
    ))}
  </span>
);
