import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { DocumentType } from '@benefit/shared/identity/document-rules';
import type { ReportContent, ReturnItem } from '@benefit/shared/relief/report-contract';
import { canonicalJson } from '@benefit/shared/canonical-json';
import { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import type { Place } from '../../platform/crypto/field-cipher.ts';

/** Whom a report is about, where no bound identity says so: what a department reported. */
export type ReportSubject =
  | {
      kind: 'person';
      name: string;
      documentType: DocumentType;
      documentNumber: string;
      gender: 'male' | 'female';
      /** How and when the person agreed (郑信用办〔2021〕23号 四). */
      consent: string;
    }
  | { kind: 'enterprise'; name: string; creditCode: string };

/** What is sealed of a report. */
export type SealedContent = Pick<ReportContent, 'fields' | 'deed' | 'place' | 'position' | 'declarations'> & {
  witness: string;
  subject?: ReportSubject;
};

/** Words of one event. */
export interface EventWords {
  reason?: string;
  items?: ReturnItem[];
}

interface Keyed {
  id: string;
  dataKey: string;
}

const place = (row: string, column: string): Place => ({ table: 'report', column, row });

/** Seals and opens what belongs to one report, under that report's own key. */
@Injectable()
export class ReportVault {
  constructor(private readonly cipher: FieldCipher) {}

  /** A fresh key for a new report, wrapped for its row. */
  newKey(reportId: string): string {
    return this.cipher.newPersonKey(place(reportId, 'data_key'));
  }

  sealContent(report: Keyed, content: SealedContent): string {
    return this.seal(report, 'content', JSON.stringify(content));
  }

  openContent(report: Keyed & { contentSealed: string }): SealedContent {
    return JSON.parse(this.open(report, 'content', report.contentSealed)) as SealedContent;
  }

  sealItems(report: Keyed, items: readonly ReturnItem[]): string {
    return this.seal(report, 'items', JSON.stringify(items));
  }

  openItems(report: Keyed & { itemsSealed: string }): ReturnItem[] {
    return JSON.parse(this.open(report, 'items', report.itemsSealed)) as ReturnItem[];
  }

  /** Words of an event, a remark or a file name; `row` is the row they stand in. */
  sealWords(report: Keyed, table: string, row: string, text: string): string {
    return this.cipher.sealFor(this.keyOf(report), text, { table, column: 'words', row });
  }

  openWords(report: Keyed, table: string, row: string, sealed: string): string {
    return this.cipher.openFor(this.keyOf(report), sealed, { table, column: 'words', row });
  }

  nameHash(name: string): string {
    return this.cipher.lookupHash('report-name', name);
  }

  receiptHash(receiptNumber: string): string {
    return this.cipher.lookupHash('receipt', receiptNumber.trim().toUpperCase());
  }

  creditCodeHash(creditCode: string): string {
    return this.cipher.lookupHash('credit-code', creditCode);
  }

  /** Tells whether the same content was put again; keyed, since the content is personal. */
  contentHash(content: unknown): string {
    const digest = createHash('sha256').update(canonicalJson(content)).digest('hex');
    return this.cipher.lookupHash('report-content', digest);
  }

  private seal(report: Keyed, column: string, text: string): string {
    return this.cipher.sealFor(this.keyOf(report), text, place(report.id, column));
  }

  private open(report: Keyed, column: string, sealed: string): string {
    return this.cipher.openFor(this.keyOf(report), sealed, place(report.id, column));
  }

  private keyOf({ id, dataKey }: Keyed): string {
    return this.cipher.open(dataKey, place(id, 'data_key'));
  }
}
