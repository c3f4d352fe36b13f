import { Injectable } from '@nestjs/common';
import { Setting } from './setting.entity.ts';
import { Database } from './database.ts';
import type { Config } from './config.ts';

/**
 * Whether this installation is the demonstration city. The first start writes it into the database
 * and later starts keep it: made-up people never mix with real ones.
 */
@Injectable()
export class Mode {
  private constructor(readonly demo: boolean) {}

  /**
   * @throws Error in production on a database that holds the demonstration city, and where DEMO
   * asks for the opposite of what the database was made as
   */
  static async establish(database: Database, config: Config): Promise<Mode> {
    const stored = await database.read((tx) => tx.orm.findOneBy(Setting, { name: 'demo' }));
    if (stored === null) {
      const demo = config.demoWanted ?? (config.database.kind === 'embedded' && !config.production);
      await database.write((tx) => tx.orm.insert(Setting, { name: 'demo', value: String(demo) }));
      return new Mode(demo);
    }
    const demo = stored.value === 'true';
    if (demo && config.production)
      throw new Error('This database holds the demonstration city; production refuses it');
    if (config.demoWanted !== undefined && config.demoWanted !== demo) {
      throw new Error(`This database was made with DEMO=${demo}; start it so, or use another one`);
    }
    return new Mode(demo);
  }
}
