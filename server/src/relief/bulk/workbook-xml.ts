import { SaxesParser } from 'saxes';
import type { SaxesTagPlain } from 'saxes';
import { SheetFault, damaged } from './sheet-fault.ts';

/** Deepest nesting; a worksheet's own is 7. */
const MAX_DEPTH = 64;

/** What a part of a workbook is read with; names come without their prefixes. */
export interface XmlReader {
  open?(name: string, attributes: Record<string, string>): void;
  close?(name: string): void;
  text?(text: string): void;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Reads a part as it is inflated. Document types are refused: a workbook has none, and what they
 * declare is how XML is made to grow or to fetch.
 *
 * @throws SheetFault when it is not well-formed, and what the reader throws
 */
export async function readXml(chunks: AsyncIterable<Buffer>, reader: XmlReader): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  parser.on('error', () => {
    throw damaged();
  });
  parser.on('doctype', () => {
    throw damaged();
  });
  parser.on('opentag', (tag: SaxesTagPlain) => {
    if (++depth > MAX_DEPTH) throw damaged();
    reader.open?.(localName(tag.name), plainAttributes(tag.attributes));
  });
  parser.on('closetag', (tag: SaxesTagPlain) => {
    depth -= 1;
    reader.close?.(localName(tag.name));
  });
  parser.on('text', (text) => reader.text?.(text));
  parser.on('cdata', (text) => reader.text?.(text));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of chunks) parser.write(decoder.decode(chunk, { stream: true }));
    parser.write(decoder.decode());
    parser.close();
  } catch (error) {
    throw isNoUtf8(error) ? damaged() : error;
  }
}

const isNoUtf8 = (error: unknown): boolean =>
  error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA';

function plainAttributes(attributes: Record<string, string>): Record<string, string> {
  const plain: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const name in attributes) plain[localName(name)] = attributes[name] ?? '';
  return plain;
}

/** Longest text that is kept of one cell: past what any rule allows, it only has to be seen as too long. */
const MAX_TEXT = 4000;

/** Puts the pieces of one text together: runs of rich text, and Excel's _x000D_ for characters of its own. */
export class TextCollector {
  private collected = '';

  add(text: string): void {
    if (this.collected.length < MAX_TEXT) this.collected += text.slice(0, MAX_TEXT);
  }

  take(): string {
    const text = this.collected.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
    this.collected = '';
    return text;
  }
}

/** @throws SheetFault when more is kept than any sheet for people has */
export function requireFewer(count: number, most: number): void {
  if (count > most) throw new SheetFault('too-complex', '表格内容太复杂，请只保留模板里的列后再上传');
}
