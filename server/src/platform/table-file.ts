import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { pdfStream } from './table-pdf.ts';
import { csvStream, xlsxStream } from './table-stream.ts';
import type { Table } from './table-stream.ts';

const FORMATS = {
  xlsx: { write: xlsxStream, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  csv: { write: csvStream, type: 'text/csv; charset=utf-8' },
  pdf: { write: pdfStream, type: 'application/pdf' },
} as const;
export type TableFormat = keyof typeof FORMATS;

/** Tables on their way out of the server. */
export interface TableFile {
  /** Sheets of a workbook, or one after the other. */
  tables: readonly Table[];
  format: TableFormat;
  /** What the file is called, without the ending. */
  name: string;
}

/** Sends tables as a file that is written while its rows are read; nobody on the way keeps it. */
export function sendTable({ tables, format, name }: TableFile, reply: FastifyReply): StreamableFile {
  void reply.header('cache-control', 'no-store');
  const { write, type } = FORMATS[format];
  return new StreamableFile(write(tables), {
    type,
    // RFC 6266: the name in UTF-8, and one that old clients can read
    disposition: `attachment; filename="table.${format}"; filename*=UTF-8''${encodeURIComponent(`${name}.${format}`)}`,
  });
}
