/** GitHub's packages API, opt-in: reading from ghcr.io does not need it. */
export const GITHUB_API = 'api.github.com';
export const GHCR = 'ghcr.io';

/** The API behind Amazon's gallery of public images. */
export const ECR_GALLERY = 'api.us-east-1.gallery.ecr.aws';
