import { Global, Module } from '@nestjs/common';
import type { DynamicModule, OnApplicationShutdown } from '@nestjs/common';
import { TypeOrmModule, getDataSourceToken } from '@nestjs/typeorm';
import path from 'node:path';
import type { DataSource } from 'typeorm';
import { Clock } from './clock.ts';
import { CONFIG } from './config.ts';
import type { Config } from './config.ts';
import { FieldCipher } from './crypto/field-cipher.ts';
import { Keyring } from './crypto/keyring.ts';
import { Database } from './database.ts';
import { HealthController } from './health.controller.ts';
import { Metrics } from './metrics.ts';
import { MetricsController } from './metrics.controller.ts';
import { Mode } from './mode.ts';
import { openDatabase } from './open-database.ts';
import { OutboxService } from './outbox.service.ts';
import { RateLimits } from './rate-limits.ts';

/** Closes the door after everything that goes through it has finished. */
class DatabaseCloser implements OnApplicationShutdown {
  constructor(private readonly database: Database) {}

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}

/** What no feature owns, there for all of them. */
@Global()
@Module({})
export class PlatformModule {
  /** @param connect opens and migrates the database; it lives as long as the application */
  static create(config: Config, clock: Clock, connect: () => Promise<DataSource>): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () =>
            ({ type: config.database.kind === 'embedded' ? 'better-sqlite3' : 'mariadb' }) as never,
          dataSourceFactory: connect,
        }),
      ],
      controllers: [HealthController, MetricsController],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: Clock, useValue: clock },
        {
          provide: Database,
          useFactory: (source: DataSource) => openDatabase(config, source),
          inject: [getDataSourceToken()],
        },
        { provide: Keyring, useFactory: () => loadKeyring(config, clock) },
        {
          provide: Mode,
          useFactory: (database: Database) => Mode.establish(database, config),
          inject: [Database],
        },
        {
          provide: DatabaseCloser,
          useFactory: (database: Database) => new DatabaseCloser(database),
          inject: [Database],
        },
        FieldCipher,
        Metrics,
        OutboxService,
        RateLimits,
      ],
      exports: [CONFIG, Clock, Database, Keyring, Mode, FieldCipher, Metrics, OutboxService, RateLimits],
    };
  }
}

const loadKeyring = (config: Config, clock: Clock): Keyring =>
  Keyring.load(config.keysFile ?? path.join(config.dataDir, 'keys.json'), {
    mayMake: config.keysFile === undefined && !config.production,
    now: clock.now(),
  });
