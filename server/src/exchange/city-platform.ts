/** A record as it is handed to the city platform: JSON, with personal data, so it is kept nowhere else. */
export interface PlatformRecord {
  /** Handing the same id over again replaces the same record. */
  id: string;
  kind: 'relief-deed';
  content: Record<string, unknown>;
}

/** 市信用平台 (郑信用办〔2021〕23号 四 1, 五 2): takes what is recognised and checked. */
export abstract class CityPlatform {
  /** @throws Error while the record was not taken; it is tried again */
  abstract push(record: PlatformRecord): Promise<void>;
}
