import { promisify } from 'node:util';
import yauzl from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { SheetFault, damaged } from './sheet-fault.ts';

/** Most files inside a workbook; one with many pictures has some dozens. */
const MAX_ENTRIES = 500;
/** Most bytes that are inflated of one workbook: 20,000 full rows need about half of it. */
const MAX_INFLATED_BYTES = 128 * 1024 * 1024;

const OLE_MAGIC = Buffer.from('d0cf11e0a1b11ae1', 'hex');
/** The stream that an encrypted workbook has in its OLE folder, in UTF-16. */
const ENCRYPTED_STREAM = Buffer.from('EncryptedPackage', 'utf16le');

const openZip = promisify<Buffer, yauzl.Options, ZipFile>(yauzl.fromBuffer);

/** The parts of a workbook, inflated one by one and never past the limit, whatever the archive claims. */
export class WorkbookArchive {
  private inflatedBytes = 0;
  private readonly zip: ZipFile;
  private readonly entries: ReadonlyMap<string, Entry>;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.zip = zip;
    this.entries = entries;
  }

  /** @throws SheetFault when it is another kind of file, encrypted, damaged, or carries macros */
  static async open(bytes: Buffer): Promise<WorkbookArchive> {
    refuseOtherKinds(bytes);
    const zip = await openZip(bytes, { lazyEntries: true, validateEntrySizes: true }).catch(() => {
      throw damaged();
    });
    return new WorkbookArchive(zip, await entriesOf(zip));
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** @throws SheetFault when it is not there, does not inflate to what it claims, or is too large */
  async *chunks(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name.toLowerCase());
    if (entry === undefined) throw damaged();
    if (this.inflatedBytes + entry.uncompressedSize > MAX_INFLATED_BYTES) throw tooLarge();
    const stream = await promisify<Entry, NodeJS.ReadableStream>((wanted, done) =>
      this.zip.openReadStream(wanted, done as never),
    )(entry).catch(() => {
      throw damaged();
    });
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        this.inflatedBytes += chunk.length;
        if (this.inflatedBytes > MAX_INFLATED_BYTES) throw tooLarge();
        yield chunk;
      }
    } catch (error) {
      throw error instanceof SheetFault ? error : damaged();
    }
  }
}

const tooLarge = (): SheetFault =>
  new SheetFault('too-large', '表格展开后太大，请只保留模板里的列，或拆成几份上传');

function refuseOtherKinds(bytes: Buffer): void {
  if (bytes.length === 0) throw new SheetFault('empty', '文件是空的，请重新选择');
  if (bytes.subarray(0, OLE_MAGIC.length).equals(OLE_MAGIC)) {
    throw bytes.includes(ENCRYPTED_STREAM)
      ? new SheetFault('encrypted', '文件设了打开密码，请取消密码后再上传')
      : new SheetFault('old-format', '这是旧版 .xls 文件，请另存为 .xlsx 后再上传');
  }
  if (!bytes.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))) {
    throw new SheetFault('not-a-workbook', '这不是 .xlsx 表格，请下载模板填写');
  }
}

/** All entries by their name in lower case, as part names are compared in OPC. */
function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on('error', () => reject(damaged()));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      const name = entry.fileName.toLowerCase();
      if (entry.isEncrypted()) return reject(new SheetFault('encrypted', '文件加了密，请取消密码后再上传'));
      if (/vbaproject\.bin$|^xl\/macrosheets\//.test(name)) return reject(macros());
      if (entries.has(name) || entries.size >= MAX_ENTRIES) return reject(damaged());
      entries.set(name, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

/** What a workbook with macros is answered. */
export const macros = (): SheetFault =>
  new SheetFault('macros', '文件带有宏，请另存为不带宏的 .xlsx 后再上传');
