/** The template's second sheet: what may be filled in, with an example. It is never read. */
export const GUIDE_SHEET = '可填内容';
