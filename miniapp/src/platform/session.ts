import { Me, getMe } from '@benefit/shared/identity/identity-contract';
import { endSession } from '@benefit/shared/identity/session-contract';
import type { Session } from '@benefit/shared/identity/session-contract';
import * as z from 'zod/mini';
import { create } from 'zustand';
import { call } from './call';
import type { Failure } from './call';
import { readSecret, removeSecret, writeSecret } from './secure-storage';
import { currentTokens, keepTokens, useTokens } from './session-tokens';
import { forgetRemote } from './use-remote';

const ME_KEY = 'me';

/** Secrets of the person who is signed in: gone from the phone when the session is. */
const OWN_SECRETS = [ME_KEY, 'pass', 'enterprise-passes'];

interface SessionState {
  /** `starting` until the phone was asked whether anybody is signed in. */
  phase: 'starting' | 'signed-out' | 'signed-in';
  session: Session | null;
  /** The account as last heard of, also from an earlier start. */
  me: Me | null;
  meFailure: Failure | null;
  login: (session: Session) => Promise<void>;
  logout: () => Promise<void>;
  reloadMe: () => Promise<void>;
  /** Takes the account from an answer that carries it. */
  learnMe: (me: Me) => Promise<void>;
}

export const useSession = create<SessionState>((set, get) => ({
  phase: 'starting',
  session: null,
  me: null,
  meFailure: null,
  login: async (session) => {
    await forgetPerson();
    set({ me: null, meFailure: null });
    await keepTokens(session);
    await get().reloadMe();
  },
  logout: async () => {
    // Without a network the tokens are forgotten here and end by themselves there.
    await call(endSession);
    await keepTokens(null);
  },
  reloadMe: async () => {
    const result = await call(getMe);
    if (result.ok) await get().learnMe(result.value);
    else set({ meFailure: result.failure });
  },
  learnMe: async (me) => {
    set({ me, meFailure: null });
    await writeSecret(ME_KEY, JSON.stringify(me));
  },
}));

/** Finds out whether anybody is signed in; called once, when the app starts. */
export async function startSession(): Promise<void> {
  const tokens = await currentTokens();
  if (!tokens) return useSession.setState({ phase: 'signed-out' });
  useSession.setState({ phase: 'signed-in', session: tokens, me: await keptMe() });
  await useSession.getState().reloadMe();
}

// However the tokens go, by log-out or by a session that ended, the person goes with them.
useTokens.subscribe(({ tokens }) => {
  if (tokens === undefined) return;
  const { phase } = useSession.getState();
  if (tokens)
    return useSession.setState({ phase: phase === 'starting' ? phase : 'signed-in', session: tokens });
  useSession.setState({ phase: 'signed-out', session: null, me: null, meFailure: null });
  void forgetPerson();
});

async function forgetPerson(): Promise<void> {
  forgetRemote();
  await Promise.all(OWN_SECRETS.map((key) => removeSecret(key)));
}

async function keptMe(): Promise<Me | null> {
  const text = await readSecret(ME_KEY);
  const read = text === null ? null : z.safeParse(Me, JSON.parse(text));
  return read?.success ? read.data : null;
}
