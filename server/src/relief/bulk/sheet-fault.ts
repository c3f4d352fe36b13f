/** Why a file as a whole is no sheet that can be read, and what to do about it, in Chinese. */
export class SheetFault extends Error {
  override name = 'SheetFault';
  readonly code: string;
  readonly text: string;

  constructor(code: string, text: string) {
    super(`${code}: ${text}`);
    this.code = code;
    this.text = text;
  }
}

export const damaged = (): SheetFault =>
  new SheetFault('damaged', '文件已损坏或没有传完整，请用 Excel 或 WPS 打开另存为 .xlsx 后再上传');
