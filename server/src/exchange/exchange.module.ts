import path from 'node:path';
import { Module } from '@nestjs/common';
import { CONFIG } from '../platform/config.ts';
import type { Config } from '../platform/config.ts';
import { FieldCipher } from '../platform/crypto/field-cipher.ts';
import { CityPlatform } from './city-platform.ts';
import { ExchangeService } from './exchange.service.ts';
import { FolderCityPlatform } from './folder-city-platform.ts';
import { OutboxRepository } from './outbox.repository.ts';

/** Delivers what has to leave the house. */
@Module({
  providers: [
    {
      provide: CityPlatform,
      inject: [CONFIG, FieldCipher],
      useFactory: ({ dataDir }: Config, cipher: FieldCipher): CityPlatform =>
        new FolderCityPlatform(path.join(dataDir, 'exchange'), cipher),
    },
    ExchangeService,
    OutboxRepository,
  ],
  exports: [ExchangeService],
})
export class ExchangeModule {}
