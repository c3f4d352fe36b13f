import { createRequire } from 'node:module';

/** What begins no line: it takes the character before it along. */
const NOT_FIRST = /^[）〕】」』》”’，。；：、！？,.;:!?)%]$/;

export const FONT = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
);

/** What the library keeps of a font and does not tell its types of. */
interface OpenedFont {
  /** Every word it ever set: it grows with the document. */
  layoutCache: Record<string, unknown>;
  font: { hasGlyphForCodePoint(code: number): boolean };
}

/** Noto Sans SC in a document, and how its letters fill lines. */
export class PdfLetters {
  private readonly advances = new Map<string, number>();
  private readonly font: OpenedFont;

  constructor(private readonly document: PDFKit.PDFDocument) {
    document.font(FONT);
    this.font = (document as unknown as { _font: OpenedFont })._font;
  }

  /** Lets go of the words that were set, so that memory stays flat over many pages. */
  forget(): void {
    this.font.layoutCache = Object.create(null) as Record<string, unknown>;
  }

  /** Lines that fit a width at the present size; Chinese breaks anywhere. */
  wrapped(text: string, width: number): string[] {
    const lines: string[] = [];
    let line = '';
    let used = 0;
    for (const character of this.known(text)) {
      const advance = this.advanceOf(character);
      if (used + advance > width && line !== '') {
        const carried = NOT_FIRST.test(character) ? (Array.from(line).at(-1) ?? '') : '';
        lines.push(line.slice(0, line.length - carried.length));
        line = carried;
        used = carried === '' ? 0 : this.advanceOf(carried);
      }
      line += character;
      used += advance;
    }
    return [...lines, line];
  }

  /** At the present size; the library would set the character anew each time. */
  private advanceOf(character: string): number {
    const { document } = this;
    const size = (document as unknown as { _fontSize: number })._fontSize;
    const known = this.advances.get(character);
    if (known !== undefined) return known * size;
    const advance = document.widthOfString(character) / size;
    this.advances.set(character, advance);
    return advance * size;
  }

  private known(text: string): string[] {
    return Array.from(text.toWellFormed()).flatMap((character) => {
      const code = character.codePointAt(0) ?? 0;
      if (code < 0x20) return [' '];
      return this.font.font.hasGlyphForCodePoint(code)
        ? [character]
        : Array.from(`〔U+${code.toString(16).toUpperCase()}〕`);
    });
  }
}
