/** Sites whose names are like those of registries, and whose pages are about other things. */
const OTHER_SITES =
  /^(?:https?:\/\/)?(?:registry\.(?:terraform\.io|opentofu\.org|npmjs\.org|npmjs\.com|yarnpkg\.com|bazel\.build)|containers\.dev|containers\.github\.io|docker-curriculum\.com|docker-py\.\S+|docker\.(?:com|github\.io)|oci\.(?:dev|dag\.dev)|opencontainers\.org|container-registry\.com|containerd\.io|docker-mailserver\.\S+|docker-[\w-]+\.(?:com|org|dev|readthedocs\.io|github\.io))(?:[/:?#]|$)/i;

/** Whether an address may be read as one of an image: it is not of a site that is known for other things. */
export const isRegistryAddress = (text: string): boolean => !OTHER_SITES.test(text);
