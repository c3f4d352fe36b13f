/** The pages and the API stand on one origin. */
export const apiOrigin = '';
