import * as z from 'zod/mini';

// First of all imports: zod's fast path calls `new Function`, which WeChat and a strict CSP forbid.
z.config({ jitless: true });
