import * as z from 'zod/mini';
import type { Endpoint } from '../endpoint.ts';
import { Instant } from '../schema.ts';

/** What a client asks first: which mode it talks to and what the server's clock says. */
export const getSystem = {
  method: 'GET',
  path: '/system',
  access: 'anyone',
  status: 200,
  response: z.object({
    /** True where accounts, people and venues are made up; every page then says so. */
    demo: z.boolean(),
    serverTime: Instant,
    /** The privacy notice in force; consent is given to a version of it. */
    consent: z.object({ version: z.string(), title: z.string(), paragraphs: z.array(z.string()) }),
    /** Cities that can be chosen at the binding: the home city first, then the partner cities. */
    cities: z.array(z.string()),
  }),
  summary: 'Mode, clock, privacy notice in force, recognised cities',
} as const satisfies Endpoint;
