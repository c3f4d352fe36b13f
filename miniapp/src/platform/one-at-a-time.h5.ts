/** Runs work that no other tab may do at the same time; it waits for its turn. */
export async function oneAtATime(name: string, work: () => Promise<void>): Promise<void> {
  // An old browser has no locks: two tabs then ask the server for each other's progress, nothing worse.
  if (!('locks' in navigator)) return work();
  await navigator.locks.request(name, work);
}
