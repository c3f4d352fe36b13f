/** Where the API stands. A mini-program has no origin of its own; its address is set at build time. */
export const apiOrigin = API_ORIGIN;
