import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Database } from './database.ts';
import { Problem } from './problem.ts';
import { Open } from './route.ts';

/** For whoever runs the server: is the process alive, and may it have traffic. */
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(private readonly database: Database) {}

  @Open()
  @Get('/healthz')
  health(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** @throws Problem `unavailable` while the database does not answer */
  @Open()
  @Get('/readyz')
  async ready(): Promise<{ status: 'ok' }> {
    try {
      await this.database.read((tx) => tx.query('SELECT 1'));
    } catch (cause) {
      throw new Problem('unavailable', { retry: true }, { cause });
    }
    return { status: 'ok' };
  }
}
