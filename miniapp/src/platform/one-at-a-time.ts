/** Runs work that no second copy of the app may do at the same time. WeChat runs one copy. */
export function oneAtATime(_name: string, work: () => Promise<void>): Promise<void> {
  return work();
}
