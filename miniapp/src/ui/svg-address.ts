/** A `data:` address of an SVG picture, for backgrounds and masks on both targets. */
export function svgAddress(svg: string): string {
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;
}
