/** A reason of a bonus, taken apart so that the points stand out. */
export interface ReasonParts {
  /** `+3` */
  points: string;
  /** `受灾群众帮扶、卫生防疫一线，26 小时` */
  deed: string;
  /** `原计 5 分，按上限计 3 分`, where a limit took some away. */
  capped: string | null;
}

/** Takes the server's words apart: the version is said once, in the head of the table. */
export function reasonParts(text: string): ReasonParts {
  const [points = '', ...rest] = text.split('，');
  const version = rest.findIndex((part) => /^规则第 \d+ 版$/.test(part));
  const until = version === -1 ? rest.length : version;
  const after = rest.slice(until + 1).join('，');
  return { points, deed: rest.slice(0, until).join('，'), capped: after === '' ? null : after };
}
