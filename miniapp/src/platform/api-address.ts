/** Where the API stands. A mini-program has no origin of its own; its address is set at build time. */
export const apiOrigin = process.env.TARO_APP_API_ORIGIN ?? 'http://127.0.0.1:3000';
